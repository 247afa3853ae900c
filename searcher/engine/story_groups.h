#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/large_allocator.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/ranking.h"

namespace dateline {

// Results by story: of each story the one that ranks first, and how many there are. For one thread.
class StoryGroups {
 public:
  explicit StoryGroups(Sort sort) : sort_(sort) {}

  // Makes room for the stories of so many results.
  void expect(std::uint64_t results);

  // `story` is the number of the story in `columns`, a hash; 0 for an article that has none.
  void add(std::uint64_t story, const Ranked& ranked);
  // Has the processor fetch what add() will look at.
  void prefetch(std::uint64_t story) const {
    if (!places_.empty()) __builtin_prefetch(&places_[story & (places_.size() - 1)]);
  }
  // What others gathered, of the same order.
  void add(StoryGroups other);
  // How many stories there are; an article without one is a story of its own.
  std::uint64_t size() const { return firsts_.size() + alone_.size(); }
  // The best `count`, best first.
  std::vector<Ranked> best(std::size_t count) const;

 private:
  struct Place {
    std::uint64_t story = 0;  // 0: free
    std::uint32_t number = 0;
  };
  Place& place_of(std::uint64_t story);
  void resize(std::size_t places);

  template <typename T>
  using Table = std::vector<T, LargeAllocator<T>>;

  Sort sort_;
  Table<Ranked> firsts_;  // by number of the story
  std::vector<Ranked> alone_;
  Table<Place> places_;  // open addressing, half full at most; a power of two
};

}  // namespace dateline
