#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "searcher/session/state.h"

namespace dateline {

// The states a session has gone through, and where among them it is.
class Steps {
 public:
  explicit Steps(State first) { states_.push_back(std::move(first)); }

  const State& now() const { return states_[position_]; }
  const State& operator[](std::size_t step) const { return states_[step]; }
  std::size_t size() const { return states_.size(); }
  std::size_t position() const { return position_; }

  // Goes on to a state; what was undone is forgotten. A state like the one before is no step.
  void add(State state);
  // The state in the place of the one at hand, as before anything was searched.
  void replace(State state) { states_[position_] = std::move(state); }
  void go_to(std::size_t step) { position_ = step; }

 private:
  std::vector<State> states_;
  std::size_t position_ = 0;
};

}  // namespace dateline
