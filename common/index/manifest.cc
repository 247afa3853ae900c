#include "common/index/manifest.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/error.h"
#include "common/index/schema.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kFormat = "dateline index";

std::string checksum_of(const Json& json) {
  const std::string text = json.dump();
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

[[noreturn]] void damaged(const std::string& path, const std::string& how) {
  throw Error(Error::Kind::kIndex, path + " is damaged: " + how,
              "restore it from a backup, or build the index again");
}

void check_schema(const Json& json, const std::string& index) {
  const int schema = json.value("schema", 0);
  if (schema == kSchemaVersion) return;
  const bool newer = schema > kSchemaVersion;
  throw Error(Error::Kind::kIndex,
              fmt::format("{} is an index of version {}, this program reads version {}", index,
                          schema, kSchemaVersion),
              newer ? "use the newer Dateline that wrote it, or build the index again with this one"
                    : "build it again with this program's dateline-index");
}

}  // namespace

std::uint64_t Manifest::articles() const {
  std::uint64_t count = 0;
  for (const SegmentEntry& segment : segments) count += segment.articles - segment.deleted;
  return count;
}

std::string manifest_path(const std::string& index) { return index + "/manifest"; }

std::string segment_path(const std::string& index, const std::string& name) {
  return index + "/segments/" + name;
}

std::string segment_name(std::uint64_t number) { return fmt::format("{:06}", number); }

bool is_segment_name(const std::string& name) {
  return name.size() >= 6 && name.find_first_not_of("0123456789") == std::string::npos;
}

bool is_index(const std::string& index) {
  std::error_code ignored;
  return fs::exists(manifest_path(index), ignored) &&
         fs::is_directory(index + "/segments", ignored);
}

Manifest read_manifest(const std::string& index) {
  const std::string path = manifest_path(index);
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::error_code ignored;
    if (!fs::exists(index, ignored)) {
      throw Error(Error::Kind::kIndex, "there is no index at " + index,
                  "name one with -i DIR or $DATELINE_INDEX, or make it: dateline-index add -i " +
                      index + " PATH");
    }
    throw Error(Error::Kind::kIndex, index + " is not an index: it has no readable manifest",
                "name the directory that `dateline-index add -i DIR` wrote");
  }
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", Json()) != kFormat) {
    damaged(path, "it is not a manifest");
  }
  try {
    check_schema(json, index);
    const std::string checksum = json.at("checksum");
    json.erase("checksum");
    if (checksum != checksum_of(json)) damaged(path, "its checksum is wrong");
    Manifest manifest;
    manifest.generation = json.at("generation");
    manifest.next_segment = json.at("next_segment");
    for (const Json& entry : json.at("segments")) {
      manifest.segments.push_back({entry.at("name"), entry.at("articles"), entry.at("deleted"),
                                   entry.at("deleted_version")});
    }
    return manifest;
  } catch (const Json::exception& error) {
    damaged(path, error.what());
  }
}

void publish_manifest(const std::string& index, const Manifest& manifest) {
  Json json = {{"format", kFormat},
               {"schema", kSchemaVersion},
               {"generation", manifest.generation},
               {"next_segment", manifest.next_segment},
               {"segments", Json::array()}};
  for (const SegmentEntry& segment : manifest.segments) {
    json["segments"].push_back({{"name", segment.name},
                                {"articles", segment.articles},
                                {"deleted", segment.deleted},
                                {"deleted_version", segment.deleted_version}});
  }
  json["checksum"] = checksum_of(json);
  const std::string path = manifest_path(index);
  const std::string draft = path + ".new";
  std::FILE* file = std::fopen(draft.c_str(), "wbe");
  if (file == nullptr) throw system_error("write " + draft, errno);
  const std::string text = json.dump(2) + "\n";
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
                       std::fflush(file) == 0 && fsync(fileno(file)) == 0;
  const int error = errno;
  std::fclose(file);
  if (!written) throw system_error("write " + draft, error);
  if (std::rename(draft.c_str(), path.c_str()) != 0) throw system_error("write " + path, errno);
  sync_path(index);
}

void sync_path(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw system_error("open " + path, errno);
  const int result = fsync(fd);
  const int error = errno;
  close(fd);
  if (result != 0 && error != EINVAL) throw system_error("write " + path, error);
}

}  // namespace dateline
