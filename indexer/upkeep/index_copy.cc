#include "indexer/upkeep/index_copy.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "common/error.h"
#include "common/index/deleted.h"
#include "common/index/manifest.h"
#include "common/program.h"
#include "indexer/build/files.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDeletedPrefix = "deleted.";

void check_target(const std::string& target) {
  std::error_code error;
  if (!fs::exists(target, error) && !error) return;
  if (!error && fs::is_directory(target, error) && fs::is_empty(target, error) && !error) return;
  throw Error(Error::Kind::kUsage, target + " is not an empty directory",
              "name a new or empty one: a snapshot writes over nothing");
}

void copy_segment(const std::string& from, const std::string& to, const SegmentEntry& entry) {
  fs::create_directories(to);
  const fs::path tombstones =
      entry.deleted_version == 0 ? "" : deleted_path(from, entry.deleted_version);
  for (const auto& file : fs::recursive_directory_iterator(from)) {
    check_interrupted();
    const fs::path place = to / fs::relative(file.path(), from);
    const std::string name = file.path().filename();
    if (file.is_directory()) {
      fs::create_directory(place);
    } else if (!name.starts_with(kDeletedPrefix) || file.path() == tombstones) {
      link_or_copy(file.path(), place);
    }
  }
}

// Whether an index still has all segments, with their tombstones, of an earlier state.
bool has_all_of(const Manifest& now, const Manifest& earlier) {
  return std::all_of(earlier.segments.begin(), earlier.segments.end(), [&](const auto& segment) {
    return std::find(now.segments.begin(), now.segments.end(), segment) != now.segments.end();
  });
}

}  // namespace

bool copy_state(const std::string& index, const std::string& target, const Manifest& manifest) {
  FolderDraft segments(target + "/segments");
  try {
    for (const SegmentEntry& entry : manifest.segments) {
      copy_segment(segment_path(index, entry.name), segment_path(target, entry.name), entry);
    }
  } catch (const fs::filesystem_error& error) {
    throw system_error("copy " + error.path1().string(), error.code().value());
  }
  // A writer removes what it has replaced: of a folder that is read meanwhile, files are missing
  // without an error.
  if (!has_all_of(read_manifest(index), manifest)) return false;
  sync_tree(target);
  publish_manifest(target, manifest);
  segments.keep();
  return true;
}

std::uint64_t copy_index(const std::string& index, const std::string& target) {
  Manifest manifest = read_manifest(index);
  check_target(target);
  std::error_code error;
  const bool made = fs::create_directories(target, error);
  if (error) throw system_error("make " + target, error.value());
  while (true) {
    try {
      if (copy_state(index, target, manifest)) return manifest.articles();
      manifest = read_manifest(index);
    } catch (const Error& failure) {
      // A writer may have removed what we were about to link: then its new state is copied.
      Manifest now = failure.kind() == Error::Kind::kSystem ? read_manifest(index) : manifest;
      if (now == manifest) {
        fs::remove(manifest_path(target) + ".new", error);
        if (made) fs::remove(target, error);
        throw;
      }
      manifest = std::move(now);
    }
  }
}

}  // namespace dateline
