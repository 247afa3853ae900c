#include "searcher/engine/ranking.h"

#include <algorithm>
#include <utility>

namespace dateline {

bool ranks_before(Sort sort, const Ranked& a, const Ranked& b) {
  if (sort == Sort::kRelevance && a.score != b.score) return a.score > b.score;
  if (a.order != b.order) {
    const bool a_undated = a.order.day == kNoDay;
    const bool b_undated = b.order.day == kNoDay;
    if (a_undated != b_undated) return b_undated;
    return sort == Sort::kOldest ? a.order < b.order : a.order > b.order;
  }
  if (a.score != b.score) return a.score > b.score;
  return a.address < b.address;
}

void TopK::add(const Ranked& ranked) {
  if (size_ == 0) return;
  const auto before = [this](const Ranked& a, const Ranked& b) {
    return ranks_before(sort_, a, b);
  };
  if (full()) {
    if (!before(ranked, heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end(), before);
    heap_.back() = ranked;
  } else {
    heap_.push_back(ranked);
  }
  std::push_heap(heap_.begin(), heap_.end(), before);
}

void TopK::add(TopK other) {
  if (heap_.empty()) {
    heap_ = std::move(other.heap_);
  } else {
    for (const Ranked& ranked : other.heap_) add(ranked);
  }
}

std::vector<Ranked> TopK::take() {
  std::sort(heap_.begin(), heap_.end(),
            [this](const Ranked& a, const Ranked& b) { return ranks_before(sort_, a, b); });
  return std::move(heap_);
}

}  // namespace dateline
