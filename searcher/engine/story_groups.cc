#include "searcher/engine/story_groups.h"

#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kFirstPlaces = 1024;

}  // namespace

// Where the story stands, or would stand.
StoryGroups::Place& StoryGroups::place_of(std::uint64_t story) {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = story & mask;
  while (places_[at].story != 0 && places_[at].story != story) at = (at + 1) & mask;
  return places_[at];
}

void StoryGroups::grow() {
  std::vector<Place> old(places_.empty() ? kFirstPlaces : places_.size() * 2);
  old.swap(places_);
  for (const Place& place : old) {
    if (place.story != 0) place_of(place.story) = place;
  }
}

void StoryGroups::add(std::uint64_t story, const Ranked& ranked) {
  if (story != 0) {
    if (filled_ * 2 >= places_.size()) grow();
    Place& place = place_of(story);
    if (place.story == story) {
      Ranked& first = firsts_[place.number];
      const std::uint64_t similar = first.similar + ranked.similar + 1;
      if (ranks_before(sort_, ranked, first)) first = ranked;
      first.similar = similar;
      return;
    }
    place = {story, static_cast<std::uint32_t>(firsts_.size())};
    ++filled_;
  }
  firsts_.push_back(ranked);
  stories_.push_back(story);
}

void StoryGroups::add(StoryGroups other) {
  if (firsts_.empty()) {
    *this = std::move(other);
    return;
  }
  for (std::size_t i = 0; i < other.firsts_.size(); ++i) add(other.stories_[i], other.firsts_[i]);
}

std::vector<Ranked> StoryGroups::best(std::size_t count) const {
  TopK top(sort_, count);
  for (const Ranked& ranked : firsts_) top.add(ranked);
  return top.take();
}

}  // namespace dateline
