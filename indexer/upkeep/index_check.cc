#include "indexer/upkeep/index_check.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "common/error.h"
#include "common/index/snapshot.h"
#include "common/program.h"
#include "indexer/build/habits_file.h"
#include "indexer/build/orphans.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Looks the articles up by their ids: of those with the same id, one lives. Only for a snapshot
// whose segments are sound.
void check_ids(const Snapshot& snapshot, CheckDepth depth, IndexReport& report) {
  for (std::uint32_t number = 0; number < snapshot.segments().size(); ++number) {
    const Segment& segment = snapshot.segments()[number];
    const std::uint64_t step = step_of(segment.documents(), depth);
    for (DocIndex doc = 0; doc < segment.documents(); doc += step) {
      check_interrupted();
      if (segment.deleted(doc)) continue;
      const std::string id = segment.article(doc).id;
      const auto found = snapshot.find(id);
      if (found && found->segment == number && found->doc == doc) continue;
      report.segments[number].damage.push_back({"deleted",
                                                "the article " + id + " of segment " +
                                                    report.segments[number].entry.name +
                                                    " is in the index twice",
                                                false});
      break;
    }
  }
}

IndexReport check_state(const std::string& index, CheckDepth depth) {
  IndexReport report;
  try {
    report.manifest = read_manifest(index);
  } catch (const Error& error) {
    report.damage.push_back({"manifest", error.what(), false});
    return report;
  }
  for (const SegmentEntry& entry : report.manifest.segments) {
    report.segments.push_back(check_segment(index, entry, depth));
  }
  if (report.sound()) {
    const Snapshot snapshot(index);
    if (snapshot.manifest() == report.manifest) check_ids(snapshot, depth, report);
  }
  try {
    check_habits(index);
  } catch (const Error& error) {
    report.damage.push_back({"habits", error.what(), true});
  }
  report.orphans = find_orphans(index, report.manifest);
  return report;
}

}  // namespace

bool IndexReport::sound() const {
  return damage.empty() && std::all_of(segments.begin(), segments.end(),
                                       [](const SegmentReport& each) { return each.sound(); });
}

bool IndexReport::restorable() const {
  return std::all_of(damage.begin(), damage.end(),
                     [](const Damage& each) { return each.derived; }) &&
         std::all_of(segments.begin(), segments.end(),
                     [](const SegmentReport& each) { return each.restorable(); });
}

IndexReport check_index(const std::string& index, CheckDepth depth) {
  std::error_code ignored;
  if (!fs::exists(manifest_path(index), ignored) &&
      !fs::is_directory(index + "/segments", ignored)) {
    read_manifest(index);  // says why that is no index
  }
  while (true) {
    IndexReport report = check_state(index, depth);
    if (report.sound() || !report.damage.empty() || read_manifest(index) == report.manifest) {
      return report;
    }
    // A writer has published another state and may have removed this one.
  }
}

}  // namespace dateline
