#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/manifest.h"
#include "indexer/upkeep/database_check.h"
#include "indexer/upkeep/deleter.h"
#include "indexer/upkeep/index_check.h"
#include "indexer/upkeep/index_rebuilder.h"
#include "tests/catch.h"
#include "tests/indexer/sample_index.h"
#include "tests/temp_folder.h"

// Damage is found, whatever it is, and what is derived is made again.
using namespace dateline;

namespace {

namespace fs = std::filesystem;

std::string make_index(const TempFolder& folder) {
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 60));
  Deleter deleter(index, "test", false);
  for (const char* id : {"harbour-7", "harbour-8"}) CHECK(deleter.remove(id));
  CHECK(deleter.publish() == 2);
  return index;
}

// All files of its only segment.
std::vector<std::string> files_of(const std::string& index) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(index + "/segments")) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_derived(const std::string& path) {
  return path.find("/articles") == std::string::npos && path.find("/deleted.") == std::string::npos;
}

IndexReport check_damaged(const std::string& index) {
  const IndexReport report = check_index(index, CheckDepth::kAll);
  CHECK_FALSE(report.sound());
  for (const SegmentReport& segment : report.segments) {
    for (const Damage& damage : segment.damage) CHECK(damage.what.size() > 10);
  }
  return report;
}

}  // namespace

TEST_CASE("an index that nobody harmed is sound", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  for (const CheckDepth depth : {CheckDepth::kAll, CheckDepth::kSample}) {
    const IndexReport report = check_index(index, depth);
    for (const SegmentReport& segment : report.segments) {
      for (const Damage& damage : segment.damage) UNSCOPED_INFO(damage.what);
    }
    CHECK(report.sound());
    CHECK(report.restorable());
    CHECK(report.orphans.empty());
    REQUIRE(report.segments.size() == 1);
    CHECK(report.segments[0].compared == 60);
  }
}

TEST_CASE("every cut and flipped file is found, and rebuilt when it is derived", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  const std::uint32_t seed = 23;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TempFolder copies;
  int copy = 0;
  for (const std::string& original : files_of(index)) {
    const std::string whole = read_bytes_of(original);
    for (int way = 0; way < 5; ++way) {
      std::string bytes = whole;
      if (way < 2) {
        if (bytes.empty()) continue;
        bytes.resize(way == 0 ? 0 : random() % bytes.size());
      } else if (way < 4) {
        if (bytes.empty()) continue;
        bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
      }
      const std::string damaged = copies / std::to_string(++copy);
      fs::copy(index, damaged, fs::copy_options::recursive);
      const std::string path = damaged + original.substr(index.size());
      if (way < 4) {
        write_bytes_to(path, bytes);
      } else {
        fs::remove(path);
      }
      CAPTURE(path, way);
      const IndexReport report = check_damaged(damaged);
      CHECK(report.restorable() == is_derived(path));
      const RebuildReport rebuilt = rebuild_index(damaged, false, 1);
      CHECK(rebuilt.rebuilt == (is_derived(path) ? 1 : 0));
      CHECK(rebuilt.unrestorable.empty() == is_derived(path));
      CHECK(check_index(damaged, CheckDepth::kAll).sound() == is_derived(path));
      fs::remove_all(damaged);
    }
  }
  CHECK(copy > 30);
}

TEST_CASE("a rebuilt segment is the same byte for byte", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  fs::copy(index, folder / "original", fs::copy_options::recursive);
  const std::string segment = segment_path(index, "000001");
  SECTION("all parts are lost") {
    for (const char* part :
         {"/columns", "/postings", "/tokens", "/words", "/checksums", "/xapian"}) {
      fs::remove_all(segment + part);
    }
  }
  SECTION("one is of another version") {
    std::string bytes = read_bytes_of(segment + "/tokens");
    bytes[12] = 77;
    write_bytes_to(segment + "/tokens", bytes);
  }
  SECTION("a segment is sound and rebuilt all the same") {
    CHECK(rebuild_index(index, false, 1).rebuilt == 0);
    CHECK(read_manifest(index) == read_manifest(folder / "original"));
  }
  const Manifest before = read_manifest(index);
  CHECK(rebuild_index(index, true, 2).rebuilt == 1);
  const Manifest after = read_manifest(index);
  CHECK(after.generation == before.generation + 1);
  CHECK(after.articles() == before.articles());
  REQUIRE(after.segments.size() == 1);
  CHECK(after.segments[0].name != "000001");
  CHECK_FALSE(fs::exists(segment));
  const auto originals = files_of(folder / "original");
  const auto rebuilt = files_of(index);
  REQUIRE(rebuilt.size() == originals.size());
  for (std::size_t i = 0; i < rebuilt.size(); ++i) {
    CAPTURE(rebuilt[i]);
    CHECK(fs::path(rebuilt[i]).filename() == fs::path(originals[i]).filename());
    // Xapian gives every database an identity of its own, which has a checksum.
    const std::string name = fs::path(rebuilt[i]).filename();
    if (name == "iamglass" || name == "checksums") continue;
    CHECK(read_bytes_of(rebuilt[i]) == read_bytes_of(originals[i]));
  }
  CHECK(check_index(index, CheckDepth::kAll).sound());
}

TEST_CASE("parts that disagree are found though each is whole", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  // Another index of as many articles, other ones.
  add_to(folder / "other", sample_articles(100, 160));
  const std::string segment = segment_path(index, "000001");
  const std::string kept = read_bytes_of(segment + "/columns");
  write_bytes_to(segment + "/columns",
                 read_bytes_of(segment_path(folder / "other", "000001") + "/columns"));
  const IndexReport report = check_damaged(index);
  CHECK(report.segments[0].damage[0].part == "columns");
  CHECK(report.restorable());
  write_bytes_to(segment + "/columns", kept);

  const std::string postings = read_bytes_of(segment + "/postings");
  write_bytes_to(segment + "/postings",
                 read_bytes_of(segment_path(folder / "other", "000001") + "/postings"));
  const IndexReport found = check_damaged(index);
  CHECK(found.segments[0].damage[0].part == "postings");
  CHECK(found.restorable());
  write_bytes_to(segment + "/postings", postings);

  add_to(folder / "fewer", sample_articles(0, 59));
  write_bytes_to(segment + "/tokens",
                 read_bytes_of(segment_path(folder / "fewer", "000001") + "/tokens"));
  CHECK(check_damaged(index).segments[0].damage[0].part == "tokens");
}

TEST_CASE("tombstones must be those that the manifest counts", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  Manifest manifest = read_manifest(index);
  manifest.segments[0].deleted = 1;
  publish_manifest(index, manifest);
  const IndexReport report = check_damaged(index);
  CHECK(report.segments[0].damage[0].part == "deleted.1");
  CHECK_FALSE(report.restorable());
}

TEST_CASE("an article that is there twice is found", "[upkeep]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 5));
  add_to(index, sample_articles(5, 10));
  // The first segment once more.
  fs::copy(segment_path(index, "000001"), segment_path(index, "000003"),
           fs::copy_options::recursive);
  Manifest manifest = read_manifest(index);
  manifest.segments.push_back(manifest.segments[0]);
  manifest.segments.back().name = "000003";
  manifest.next_segment = 4;
  publish_manifest(index, manifest);
  const IndexReport report = check_damaged(index);
  CHECK_THAT(report.segments[2].damage[0].what, Catch::Contains("twice"));
}

TEST_CASE("a damaged manifest is damage, no index is none", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  const std::string manifest = read_bytes_of(index + "/manifest");
  for (const std::string& bytes : {std::string(), manifest.substr(0, 100), std::string("{}")}) {
    write_bytes_to(index + "/manifest", bytes);
    const IndexReport report = check_damaged(index);
    REQUIRE(report.damage.size() == 1);
    CHECK(report.damage[0].part == "manifest");
  }
  fs::remove(index + "/manifest");
  CHECK(check_damaged(index).damage.size() == 1);
  CHECK_THROWS_AS(check_index(folder / "nothing", CheckDepth::kAll), Error);
}

TEST_CASE("a database of random bytes is checked without harm", "[upkeep]") {
  const TempFolder folder;
  const std::string index = make_index(folder);
  const std::string database = segment_path(index, "000001") + "/xapian";
  CHECK(check_database(database).empty());
  const std::uint32_t seed = 5;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TempFolder copies;
  for (int round = 0; round < 40; ++round) {
    const std::string copy = copies / std::to_string(round);
    fs::copy(database, copy);
    for (const auto& file : fs::directory_iterator(copy)) {
      std::string bytes = read_bytes_of(file.path());
      for (int i = 0; i < 30 && !bytes.empty(); ++i) {
        bytes[random() % bytes.size()] = static_cast<char>(random());
      }
      write_bytes_to(file.path(), bytes);
    }
    CHECK_FALSE(check_database(copy).empty());
    fs::remove_all(copy);
  }
  CHECK_FALSE(check_database(folder / "nothing").empty());
}
