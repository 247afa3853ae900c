#include "indexer/build/publisher.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "common/index/columns.h"
#include "common/index/fingerprints.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/build/date_merge.h"
#include "indexer/build/merge.h"
#include "indexer/build/ready_article.h"
#include "indexer/build/segment_builder.h"
#include "indexer/build/stories.h"
#include "indexer/build/tombstones.h"

namespace dateline {
namespace {

// Of the live articles with these ids.
Tombstones tombstones_of(const Snapshot& snapshot, const std::vector<std::string>& ids) {
  Tombstones tombstones;
  for (const std::string& id : ids) {
    if (const auto address = snapshot.find(id)) tombstones.add(*address);
  }
  return tombstones;
}

}  // namespace

void Publisher::publish(Manifest next) {
  ++next.generation;
  sync_path(index_ + "/segments");
  publish_manifest(index_, next);
  manifest_ = std::move(next);
}

void Publisher::publish(Batch& batch) {
  auto [articles, fingerprints] = in_order_of_date(batch.take());
  const Snapshot snapshot(index_);
  const Tombstones replaced = tombstones_of(snapshot, batch.replaced());
  assign_stories(articles, fingerprints, snapshot,
                 [&](DocAddress address) { return !replaced.contains(address); });
  Manifest next = manifest_;
  const std::string name = segment_name(next.next_segment++);
  SegmentBuilder builder(segment_path(index_, name), workers_);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    builder.add(std::move(articles[i]), fingerprints[i]);
  }
  articles = {};
  fingerprints = {};
  next.segments.push_back({name, builder.finish(), 0, 0});
  replaced.bury(snapshot, next);
  publish(std::move(next));
  merge_small_segments();
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
    std::vector<Fingerprints> fingerprints;
    for (const std::string& segment : gone) {
      fingerprints.emplace_back(segment_path(index_, segment) + kFingerprintsPart);
    }
    SegmentBuilder builder(segment_path(index_, name), workers_);
    for (; address; address = documents.next()) {
      builder.add(segments[address->segment].article(address->doc),
                  fingerprints[address->segment].hashes(address->doc));
      check_interrupted();
    }
    next.segments.push_back({name, builder.finish(), 0, 0});
  }
  replace(std::move(next), gone);
  return true;
}

}  // namespace dateline
