#include "common/index/section_file.h"

#include <algorithm>
#include <cstring>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/error.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

constexpr std::uint32_t kVersion = 7;

void write_sample(const std::string& path) {
  SectionWriter file(path, FileKind::kWords, kVersion);
  file.add(1, std::vector<std::uint32_t>{1, 2, 3});
  file.add(2, std::string("seven b"));
  file.add(9, std::vector<std::uint64_t>{});
  file.begin(4);
  for (std::uint16_t i = 0; i < 5; ++i) file.append_array(std::span<const std::uint16_t>(&i, 1));
  file.finish();
}

// True when reading the file as the sample says that it is damaged.
bool is_noticed(const std::string& path) {
  try {
    const SectionReader file(path, FileKind::kWords, kVersion);
    for (const std::uint64_t id : {1, 2, 4, 9}) file.section(id);
    file.verify();
    return false;
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kIndex);
    CHECK_FALSE(error.hint().empty());
    return true;
  }
}

template <typename T>
void put(std::string& bytes, std::size_t offset, T value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

std::uint64_t number_at(const std::string& bytes, std::size_t offset) {
  std::uint64_t value;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// Makes the directory's checksum right again, as far as there is a directory.
void sign(std::string& bytes) {
  const std::size_t directory = number_at(bytes, 16);
  const std::uint64_t hash = XXH3_64bits_withSeed(
      bytes.data() + directory, bytes.size() - directory - 8, XXH3_64bits(bytes.data(), 32));
  put(bytes, bytes.size() - 8, hash);
}

}  // namespace

TEST_CASE("sections are read back", "[index]") {
  const TempFolder folder;
  write_sample(folder / "file");
  const SectionReader file(folder / "file", FileKind::kWords, kVersion);
  file.verify();
  const auto numbers = file.array<std::uint32_t>(1);
  CHECK(std::vector<std::uint32_t>(numbers.begin(), numbers.end()) ==
        std::vector<std::uint32_t>{1, 2, 3});
  const auto text = file.array<char>(2);
  CHECK(std::string(text.begin(), text.end()) == "seven b");
  CHECK(file.array<std::uint64_t>(9).empty());
  const auto parts = file.array<std::uint16_t>(4);
  CHECK(std::vector<std::uint16_t>(parts.begin(), parts.end()) ==
        std::vector<std::uint16_t>{0, 1, 2, 3, 4});
  CHECK_THROWS_AS(file.section(5), Error);
  CHECK_THROWS_AS(file.array<std::uint32_t>(2), Error);  // 7 bytes are no array of these
}

TEST_CASE("sections that are written in many pieces are read back", "[index]") {
  constexpr std::size_t kMegabyte = std::size_t{1} << 20;
  std::string text(7 * kMegabyte + 5, ' ');
  std::mt19937 random(4);
  for (char& c : text) c = static_cast<char>(random());
  const TempFolder folder;
  SectionWriter writer(folder / "file", FileKind::kTokens, 1);
  writer.begin(1);
  const std::span<const char> bytes(text);
  for (std::size_t at = 0, size = 1; at < bytes.size(); at += size, size = size * 3 + 1) {
    size = std::min(size, bytes.size() - at);  // some are larger than what is written at once
    writer.append_array(bytes.subspan(at, size));
  }
  writer.add(2, text);
  writer.finish();
  const SectionReader file(folder / "file", FileKind::kTokens, 1);
  file.verify();
  for (const std::uint64_t id : {1, 2}) {
    const auto read = file.array<char>(id);
    CHECK((std::string_view(read.data(), read.size()) == text));
  }
}

TEST_CASE("a file without sections is a file", "[index]") {
  const TempFolder folder;
  SectionWriter(folder / "file", FileKind::kTokens, 1).finish();
  const SectionReader file(folder / "file", FileKind::kTokens, 1);
  file.verify();
  CHECK_THROWS_AS(file.section(0), Error);
}

TEST_CASE("a file is of its kind and version", "[index]") {
  const TempFolder folder;
  write_sample(folder / "file");
  CHECK_THROWS_AS(SectionReader(folder / "file", FileKind::kTokens, kVersion), Error);
  CHECK_THROWS_WITH(SectionReader(folder / "file", FileKind::kWords, kVersion + 1),
                    Catch::Contains("has version 7"));
  CHECK_THROWS_AS(SectionReader(folder / "none", FileKind::kWords, kVersion), Error);
  write_bytes_to(folder / "empty", "");
  CHECK_THROWS_AS(SectionReader(folder / "empty", FileKind::kWords, kVersion), Error);
}

TEST_CASE("every truncation is noticed", "[index]") {
  const TempFolder folder;
  write_sample(folder / "file");
  const std::string bytes = read_bytes_of(folder / "file");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    write_bytes_to(folder / "cut", bytes.substr(0, size));
    REQUIRE(is_noticed(folder / "cut"));
  }
  write_bytes_to(folder / "cut", bytes + std::string(8, '\0'));
  CHECK(is_noticed(folder / "cut"));
}

TEST_CASE("every flipped byte is noticed", "[index]") {
  const TempFolder folder;
  write_sample(folder / "file");
  const std::string bytes = read_bytes_of(folder / "file");
  REQUIRE_FALSE(is_noticed(folder / "file"));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int flip : {0x01, 0x80, 0xff}) {
      CAPTURE(i, flip);
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      write_bytes_to(folder / "flipped", damaged);
      REQUIRE(is_noticed(folder / "flipped"));
    }
  }
}

TEST_CASE("hostile directories are read without harm", "[index]") {
  const TempFolder folder;
  write_sample(folder / "file");
  const std::string bytes = read_bytes_of(folder / "file");
  const std::size_t directory = number_at(bytes, 16);
  const std::uint32_t seed = 5;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::vector<std::uint64_t> numbers = {0,
                                              1,
                                              7,
                                              8,
                                              32,
                                              bytes.size(),
                                              bytes.size() - 8,
                                              directory,
                                              directory + 8,
                                              UINT64_MAX,
                                              UINT64_MAX - 7,
                                              UINT64_MAX / 32,
                                              UINT64_MAX / 2 + 1};
  for (int i = 0; i < 3000; ++i) {
    std::string hostile = bytes;
    // One number of the header or of the directory, then a right checksum.
    const std::size_t count = 2 + (bytes.size() - 8 - directory) / 8;
    const std::size_t which = random() % count;
    const std::size_t offset = which < 2 ? 16 + 8 * which : directory + 8 * (which - 2);
    const std::uint64_t number = random() % 3 == 0 ? random() : numbers[random() % numbers.size()];
    CAPTURE(offset, number);
    put(hostile, offset, number);
    if (number_at(hostile, 16) <= hostile.size() - 8) sign(hostile);
    write_bytes_to(folder / "hostile", hostile);
    try {
      const SectionReader file(folder / "hostile", FileKind::kWords, kVersion);
      for (const std::uint64_t id : {1, 2, 4, 9}) {
        std::size_t sum = 0;
        for (const std::byte byte : file.section(id)) sum += static_cast<std::size_t>(byte);
        REQUIRE(sum < 1000000);
      }
      file.verify();
    } catch (const Error&) {
      SUCCEED();
    }
  }
}

TEST_CASE("a file that cannot be written says why", "[index]") {
  const TempFolder folder;
  try {
    SectionWriter file(folder / "no/such/folder", FileKind::kWords, 1);
    FAIL("written");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kSystem);
  }
}
