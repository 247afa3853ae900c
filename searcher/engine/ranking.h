#pragma once

#include <cstddef>
#include <vector>

#include "searcher/engine/matches.h"
#include "searcher/engine/request.h"

namespace dateline {

// Whether `a` stands before `b`. By relevance, equal scores are ordered newest first; by date,
// equal dates by score. The undated are last either way.
bool ranks_before(Sort sort, const Ranked& a, const Ranked& b);

// Keeps the best `size` of what is added.
class TopK {
 public:
  TopK(Sort sort, std::size_t size) : sort_(sort), size_(size) {}

  bool full() const { return heap_.size() >= size_; }
  std::size_t capacity() const { return size_; }
  // The last of what is kept, when full and not of size 0.
  const Ranked& worst() const { return heap_.front(); }
  void add(const Ranked& ranked);
  // What another of the same order and size kept.
  void add(TopK other);
  // Best first; empties it.
  std::vector<Ranked> take();

 private:
  Sort sort_;
  std::size_t size_;
  std::vector<Ranked> heap_;  // the worst in front
};

}  // namespace dateline
