#include "indexer/build/tombstones.h"

#include <filesystem>

#include "common/index/deleted.h"
#include "indexer/build/orphans.h"
#include "tests/catch.h"
#include "tests/indexer/sample_index.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

// Deletes articles by id and publishes.
void bury(const std::string& index, const std::vector<std::string>& ids) {
  const Snapshot snapshot(index);
  Manifest next = snapshot.manifest();
  Tombstones tombstones;
  for (const std::string& id : ids) tombstones.add(snapshot.find(id).value());
  tombstones.bury(snapshot, next);
  ++next.generation;
  publish_manifest(index, next);
}

}  // namespace

TEST_CASE("tombstones are added to those that are there", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 10));
  add_to(index, sample_articles(10, 20));
  bury(index, {"harbour-3", "harbour-12", "harbour-13"});
  bury(index, {"harbour-4"});
  const Snapshot snapshot(index);
  CHECK(snapshot.articles() == 16);
  for (const char* id : {"harbour-3", "harbour-4", "harbour-12", "harbour-13"}) {
    CHECK_FALSE(snapshot.find(id));
  }
  CHECK(snapshot.find("harbour-5"));
  CHECK(snapshot.manifest().segments[0].deleted_version == 2);
  CHECK(snapshot.manifest().segments[1].deleted_version == 1);
}

TEST_CASE("a segment that is no longer listed gets no tombstones", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 5));
  const Snapshot snapshot(index);
  Manifest next = snapshot.manifest();
  next.segments.clear();
  Tombstones tombstones;
  tombstones.add(snapshot.find("harbour-1").value());
  tombstones.bury(snapshot, next);
  CHECK_FALSE(fs::exists(deleted_path(segment_path(index, "000001"), 1)));
}

TEST_CASE("a stopped writer's tombstones are not written over but replaced", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 5));
  const std::string path = deleted_path(segment_path(index, "000001"), 1);
  write_bytes_to(path, "half");
  fs::create_hard_link(path, folder / "elsewhere");
  bury(index, {"harbour-1"});
  CHECK(Snapshot(index).articles() == 4);
  CHECK(read_bytes_of(folder / "elsewhere") == "half");
}

TEST_CASE("orphans are what the manifest does not name", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 5));
  const std::string segment = segment_path(index, "000001");
  bury(index, {"harbour-1"});
  bury(index, {"harbour-2"});
  fs::create_directories(index + "/segments/000009/xapian");
  fs::create_directories(index + "/segments/notes of mine");
  write_bytes_to(index + "/manifest.new", "{");
  const Manifest manifest = read_manifest(index);
  CHECK(find_orphans(index, manifest) == std::vector<std::string>{index + "/manifest.new",
                                                                  segment + "/deleted.1",
                                                                  index + "/segments/000009"});
  remove_orphans(index, manifest);
  CHECK(find_orphans(index, manifest).empty());
  CHECK(fs::exists(index + "/segments/notes of mine"));
  CHECK(Snapshot(index).articles() == 3);
}

TEST_CASE("the next writer removes orphans", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 5));
  bury(index, {"harbour-1"});
  bury(index, {"harbour-2"});
  add_to(index, sample_articles(5, 6));
  CHECK(find_orphans(index, read_manifest(index)).empty());
  CHECK(Snapshot(index).articles() == 4);
}
