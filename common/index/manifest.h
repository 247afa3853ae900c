#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

// One live segment as the manifest lists it.
struct SegmentEntry {
  std::string name;                   // folder under segments/, "000017"
  std::uint64_t articles = 0;         // documents in it, deleted ones included
  std::uint64_t deleted = 0;          // how many of them are
  std::uint64_t deleted_version = 0;  // file "deleted.N" holds the tombstones; 0: none

  bool operator==(const SegmentEntry&) const = default;
};

// What an index consists of at one moment. Readers take it as their snapshot; a writer publishes
// the next one by renaming a file, so that there is never a half-published state.
struct Manifest {
  std::uint64_t generation = 0;    // grows by one with each publication
  std::uint64_t next_segment = 1;  // number of the next segment to write
  std::vector<SegmentEntry> segments;

  std::uint64_t articles() const;  // live ones
  bool operator==(const Manifest&) const = default;
};

// Paths inside an index directory.
std::string manifest_path(const std::string& index);
std::string segment_path(const std::string& index, const std::string& name);
std::string segment_name(std::uint64_t number);
// True for what segment_name makes.
bool is_segment_name(const std::string& name);

// True when the directory holds a manifest and segments.
bool is_index(const std::string& index);

// Reads the manifest. Throws Error::Kind::kIndex, with a hint, when there is no index, when it is
// damaged and when its schema is not kSchemaVersion.
Manifest read_manifest(const std::string& index);

// Makes `manifest` the published one, durably. Throws Error::Kind::kSystem.
void publish_manifest(const std::string& index, const Manifest& manifest);

// Makes what was written to a file or folder durable.
void sync_path(const std::string& path);

}  // namespace dateline
