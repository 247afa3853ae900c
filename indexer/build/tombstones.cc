#include "indexer/build/tombstones.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include "common/index/deleted.h"

namespace dateline {

void Tombstones::bury(const Snapshot& snapshot, Manifest& next) const {
  std::map<std::uint32_t, std::vector<DocIndex>> by_segment;
  for (const DocAddress& address : addresses_) by_segment[address.segment].push_back(address.doc);
  for (const auto& [number, documents] : by_segment) {
    const std::string& name = snapshot.manifest().segments[number].name;
    const auto entry =
        std::find_if(next.segments.begin(), next.segments.end(),
                     [&name](const SegmentEntry& each) { return each.name == name; });
    if (entry == next.segments.end()) continue;
    const Segment& segment = snapshot.segments()[number];
    Deleted deleted(segment.documents());
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      if (segment.deleted(doc)) deleted.add(doc);
    }
    for (const DocIndex doc : documents) deleted.add(doc);
    entry->deleted = deleted.count();
    entry->deleted_version += 1;
    const std::string folder = segment_path(snapshot.path(), name);
    const std::string path = deleted_path(folder, entry->deleted_version);
    // What a stopped writer left there may be linked from elsewhere: never written over.
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    deleted.write(path);
    sync_path(folder);
  }
}

}  // namespace dateline
