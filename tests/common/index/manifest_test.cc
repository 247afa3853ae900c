#include "common/index/manifest.h"

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

#include "common/error.h"
#include "common/index/schema.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

Manifest sample() {
  Manifest manifest;
  manifest.generation = 12;
  manifest.next_segment = 9;
  manifest.segments = {{"000003", 100, 7, 2}, {"000008", UINT64_MAX / 4, 0, 0}};
  return manifest;
}

void check_damage(const std::string& index) {
  try {
    read_manifest(index);
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kIndex);
    CHECK_FALSE(error.hint().empty());
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a manifest is read back", "[index]") {
  const TempFolder folder;
  CHECK_FALSE(is_index(folder.path()));
  publish_manifest(folder.path(), sample());
  CHECK(read_manifest(folder.path()) == sample());
  CHECK_FALSE(is_index(folder.path()));  // no segments
  std::filesystem::create_directory(folder / "segments");
  CHECK(is_index(folder.path()));
  CHECK_FALSE(std::filesystem::exists(folder / "manifest.new"));
  publish_manifest(folder.path(), {});
  CHECK(read_manifest(folder.path()) == Manifest());
  CHECK(Manifest().articles() == 0);
  CHECK(sample().articles() == 93 + UINT64_MAX / 4);
}

TEST_CASE("segments are named by number", "[index]") {
  CHECK(segment_name(17) == "000017");
  CHECK(segment_name(1234567) == "1234567");
  CHECK(is_segment_name("000017"));
  CHECK(is_segment_name("1234567"));
  CHECK_FALSE(is_segment_name("17"));
  CHECK_FALSE(is_segment_name("00001x"));
  CHECK_FALSE(is_segment_name("chapter"));
}

TEST_CASE("a missing index and a folder of something else have their own messages", "[index]") {
  const TempFolder folder;
  CHECK_THROWS_WITH(read_manifest(folder / "none"), Catch::Contains("there is no index"));
  CHECK_THROWS_WITH(read_manifest(folder.path()), Catch::Contains("is not an index"));
}

TEST_CASE("a damaged manifest is noticed", "[index]") {
  const TempFolder folder;
  publish_manifest(folder.path(), sample());
  const std::string text = read_bytes_of(folder / "manifest");
  for (std::size_t size = 0; size + 2 < text.size(); ++size) {
    CAPTURE(size);
    write_bytes_to(folder / "manifest", text.substr(0, size));
    check_damage(folder.path());
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > 'z') continue;
    CAPTURE(i, text[i]);
    std::string flipped = text;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    write_bytes_to(folder / "manifest", flipped);
    check_damage(folder.path());
  }
  for (const char* hostile :
       {"", "{}", "[]", "null", "\"\"", "{\"format\":1}", "{\"format\":\"dateline index\"}",
        "{\"format\":\"dateline index\",\"schema\":\"1\"}",
        "{\"format\":\"dateline index\",\"schema\":1,\"checksum\":5}"}) {
    CAPTURE(hostile);
    write_bytes_to(folder / "manifest", hostile);
    check_damage(folder.path());
  }
  write_bytes_to(folder / "manifest", std::string(200000, '['));
  check_damage(folder.path());
}

TEST_CASE("an index of another version says so", "[index]") {
  const TempFolder folder;
  publish_manifest(folder.path(), sample());
  const std::string text = read_bytes_of(folder / "manifest");
  const std::string mine = "\"schema\": " + std::to_string(kSchemaVersion);
  write_bytes_to(folder / "manifest", replaced(text, mine, "\"schema\": 1000"));
  try {
    read_manifest(folder.path());
    FAIL("read");
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains("version 1000"));
    CHECK_THAT(error.hint(), Catch::Contains("newer"));
  }
  write_bytes_to(folder / "manifest", replaced(text, mine, "\"schema\": 0"));
  check_damage(folder.path());
}

TEST_CASE("a reader sees the old manifest or the new one", "[index]") {
  const TempFolder folder;
  Manifest manifest = sample();
  publish_manifest(folder.path(), manifest);
  std::atomic<bool> done = false;
  std::atomic<int> failures = 0;
  std::thread reader([&] {
    std::uint64_t last = 0;
    while (!done) {
      try {
        const Manifest seen = read_manifest(folder.path());
        if (seen.generation < last || seen.segments.size() != 2) ++failures;
        last = seen.generation;
      } catch (const Error&) {
        ++failures;
      }
    }
  });
  for (int i = 0; i < 50; ++i) {
    ++manifest.generation;
    publish_manifest(folder.path(), manifest);
  }
  done = true;
  reader.join();
  CHECK(failures == 0);
}

TEST_CASE("what cannot be published leaves the old manifest", "[index]") {
  const TempFolder folder;
  publish_manifest(folder.path(), sample());
  std::filesystem::create_directory(folder / "manifest.new");  // in the way
  try {
    publish_manifest(folder.path(), {});
    FAIL("published");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kSystem);
  }
  CHECK(read_manifest(folder.path()) == sample());
}
