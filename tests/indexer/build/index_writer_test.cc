#include "indexer/build/index_writer.h"

#include <filesystem>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/manifest.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

Article article(const std::string& id, const std::string& body, const Date& date = {}) {
  Article out;
  out.id = id;
  out.title = "Title of " + id;
  out.body = body;
  out.date = date;
  out.language = "en";
  return out;
}

std::string body_of(const Snapshot& snapshot, const std::string& id) {
  const auto address = snapshot.find(id);
  return address ? snapshot.segments()[address->segment].article(address->doc).body : "(none)";
}

// Adds articles in one run of the program.
WriteCounts add(const std::string& index, const std::vector<Article>& articles,
                IndexWriter::Options limits = {}) {
  IndexWriter writer(index, "test", limits);
  for (const Article& each : articles) writer.add(each);
  writer.publish();
  return writer.counts();
}

void check_counts(const WriteCounts& counts, std::uint64_t added, std::uint64_t replaced,
                  std::uint64_t unchanged) {
  CHECK(counts.added == added);
  CHECK(counts.replaced == replaced);
  CHECK(counts.unchanged == unchanged);
}

}  // namespace

TEST_CASE("an article comes once, whatever batch it comes in", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "a/b/index";
  check_counts(add(index, {article("1", "one"), article("2", "two"), article("1", "one"),
                           article("2", "second")}),
               2, 1, 1);
  {
    const Snapshot snapshot(index);
    CHECK(snapshot.articles() == 2);
    CHECK(snapshot.segments().size() == 1);
    CHECK(body_of(snapshot, "2") == "second");
    CHECK(body_of(snapshot, "3") == "(none)");
  }
  check_counts(add(index, {article("1", "one"), article("2", "third"), article("3", "new")}), 1, 1,
               1);
  const Snapshot snapshot(index);
  CHECK(snapshot.articles() == 3);
  REQUIRE(snapshot.segments().size() == 2);
  CHECK(body_of(snapshot, "1") == "one");
  CHECK(body_of(snapshot, "2") == "third");
  CHECK(body_of(snapshot, "3") == "new");
  CHECK(snapshot.manifest().segments[0].deleted == 1);
  CHECK(snapshot.manifest().segments[1].deleted == 0);
}

TEST_CASE("batches are published when they are full", "[build]") {
  const TempFolder folder;
  IndexWriter::Options limits;
  limits.articles = 3;
  std::vector<Article> articles;
  for (int i = 0; i < 8; ++i) articles.push_back(article(std::to_string(i), "text"));
  articles.push_back(article("0", "changed"));  // replaces across batches of one run
  check_counts(add(folder / "index", articles, limits), 8, 1, 0);
  const Snapshot snapshot(folder / "index");
  CHECK(snapshot.segments().size() == 3);
  CHECK(snapshot.articles() == 8);
  CHECK(body_of(snapshot, "0") == "changed");

  limits = {};
  limits.text_bytes = 100;
  add(folder / "small", {article("1", std::string(200, 'x')), article("2", "y")}, limits);
  CHECK(Snapshot(folder / "small").segments().size() == 2);
}

TEST_CASE("whatever the threads and batches, the index is the same", "[build]") {
  const TempFolder folder;
  std::vector<Article> articles;
  for (int i = 0; i < 700; ++i) {
    articles.push_back(article(std::to_string(i % 600), "text of " + std::to_string(i)));
    articles.back().language.clear();
  }
  for (const std::size_t threads : {1, 2, 5}) {
    for (const std::size_t batch : {50, 1000}) {
      CAPTURE(threads, batch);
      const std::string index = folder / std::to_string(threads * 10000 + batch);
      IndexWriter::Options options;
      options.threads = threads;
      options.articles = batch;
      options.enrich = EnrichOptions{};
      check_counts(add(index, articles, options), 600, 100, 0);
      check_counts(add(index, articles, options), 0, 200, 500);  // 100 change there and back
      const Snapshot snapshot(index);
      REQUIRE(snapshot.articles() == 600);
      for (int i = 100; i < 700; ++i) {
        REQUIRE(body_of(snapshot, std::to_string(i % 600)) == "text of " + std::to_string(i));
      }
    }
  }
}

TEST_CASE("what is settled grows with what is published", "[build]") {
  const TempFolder folder;
  IndexWriter::Options options;
  options.articles = 10;
  IndexWriter writer(folder / "index", "test", options);
  CHECK(writer.settled() == 0);
  writer.add(article("1", "one"));
  CHECK(writer.settled() == 0);
  writer.publish();
  CHECK(writer.settled() == 1);
  writer.add(article("1", "one"));
  CHECK(writer.settled() == 2);  // unchanged: there is nothing to publish
  for (int i = 2; i < 30; ++i) {
    writer.add(article(std::to_string(i), "text"));
    CHECK(writer.settled() <= static_cast<std::uint64_t>(i) + 1);
  }
  writer.publish();
  CHECK(writer.settled() == 30);
}

TEST_CASE("what is not published is not there", "[build]") {
  const TempFolder folder;
  {
    IndexWriter writer(folder / "index", "test");
    writer.add(article("1", "one"));
  }
  CHECK(Snapshot(folder / "index").articles() == 0);
  check_counts(add(folder / "index", {article("1", "one")}), 1, 0, 0);
  // Nothing to publish: the index stays as it is.
  const std::string before = read_bytes_of(folder / "index/manifest");
  check_counts(add(folder / "index", {article("1", "one")}), 0, 0, 1);
  CHECK(read_bytes_of(folder / "index/manifest") == before);
}

TEST_CASE("an article is settled when it is published or needs nothing", "[build]") {
  const TempFolder folder;
  add(folder / "index", {article("1", "one"), article("2", "two")});
  IndexWriter::Options limits;
  limits.articles = 2;
  IndexWriter writer(folder / "index", "test", limits);
  CHECK(writer.settled() == 0);
  writer.add(article("1", "one"));
  CHECK(writer.settled() == 1);  // known
  writer.add(article("3", "three"));
  CHECK(writer.settled() == 1);
  writer.add(article("2", "two"));
  writer.add(article("3", "three"));
  CHECK(writer.settled() == 1);  // known, but behind one that is not published
  writer.add(article("4", "four"));  // fills the batch
  writer.publish();
  CHECK(writer.settled() == 5);
  writer.add(article("4", "other"));
  CHECK(writer.settled() == 5);
  writer.publish();
  CHECK(writer.settled() == 6);
}

TEST_CASE("tombstones add up over runs", "[build]") {
  const TempFolder folder;
  std::vector<Article> articles;
  for (int i = 0; i < 10; ++i) articles.push_back(article(std::to_string(i), "first"));
  add(folder / "index", articles);
  for (int i = 0; i < 10; ++i) {
    const std::string id = std::to_string(i);
    add(folder / "index", {article(id, "second")});
    const Snapshot snapshot(folder / "index");
    REQUIRE(snapshot.articles() == 10);
    std::uint64_t deleted = 0;
    for (const SegmentEntry& segment : snapshot.manifest().segments) deleted += segment.deleted;
    REQUIRE(deleted == static_cast<std::uint64_t>(i) + 1);
    for (int k = 0; k < 10; ++k) {
      REQUIRE(body_of(snapshot, std::to_string(k)) == (k <= i ? "second" : "first"));
    }
  }
}

TEST_CASE("a reader keeps what it opened", "[build]") {
  const TempFolder folder;
  add(folder / "index", {article("1", "one"), article("2", "two")});
  const Snapshot before(folder / "index");
  add(folder / "index", {article("1", "changed"), article("3", "three")});
  CHECK(body_of(before, "1") == "one");
  CHECK(body_of(before, "3") == "(none)");
  CHECK(before.articles() == 2);
}

TEST_CASE("a segment is sorted by date, the undated first", "[build]") {
  const TempFolder folder;
  Date noon = make_date(2022, 9, 8);
  noon.seconds = 12 * 3600;
  Date early = noon;  // 13:00 in Tirana is 11:00 in London
  early.seconds = 13 * 3600;
  early.zone_minutes = 120;
  add(folder / "index",
      {article("noon", "", noon), article("day", "", make_date(2022, 9, 8)),
       article("month", "", make_date(2022, 9)), article("none", ""),
       article("before", "", make_date(2022, 8, 31)), article("year", "", make_date(2022)),
       article("early", "", early), article("first", "", make_date(2022, 9, 1)),
       article("old", "", make_date(1850, 1, 1)), article("none too", "")});
  const Snapshot snapshot(folder / "index");
  const Segment& segment = snapshot.segments().front();
  std::vector<std::string> order;
  for (DocIndex doc = 0; doc < segment.documents(); ++doc) order.push_back(segment.article(doc).id);
  CHECK(order == std::vector<std::string>{"none", "none too", "old", "year", "before", "month",
                                          "first", "day", "early", "noon"});
  for (DocIndex doc = 1; doc < segment.documents(); ++doc) {
    CHECK(segment.columns().day(doc - 1) <= segment.columns().day(doc));
  }
}

TEST_CASE("what a stopped writer left behind goes", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  add(index, {article("1", "one")});
  fs::create_directories(index + "/segments/000002/xapian.new");
  write_bytes_to(index + "/segments/000002/tokens", "half");
  write_bytes_to(index + "/segments/000001/deleted.1", "half");
  write_bytes_to(index + "/manifest.new", "half");
  add(index, {article("2", "two"), article("1", "changed")});
  const Snapshot snapshot(index);
  CHECK(snapshot.articles() == 2);
  CHECK(snapshot.segments().size() == 2);
  CHECK_FALSE(fs::exists(index + "/manifest.new"));
  CHECK_FALSE(fs::exists(index + "/segments/000002/xapian.new"));
}

TEST_CASE("other folders are left alone", "[build]") {
  const TempFolder folder;
  write_bytes_to(folder / "letter.txt", "Dear Ms Hoxha");
  const auto check_refused = [](const std::string& index) {
    try {
      IndexWriter writer(index, "test");
      FAIL("opened");
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::kIndex);
      CHECK_THAT(error.what(), Catch::Contains("is not an index"));
      CHECK_FALSE(error.hint().empty());
    }
  };
  check_refused(folder.path());
  check_refused(folder / "letter.txt");
  CHECK(fs::exists(folder / "letter.txt"));
  CHECK_FALSE(fs::exists(folder / "lock"));
  // A folder that merely holds one by the name of ours: nothing in that is a segment.
  fs::create_directories(folder / "other/segments/of a novel");
  write_bytes_to(folder / "other/segments/chapter", "It was");
  add(folder / "other", {article("1", "one")});
  add(folder / "other", {article("2", "two")});
  CHECK(fs::exists(folder / "other/segments/chapter"));
  CHECK(fs::exists(folder / "other/segments/of a novel"));
}

TEST_CASE("an empty folder becomes an index", "[build]") {
  const TempFolder folder;
  add(folder.path(), {});
  CHECK(is_index(folder.path()));
  CHECK(Snapshot(folder.path()).articles() == 0);
}

TEST_CASE("a damaged index is not written to", "[build]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  add(index, {article("1", "one")});
  const std::string manifest = read_bytes_of(index + "/manifest");
  write_bytes_to(index + "/manifest", manifest.substr(0, manifest.size() / 2));
  CHECK_THROWS_AS(IndexWriter(index, "test"), Error);
  write_bytes_to(index + "/manifest", manifest);
  fs::rename(index + "/segments/000001/columns", folder / "columns");
  CHECK_THROWS_AS(IndexWriter(index, "test"), Error);
  fs::rename(folder / "columns", index + "/segments/000001/columns");
  CHECK(add(index, {article("1", "one")}).unchanged == 1);
}

TEST_CASE("only one writes at a time", "[build]") {
  const TempFolder folder;
  const IndexWriter first(folder / "index", "add one");
  try {
    IndexWriter second(folder / "index", "add two");
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kLocked);
    CHECK_THAT(error.what(), Catch::Contains("add one"));
  }
}

TEST_CASE("ids of any length and bytes are told apart", "[build]") {
  const TempFolder folder;
  const std::string long_id(400, 'x');
  add(folder / "index", {article(long_id + "a", "a"), article(long_id + "b", "b"),
                         article("https://example.org/?q=ü&r=\"1\"", "url")});
  const Snapshot snapshot(folder / "index");
  CHECK(body_of(snapshot, long_id + "a") == "a");
  CHECK(body_of(snapshot, long_id + "b") == "b");
  CHECK(body_of(snapshot, long_id) == "(none)");
  CHECK(body_of(snapshot, "https://example.org/?q=ü&r=\"1\"") == "url");
}
