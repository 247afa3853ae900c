#include "indexer/build/orphans.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>

#include "common/index/deleted.h"
#include "common/log.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDeletedPrefix = "deleted.";

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;  // what cannot be listed has no orphans to remove
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename());
  }
  return names;
}

}  // namespace

std::vector<std::string> find_orphans(const std::string& index, const Manifest& manifest) {
  std::map<std::string, std::uint64_t> live;  // segment -> version of its tombstones
  for (const SegmentEntry& segment : manifest.segments)
    live[segment.name] = segment.deleted_version;
  std::vector<std::string> orphans;
  for (const std::string& name : names_in(index + "/segments")) {
    if (!is_segment_name(name)) continue;
    const std::string folder = segment_path(index, name);
    const auto segment = live.find(name);
    if (segment == live.end()) {
      orphans.push_back(folder);
      continue;
    }
    for (const std::string& file : names_in(folder)) {
      const std::string path = folder + "/" + file;
      const bool named = segment->second != 0 && path == deleted_path(folder, segment->second);
      if (file.starts_with(kDeletedPrefix) && !named) orphans.push_back(path);
    }
  }
  std::error_code ignored;
  const std::string draft = manifest_path(index) + ".new";
  if (fs::is_regular_file(draft, ignored)) orphans.push_back(draft);
  std::sort(orphans.begin(), orphans.end());
  return orphans;
}

void remove_orphans(const std::string& index, const Manifest& manifest) {
  for (const std::string& path : find_orphans(index, manifest)) {
    spdlog::debug("removing {}, which is no part of the index", path);
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
}

}  // namespace dateline
