#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "searcher/engine/matches.h"
#include "searcher/engine/ranking.h"

namespace dateline {

// Results by story: of each story the one that ranks first, and how many there are. For one thread.
class StoryGroups {
 public:
  explicit StoryGroups(Sort sort) : sort_(sort) {}

  // `story` is the number of the story in `columns`; 0 for an article that has none.
  void add(std::uint64_t story, const Ranked& ranked);
  void add(const StoryGroups& other);
  // How many stories there are; an article without one is a story of its own.
  std::uint64_t size() const { return groups_.size() + alone_.size(); }
  // The best `count`, best first.
  std::vector<Ranked> best(std::size_t count) const;

 private:
  Sort sort_;
  std::unordered_map<std::uint64_t, Ranked> groups_;
  std::vector<Ranked> alone_;
};

}  // namespace dateline
