#include "common/index/fingerprints.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

struct Entry {
  Article article;
  std::vector<std::uint32_t> hashes;
};

std::vector<Entry> random_entries(std::mt19937& random, std::size_t count) {
  std::vector<Entry> entries(count);
  for (Entry& entry : entries) {
    entry.article.id = "id-" + std::to_string(random());
    entry.article.story =
        random() % 2 ? story_id(story_number(entry.article.id)) : "given-" + entry.article.id;
    std::set<std::uint32_t> hashes;
    for (std::size_t i = random() % 50; i > 0; --i)
      hashes.insert(static_cast<std::uint32_t>(random()));
    entry.hashes.assign(hashes.begin(), hashes.end());
  }
  return entries;
}

void write(const std::string& path, const std::vector<Entry>& entries) {
  FingerprintsWriter writer(path);
  for (const Entry& entry : entries) writer.add(entry.article, entry.hashes);
  writer.finish();
}

}  // namespace

TEST_CASE("stories are named by their first article", "[index]") {
  const std::string id = story_id(story_number("article-1"));
  CHECK(id.size() == 15);
  CHECK(id.substr(0, 2) == "s-");
  CHECK(id == story_id(story_number("article-1")));
  CHECK(id != story_id(story_number("article-2")));
  CHECK(story_id(0) == "s-0000000000000");
  CHECK(story_id(0xFFFFFFFFFFFFFFFF) == "s-fzzzzzzzzzzzz");
  std::set<std::string> ids;
  for (int bit = 0; bit < 64; ++bit) ids.insert(story_id(std::uint64_t{1} << bit));
  CHECK(ids.size() == 64);
}

TEST_CASE("fingerprints are read back, and several files as one", "[index]") {
  const std::uint32_t seed = 5;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const TempFolder folder;
  std::vector<Entry> all;
  std::vector<std::string> parts;
  for (const std::size_t count : {3, 0, 200, 1}) {
    const std::vector<Entry> entries = random_entries(random, count);
    parts.push_back(folder / ("part" + std::to_string(parts.size())));
    write(parts.back(), entries);
    all.insert(all.end(), entries.begin(), entries.end());
  }
  write(folder / "whole", all);
  {
    FingerprintsWriter writer(folder / "joined");
    for (const std::string& part : parts) writer.append(Fingerprints(part));
    writer.finish();
  }
  CHECK(read_bytes_of(folder / "joined") == read_bytes_of(folder / "whole"));

  const Fingerprints whole(folder / "whole");
  whole.verify();
  REQUIRE(whole.documents() == all.size());
  for (DocIndex doc = 0; doc < all.size(); ++doc) {
    CAPTURE(doc);
    const auto hashes = whole.hashes(doc);
    CHECK(std::vector<std::uint32_t>(hashes.begin(), hashes.end()) == all[doc].hashes);
    const std::uint64_t number = story_number(all[doc].article.id);
    CHECK(whole.story(doc) == (all[doc].article.story == story_id(number) ? number : 0));
  }
}

TEST_CASE("damaged fingerprints are reported", "[index]") {
  std::mt19937 random(7);
  const TempFolder folder;
  const std::string path = folder / "fingerprints";
  write(path, random_entries(random, 40));
  const std::string bytes = read_bytes_of(path);
  for (int i = 0; i < 300; ++i) {
    std::string damaged = bytes;
    const std::size_t at = random() % bytes.size();
    CAPTURE(i, at);
    if (i % 2) {
      damaged.resize(at);
    } else {
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
    }
    write_bytes_to(path, damaged);
    CHECK_THROWS_AS(Fingerprints(path).verify(), Error);
    try {
      const Fingerprints read(path);
      for (DocIndex doc = 0; doc < read.documents(); ++doc) (void)read.hashes(doc);
    } catch (const Error&) {
    }
  }
}
