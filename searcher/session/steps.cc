#include "searcher/session/steps.h"

namespace dateline {
namespace {

constexpr std::size_t kMostSteps = 1000;

bool alike(const State& a, const State& b) {
  return description(a) == description(b) && a.request.offset == b.request.offset;
}

}  // namespace

void Steps::add(State state) {
  if (alike(state, now())) {
    replace(std::move(state));
    return;
  }
  states_.resize(position_ + 1, states_.front());
  if (states_.size() == kMostSteps) states_.erase(states_.begin());
  states_.push_back(std::move(state));
  position_ = states_.size() - 1;
}

}  // namespace dateline
