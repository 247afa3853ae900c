#include "searcher/engine/story_groups.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t kFirstPlaces = 1024;
constexpr std::uint64_t kMostExpected = std::uint64_t{1} << 18;  // filters may leave few of many

}  // namespace

// Where the story stands, or would stand.
StoryGroups::Place& StoryGroups::place_of(std::uint64_t story) {
  const std::size_t mask = places_.size() - 1;
  std::size_t at = story & mask;
  while (places_[at].story != 0 && places_[at].story != story) at = (at + 1) & mask;
  return places_[at];
}

void StoryGroups::resize(std::size_t places) {
  Table<Place> old(places);
  old.swap(places_);
  for (const Place& place : old) {
    if (place.story != 0) place_of(place.story) = place;
  }
}

void StoryGroups::expect(std::uint64_t results) {
  const auto expected = static_cast<std::size_t>(std::min(results, kMostExpected));
  const std::size_t places = std::bit_ceil(expected * 2 + 1);
  if (places > places_.size()) resize(places);
  firsts_.reserve(expected);
}

void StoryGroups::add(std::uint64_t story, const Ranked& ranked) {
  if (story == 0) {
    alone_.push_back(ranked);
    return;
  }
  if (firsts_.size() * 2 >= places_.size()) resize(std::max(kFirstPlaces, places_.size() * 2));
  Place& place = place_of(story);
  if (place.story == 0) {
    place = {story, static_cast<std::uint32_t>(firsts_.size())};
    firsts_.push_back(ranked);
    return;
  }
  Ranked& first = firsts_[place.number];
  const std::uint64_t similar = first.similar + ranked.similar + 1;
  if (ranks_before(sort_, ranked, first)) first = ranked;
  first.similar = similar;
}

void StoryGroups::add(StoryGroups other) {
  if (size() == 0) {
    *this = std::move(other);
    return;
  }
  for (const Place& place : other.places_) {
    if (place.story != 0) add(place.story, other.firsts_[place.number]);
  }
  alone_.insert(alone_.end(), other.alone_.begin(), other.alone_.end());
}

std::vector<Ranked> StoryGroups::best(std::size_t count) const {
  TopK top(sort_, count);
  for (const Ranked& ranked : firsts_) top.add(ranked);
  for (const Ranked& ranked : alone_) top.add(ranked);
  return top.take();
}

}  // namespace dateline
