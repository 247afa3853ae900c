#include "indexer/build/publisher.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "common/index/columns.h"
#include "common/index/deleted.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/build/date_merge.h"
#include "indexer/build/merge.h"
#include "indexer/build/segment_builder.h"

namespace dateline {

void Publisher::publish(Manifest next) {
  ++next.generation;
  sync_path(index_ + "/segments");
  publish_manifest(index_, next);
  manifest_ = std::move(next);
}

void Publisher::publish(Batch& batch) {
  std::vector<Article> articles = batch.take();
  std::stable_sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
    return order_of(a.date) < order_of(b.date);
  });
  Manifest next = manifest_;
  const std::string name = segment_name(next.next_segment++);
  SegmentBuilder builder(segment_path(index_, name), workers_);
  for (Article& article : articles) builder.add(std::move(article));
  articles = {};
  next.segments.push_back({name, builder.finish(), 0, 0});
  if (!batch.replaced().empty()) bury(Snapshot(index_), batch.replaced(), next);
  publish(std::move(next));
  merge_small_segments();
}

void Publisher::bury(const Snapshot& snapshot, const std::vector<std::string>& ids,
                     Manifest& manifest) const {
  std::map<std::uint32_t, Deleted> changed;
  for (const std::string& id : ids) {
    const auto address = snapshot.find(id);
    if (!address) continue;
    const Segment& segment = snapshot.segments()[address->segment];
    const auto [place, added] = changed.try_emplace(address->segment, segment.documents());
    for (DocIndex doc = 0; added && doc < segment.documents(); ++doc) {
      if (segment.deleted(doc)) place->second.add(doc);
    }
    place->second.add(address->doc);
  }
  for (const auto& [number, deleted] : changed) {
    SegmentEntry& entry = manifest.segments[number];
    entry.deleted = deleted.count();
    entry.deleted_version += 1;
    deleted.write(deleted_path(segment_path(index_, entry.name), entry.deleted_version));
  }
}

void Publisher::merge_small_segments() {
  for (auto chosen = choose_merge(manifest_); !chosen.empty(); chosen = choose_merge(manifest_)) {
    Manifest next = manifest_;
    const std::string name = segment_name(next.next_segment++);
    spdlog::debug("merging {} segments into {}", chosen.size(), name);
    const SegmentEntry merged = merge_segments(Snapshot(index_), chosen, name);
    std::vector<std::string> gone;
    for (auto number = chosen.rbegin(); number != chosen.rend(); ++number) {
      gone.push_back(next.segments[*number].name);
      next.segments.erase(next.segments.begin() + static_cast<std::ptrdiff_t>(*number));
    }
    next.segments.insert(next.segments.begin() + static_cast<std::ptrdiff_t>(chosen.front()),
                         merged);
    replace(std::move(next), gone);
  }
}

void Publisher::replace(Manifest next, const std::vector<std::string>& gone) {
  publish(std::move(next));
  for (const std::string& segment : gone) {
    std::error_code ignored;  // the next writer removes what stays
    std::filesystem::remove_all(segment_path(index_, segment), ignored);
  }
}

bool Publisher::optimize() {
  const Snapshot snapshot(index_);
  const auto& segments = snapshot.segments();
  if (segments.empty()) return false;
  if (segments.size() == 1 && segments[0].columns().runs().size() <= 1 &&
      manifest_.segments[0].deleted == 0) {
    return false;
  }
  Manifest next = manifest_;
  std::vector<std::string> gone;
  for (const SegmentEntry& segment : next.segments) gone.push_back(segment.name);
  next.segments.clear();
  const std::string name = segment_name(next.next_segment++);
  DateMerge documents(snapshot);
  auto address = documents.next();
  if (address) {
    SegmentBuilder builder(segment_path(index_, name), workers_);
    for (; address; address = documents.next()) {
      builder.add(segments[address->segment].article(address->doc));
      check_interrupted();
    }
    next.segments.push_back({name, builder.finish(), 0, 0});
  }
  replace(std::move(next), gone);
  return true;
}

}  // namespace dateline
