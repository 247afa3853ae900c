#include "common/index/checksums.h"

#include <filesystem>
#include <random>
#include <string>

#include "common/error.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

// A folder with the files of a database, whatever they hold.
std::string make_segment(const TempFolder& folder) {
  fs::create_directory(folder / "xapian");
  write_bytes_to(folder / "xapian/postlist.glass", "posting lists " + std::string(5000, 'p'));
  write_bytes_to(folder / "xapian/docdata.glass", std::string(3 << 20, 'd'));
  write_bytes_to(folder / "xapian/iamglass", "");
  write_checksums(folder.path());
  return folder.path();
}

void flip(const std::string& path, std::size_t at) {
  std::string bytes = read_bytes_of(path);
  bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
  write_bytes_to(path, bytes);
}

}  // namespace

TEST_CASE("files of a database are as their checksums say", "[index]") {
  const TempFolder folder;
  CHECK(compare_checksums(make_segment(folder)).empty());
}

TEST_CASE("every change of a file of a database is named", "[index]") {
  const TempFolder folder;
  const std::string segment = make_segment(folder);
  const auto check_one = [&](const std::string& file, const std::string& how) {
    const auto differences = compare_checksums(segment);
    REQUIRE(differences.size() == 1);
    CHECK_THAT(differences[0], Catch::Contains(file) && Catch::Contains(how));
  };
  const std::string docdata = segment + "/xapian/docdata.glass";
  for (const std::size_t at : {std::size_t{0}, std::size_t{1} << 20, (std::size_t{3} << 20) - 1}) {
    CAPTURE(at);
    flip(docdata, at);
    check_one("docdata.glass", "checksum");
    flip(docdata, at);
  }
  fs::resize_file(docdata, 100);
  check_one("docdata.glass", "100 bytes instead of 3145728");
  fs::remove(docdata);
  check_one("docdata.glass", "missing");
  write_bytes_to(docdata, std::string(3 << 20, 'd'));
  write_bytes_to(segment + "/xapian/flintlock", "");
  check_one("flintlock", "does not belong");
  fs::remove(segment + "/xapian/flintlock");
  CHECK(compare_checksums(segment).empty());
  fs::remove_all(segment + "/xapian");
  CHECK(compare_checksums(segment).size() == 1);
}

TEST_CASE("damaged checksums are an error of their own", "[index]") {
  const TempFolder folder;
  const std::string segment = make_segment(folder);
  const std::string whole = read_bytes_of(segment + "/checksums");
  const std::uint32_t seed = 11;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 200; ++i) {
    std::string bytes = whole;
    if (i % 2 == 0) {
      bytes.resize(random() % bytes.size());
    } else {
      bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
    }
    CAPTURE(i);
    write_bytes_to(segment + "/checksums", bytes);
    CHECK_THROWS_AS(compare_checksums(segment), Error);
  }
  fs::remove(segment + "/checksums");
  CHECK_THROWS_AS(compare_checksums(segment), Error);
}
