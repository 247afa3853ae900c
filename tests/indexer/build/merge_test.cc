#include "indexer/build/merge.h"

#include <filesystem>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/build/index_writer.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

Manifest manifest_of(const std::vector<std::uint64_t>& sizes) {
  Manifest manifest;
  for (const std::uint64_t size : sizes) {
    manifest.segments.push_back({segment_name(manifest.next_segment++), size, 0, 0});
  }
  return manifest;
}

Article numbered(int number, const std::string& body = "The harbour opened") {
  Article out;
  out.id = std::to_string(number);
  out.title = "Report " + out.id;
  out.body = body + " on day " + out.id + ".";
  out.language = "en";
  if (number % 7 != 0) out.date = make_date(2022, 1 + number * 5 % 12, 1 + number * 11 % 28);
  out.countries = {number % 2 ? "AL" : "IR"};
  return out;
}

void add_segment(const std::string& index, const std::vector<Article>& articles) {
  IndexWriter writer(index, "test");
  for (const Article& each : articles) writer.add(each);
  writer.publish();
}

std::vector<std::string> ids_by_docid(const Segment& segment) {
  std::vector<std::string> ids;
  for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
    if (!segment.deleted(doc)) ids.push_back(segment.article(doc).id);
  }
  return ids;
}

// Every part of the index says the same of its articles.
void check_whole(const std::string& index, int articles) {
  const Snapshot snapshot(index);
  REQUIRE(snapshot.articles() == static_cast<std::uint64_t>(articles));
  for (int number = 0; number < articles; ++number) {
    CAPTURE(number);
    const auto address = snapshot.find(std::to_string(number));
    REQUIRE(address);
    const Segment& segment = snapshot.segments()[address->segment];
    const Article stored = segment.article(address->doc);
    REQUIRE(stored.id == std::to_string(number));
    REQUIRE(segment.columns().id(address->doc) == stored.id);
    REQUIRE(segment.columns().order(address->doc) == order_of(stored.date));
    REQUIRE(segment.columns().content_hash(address->doc) == stored.read_hash);
    const ValueColumn& column = segment.columns().column(Dimension::kCountry);
    REQUIRE(column.values(address->doc).size() == 1);
    REQUIRE(column.string(column.values(address->doc)[0]) == stored.countries.at(0));
    REQUIRE(segment.tokens().document(address->doc).at(0) == token_hash("report"));
  }
  for (const Segment& segment : snapshot.segments()) {
    segment.articles().verify();
    segment.columns().verify();
    segment.postings().verify();
    segment.tokens().verify();
    segment.words().verify();
    const auto [first, last] = segment.words().find("report");
    REQUIRE(last == first + 1);
    REQUIRE(segment.words()[first].documents == segment.documents());
    REQUIRE(segment.database().get_termfreq("Zreport") == segment.documents());
    REQUIRE(segment.postings().find("Zreport").documents() == segment.documents());
  }
}

}  // namespace

TEST_CASE("eight segments of a tier are merged", "[build]") {
  using Positions = std::vector<std::size_t>;
  CHECK(choose_merge(manifest_of({})).empty());
  CHECK(choose_merge(manifest_of({20, 20, 20, 20, 20, 20, 20})).empty());
  CHECK(choose_merge(manifest_of({20, 20, 1999, 20, 20, 20, 1, 2000})) ==
        Positions{0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(choose_merge(manifest_of({50'000, 20, 20, 20, 20, 20, 20, 20})).empty());
  CHECK(choose_merge(manifest_of({9, 50'000, 9, 9, 9, 9, 9, 9, 9})) ==
        Positions{0, 2, 3, 4, 5, 6, 7, 8});
  CHECK(choose_merge(manifest_of(std::vector<std::uint64_t>(8, 50'000))).size() == 8);
}

TEST_CASE("many small additions leave few segments", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  for (int number = 0; number < 60; ++number) {
    add_segment(index, {numbered(number, "An early version")});
    if (number % 3 == 0) add_segment(index, {numbered(number)});  // and corrected
    if (number % 3 != 0) add_segment(index, {numbered(number)});
  }
  const Snapshot snapshot(index);
  CHECK(snapshot.segments().size() < 8);
  check_whole(index, 60);
  std::size_t folders = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(index + "/segments")) ++folders;
  CHECK(folders == snapshot.segments().size());
  std::uint64_t deleted = 0;
  for (const SegmentEntry& segment : snapshot.manifest().segments) deleted += segment.deleted;
  CHECK(deleted == 60);
  CHECK(snapshot.segments()[0].columns().runs().size() > 1);
}

TEST_CASE("optimize makes one sorted segment without deleted articles", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  for (int number = 0; number < 40; ++number)
    add_segment(index, {numbered(number, "An early version")});
  for (int number = 0; number < 40; number += 2) add_segment(index, {numbered(number)});
  {
    IndexWriter writer(index, "optimize");
    CHECK(writer.optimize());
    CHECK_FALSE(writer.optimize());
  }
  check_whole(index, 40);
  const Snapshot snapshot(index);
  REQUIRE(snapshot.segments().size() == 1);
  const Segment& segment = snapshot.segments()[0];
  CHECK(segment.documents() == 40);
  CHECK(segment.columns().runs().size() == 1);
  for (DocIndex doc = 1; doc < segment.documents(); ++doc) {
    CHECK(segment.columns().order(doc - 1) <= segment.columns().order(doc));
  }
  // What was one batch from the beginning is the same.
  std::vector<Article> all;
  for (int number = 0; number < 40; ++number) {
    all.push_back(numbered(number, number % 2 == 0 ? "The harbour opened" : "An early version"));
  }
  add_segment(folder / "batch", all);
  const Snapshot batch(folder / "batch");
  const auto sorted = [](std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  CHECK(sorted(ids_by_docid(segment)) == sorted(ids_by_docid(batch.segments()[0])));
  // The segment is written again only when there is a reason to.
  const std::string before = read_bytes_of(index + "/manifest");
  CHECK_FALSE(IndexWriter(index, "optimize").optimize());
  CHECK(read_bytes_of(index + "/manifest") == before);
}

TEST_CASE("an index of nothing but deleted articles is optimized to nothing", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  CHECK_FALSE(IndexWriter(index, "optimize").optimize());
  CHECK(Snapshot(index).segments().empty());
}

TEST_CASE("a reader survives a merge that it meets", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  for (int number = 0; number < 7; ++number) add_segment(index, {numbered(number)});
  const Snapshot before(index);
  REQUIRE(before.segments().size() == 7);
  add_segment(index, {numbered(7)});
  REQUIRE(Snapshot(index).segments().size() == 1);
  // Files that are gone by name are still there for who has them open.
  for (int number = 0; number < 7; ++number) {
    const auto address = before.find(std::to_string(number));
    REQUIRE(address);
    CHECK(before.segments()[address->segment].article(address->doc).id == std::to_string(number));
  }
}
