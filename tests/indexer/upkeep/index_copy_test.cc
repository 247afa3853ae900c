#include "indexer/upkeep/index_copy.h"

#include <sys/stat.h>

#include <filesystem>

#include "common/error.h"
#include "indexer/upkeep/deleter.h"
#include "indexer/upkeep/index_check.h"
#include "indexer/upkeep/index_rebuilder.h"
#include "tests/catch.h"
#include "tests/indexer/sample_index.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

std::uint64_t inode(const std::string& path) {
  struct stat status = {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

}  // namespace

TEST_CASE("a copy is an index of its own", "[upkeep]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 20));
  add_to(index, sample_articles(20, 30));
  {
    Deleter deleter(index, "test", false);
    deleter.remove("harbour-3");
    deleter.publish();
    deleter.remove("harbour-4");
    deleter.publish();
  }
  const std::string copy = folder / "deep/down/copy";
  CHECK(copy_index(index, copy) == 28);
  CHECK(read_manifest(copy) == read_manifest(index));
  CHECK(check_index(copy, CheckDepth::kAll).sound());
  CHECK(check_index(copy, CheckDepth::kAll).orphans.empty());
  CHECK(inode(copy + "/segments/000001/tokens") == inode(index + "/segments/000001/tokens"));
  CHECK(inode(copy + "/manifest") != inode(index + "/manifest"));

  // Neither sees what happens to the other.
  add_to(index, sample_articles(30, 40));
  Deleter(copy, "test", false).remove("harbour-5");
  add_to(copy, {sample_article(99)});
  CHECK(Snapshot(index).articles() == 38);
  CHECK(Snapshot(copy).articles() == 29);
  fs::remove_all(index);
  CHECK(check_index(copy, CheckDepth::kAll).sound());
}

TEST_CASE("a state that is replaced while it is copied is not taken for whole", "[upkeep]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  const std::string copy = folder / "copy";
  add_to(index, sample_articles(0, 5));
  const Manifest before = read_manifest(index);
  CHECK(copy_state(index, copy, before));
  fs::remove_all(copy);

  // Another segment changes nothing of it.
  add_to(index, sample_articles(5, 10));
  CHECK(copy_state(index, copy, before));
  CHECK(Snapshot(copy).articles() == 5);
  fs::remove_all(copy);

  // Other tombstones do: the earlier ones may be gone.
  {
    Deleter deleter(index, "test", false);
    CHECK(deleter.remove("harbour-3"));
    CHECK(deleter.publish() == 1);
  }
  CHECK_FALSE(copy_state(index, copy, before));

  // A writer has begun to remove the segments that it has replaced.
  const Manifest old = read_manifest(index);
  fs::copy(index + "/segments", folder / "kept", fs::copy_options::recursive);
  rebuild_index(index, true, 1);
  for (const SegmentEntry& each : old.segments) {
    CHECK_FALSE(fs::exists(segment_path(index, each.name)));
    fs::rename(folder / "kept/" + each.name, segment_path(index, each.name));
  }
  fs::remove_all(segment_path(index, old.segments[0].name) + "/xapian");
  CHECK_FALSE(copy_state(index, copy, old));
  CHECK_FALSE(fs::exists(copy + "/segments"));
  CHECK(copy_index(index, copy) == 9);
  CHECK(check_index(copy, CheckDepth::kAll).sound());
}

TEST_CASE("a copy writes over nothing and leaves nothing behind", "[upkeep]") {
  const TempFolder folder;
  const std::string index = folder / "idx";
  add_to(index, sample_articles(0, 5));
  fs::create_directory(folder / "full");
  write_bytes_to(folder / "full/letter", "dear");
  CHECK_THROWS_AS(copy_index(index, folder / "full"), Error);
  CHECK_THROWS_AS(copy_index(index, folder / "full/letter"), Error);
  CHECK_THROWS_AS(copy_index(index, index), Error);
  CHECK_THROWS_AS(copy_index(folder / "none", folder / "copy"), Error);
  CHECK_FALSE(fs::exists(folder / "copy"));
  CHECK(std::distance(fs::directory_iterator(folder / "full"), {}) == 1);
  fs::create_directory(folder / "empty");
  CHECK(copy_index(index, folder / "empty") == 5);

  fs::remove_all(index + "/segments/000001");
  CHECK_THROWS_AS(copy_index(index, folder / "copy"), Error);
  CHECK_FALSE(fs::exists(folder / "copy"));
}
