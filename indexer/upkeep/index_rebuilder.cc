#include "indexer/upkeep/index_rebuilder.h"

#include <utility>

#include "common/log.h"
#include "common/program.h"
#include "indexer/build/habits_file.h"
#include "indexer/build/orphans.h"
#include "indexer/upkeep/segment_rebuilder.h"

namespace dateline {
namespace {

void tell(const SegmentReport& report) {
  for (const Damage& damage : report.damage) {
    spdlog::warn("segment {}: {}", report.entry.name, damage.what);
  }
}

}  // namespace

RebuildReport rebuild_index(const std::string& index, bool all, std::size_t threads) {
  Manifest manifest = read_manifest(index);
  remove_orphans(index, manifest);
  RebuildReport report;
  report.segments = manifest.segments.size();
  for (std::size_t i = 0; i < manifest.segments.size(); ++i) {
    check_interrupted();
    SegmentReport found = check_segment(index, manifest.segments[i], CheckDepth::kSample);
    tell(found);
    if (!found.restorable()) {
      report.unrestorable.push_back(std::move(found));
      continue;
    }
    if (found.sound() && !all) continue;
    Manifest next = manifest;
    SegmentEntry& entry = next.segments[i];
    entry.name = segment_name(next.next_segment);
    rebuild_segment(segment_path(index, manifest.segments[i].name), segment_path(index, entry.name),
                    manifest.segments[i], threads);
    ++next.next_segment;
    ++next.generation;
    sync_path(index + "/segments");
    publish_manifest(index, next);
    manifest = std::move(next);
    ++report.rebuilt;
  }
  report.habits = drop_damaged_habits(index);
  remove_orphans(index, manifest);
  return report;
}

}  // namespace dateline
