#include "searcher/engine/story_groups.h"

namespace dateline {

void StoryGroups::add(std::uint64_t story, const Ranked& ranked) {
  if (story == 0) {
    alone_.push_back(ranked);
    return;
  }
  const auto [group, is_new] = groups_.emplace(story, ranked);
  if (is_new) return;
  const std::uint64_t similar = group->second.similar + ranked.similar + 1;
  if (ranks_before(sort_, ranked, group->second)) group->second = ranked;
  group->second.similar = similar;
}

void StoryGroups::add(const StoryGroups& other) {
  for (const auto& [story, ranked] : other.groups_) add(story, ranked);
  alone_.insert(alone_.end(), other.alone_.begin(), other.alone_.end());
}

std::vector<Ranked> StoryGroups::best(std::size_t count) const {
  TopK top(sort_, count);
  for (const auto& [story, ranked] : groups_) top.add(ranked);
  for (const Ranked& ranked : alone_) top.add(ranked);
  return top.take();
}

}  // namespace dateline
