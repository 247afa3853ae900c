#include <algorithm>
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Directories that are no index, damaged ones, and those of other versions.
namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string copy_of_sample(const TemporaryDirectory& temporary) {
  const std::string idx = temporary / "copy";
  fs::remove_all(idx);
  fs::copy(sample_index(), idx, fs::copy_options::recursive);
  return idx;
}

void replace(const std::string& path, const std::string& from, const std::string& to) {
  std::string text = read_file(path);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  write_file(path, text.replace(at, from.size(), to));
}

// Every command that opens the index refuses it and changes nothing.
void check_refused(const std::string& idx, const std::string& because) {
  const std::string manifest =
      fs::is_regular_file(idx + "/manifest") ? read_file(idx + "/manifest") : std::string();
  for (const Result& result :
       {search({"-i", idx, "albania"}), search({"-i", idx, "--show", "mw-20220907-031"}),
        index({"stats", "-i", idx}), index({"add", "-i", idx, sample_path() + "/text"})}) {
    INFO(result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(contains(result.err, because));
    CHECK(contains(result.err, "hint:"));
  }
  if (!manifest.empty()) CHECK(read_file(idx + "/manifest") == manifest);
}

}  // namespace

TEST_CASE("what is not an index is refused and left alone") {
  const TemporaryDirectory temporary;
  const std::string photos = temporary / "photos";
  temporary.write("photos/one.jpg", "not an article");
  check_refused(photos, "not an index");
  CHECK(std::distance(fs::directory_iterator(photos), {}) == 1);
  check_refused(photos + "/one.jpg", "not an index");
  CHECK(read_file(photos + "/one.jpg") == "not an article");
}

TEST_CASE("a missing index is an error for all but add") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "none";
  for (const Result& result : {search({"-i", idx, "albania"}), index({"stats", "-i", idx})}) {
    CHECK(result.status == 2);
    CHECK(contains(result.err, "no index"));
    CHECK(contains(result.err, "dateline-index add"));
  }
  CHECK_FALSE(fs::exists(idx));
}

TEST_CASE("an empty directory becomes an index, an empty index finds nothing") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "new";
  fs::create_directory(idx);
  REQUIRE(index({"add", "-i", idx, "-"}, "").status == 0);
  const Json json = answer_from(idx, {"albania"});
  CHECK(json.at("total") == 0);
  CHECK(answer_from(idx, {""}).at("total") == 0);
  CHECK(index({"stats", "-i", idx}).status == 0);
  CHECK(search({"-i", idx, "--show", "x"}).status == 1);
}

TEST_CASE("an index of another version says so before anything else") {
  const TemporaryDirectory temporary;
  const std::string idx = copy_of_sample(temporary);
  replace(idx + "/manifest", "\"schema\": ", "\"schema\": 100");
  check_refused(idx, "version 100");
  // Even when nothing else can be understood.
  write_file(idx + "/manifest", R"({"format": "dateline index", "schema": 77, "layers": []})");
  check_refused(idx, "version 77");
}

TEST_CASE("a damaged manifest is refused") {
  const TemporaryDirectory temporary;
  const std::string idx = copy_of_sample(temporary);
  const std::string manifest = idx + "/manifest";
  const std::string good = read_file(manifest);
  replace(manifest, "\"articles\": 156", "\"articles\": 155");
  check_refused(idx, "damaged");
  for (const std::string& bad :
       {good.substr(0, good.size() / 2), std::string(), std::string("{}"), std::string("[]"),
        std::string(300, '\0'), std::string("null"), std::string(R"({"format": "dateline index"})"),
        std::string(R"({"format": "dateline index", "schema": "x"})"),
        std::string(R"({"format": 7, "schema": 1})"),
        std::string(R"({"format": "dateline index", "schema": 1})")}) {
    INFO("manifest: " << bad);
    write_file(manifest, bad);
    const Result result = search({"-i", idx, "albania"});
    INFO(result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "hint:"));
  }
  fs::remove(manifest);
  CHECK(search({"-i", idx, "albania"}).status == 2);
}

TEST_CASE("a truncated or missing part of a segment is refused") {
  const TemporaryDirectory temporary;
  for (const char* part : {"columns", "postings", "tokens", "words", "xapian/postlist.glass",
                           "articles", "xapian/iamglass"}) {
    const std::string idx = copy_of_sample(temporary);
    const std::string path = segment_of(idx) + "/" + part;
    const std::string whole = read_file(path);
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{10}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
      if (size >= whole.size()) continue;
      INFO(part << " cut from " << whole.size() << " to " << size);
      write_file(path, whole.substr(0, size));
      const Result result = search({"-i", idx, "albania \"the\"", "--format", "json"});
      INFO(result.err);
      // Right or refused, never wrong.
      if (result.status == 0) {
        CHECK(titles(Json::parse(result.out)) == titles(answer({"albania \"the\""})));
        CHECK(contains(part, "xapian"));
      } else {
        CHECK(result.status == 2);
        CHECK(contains(result.err, "hint:"));
      }
    }
    fs::remove(path);
    INFO(part << " removed");
    CHECK(search({"-i", idx, "albania \"the\""}).status == 2);
  }
  const std::string idx = copy_of_sample(temporary);
  fs::remove_all(segment_of(idx));
  check_refused(idx, "");
}

TEST_CASE("flipped bytes in a segment never crash a search") {
  const TemporaryDirectory temporary;
  std::uint32_t state = 7;
  const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 8; };
  for (const char* part : {"columns", "postings", "tokens", "words"}) {
    const std::string idx = copy_of_sample(temporary);
    const std::string path = segment_of(idx) + "/" + part;
    const std::string whole = read_file(path);
    for (int round = 0; round < 25; ++round) {
      std::string damaged = whole;
      for (int i = 0; i < 20; ++i)
        damaged[next() % damaged.size()] ^= static_cast<char>(1 + next() % 255);
      write_file(path, damaged);
      const Result result = search({"-i", idx, "albania \"the\" cyb*", "--facet", "country,topic"});
      INFO(part << " round " << round << ": " << result.err);
      CHECK(result.signal == 0);
      if (result.status == 2) CHECK(contains(result.err, "hint:"));
      CHECK_FALSE(result.timed_out);
    }
  }
}

}  // namespace dateline::test
