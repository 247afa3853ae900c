#include "indexer/input/archive.h"

#include <cstring>
#include <random>

#include "common/error.h"
#include "indexer/input/inputs.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

struct Entry {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
};

// `format`: "zip", "ustar".
std::string pack(const std::vector<Entry>& entries, const char* format, const char* options = "") {
  std::string out(1 << 20, '\0');
  for (const Entry& entry : entries) out.resize(out.size() + entry.bytes.size() + 4096);
  std::size_t used = 0;
  archive* writer = archive_write_new();
  REQUIRE(archive_write_set_format_by_name(writer, format) == ARCHIVE_OK);
  REQUIRE(archive_write_set_options(writer, options) == ARCHIVE_OK);
  if (std::strstr(options, "encryption") != nullptr) archive_write_set_passphrase(writer, "secret");
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const Entry& item : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, item.name.c_str());
    archive_entry_set_filetype(entry, item.type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(item.bytes.size()));
    if (item.type == AE_IFLNK) archive_entry_set_symlink(entry, "target.txt");
    REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
    REQUIRE(archive_write_data(writer, item.bytes.data(), item.bytes.size()) >= 0);
    archive_entry_free(entry);
  }
  REQUIRE(archive_write_close(writer) == ARCHIVE_OK);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

struct Read {
  InputCounts counts;
  std::vector<std::string> titles;
  std::vector<std::string> files;
  std::vector<Reject> rejects;
};

Read read(const std::string& path, const InputOptions& options = {}) {
  Read result;
  result.counts = read_inputs(
      {path}, options, [&](const Reject& reject) { result.rejects.push_back(reject); },
      [&](Article&& article, const Origin& origin) {
        result.titles.push_back(article.title);
        result.files.push_back(origin.file);
        return true;
      });
  return result;
}

using Titles = std::vector<std::string>;

const std::vector<Entry> kMembers = {
    {"news", "", AE_IFDIR},
    {"news/a.txt", "Story a\n\ntext"},
    {"news/.DS_Store", "hidden"},
    {"__MACOSX/news/._a.txt", "junk"},
    {"news/.git/b.txt", "hidden"},
    {"news/link.txt", "", AE_IFLNK},
    {"news/sub/b.jsonl", "{\"title\":\"Story b\"}\n{\"title\":\"Story c\"}\n"},
};

}  // namespace

TEST_CASE("members of archives are files", "[archive]") {
  const TemporaryDirectory directory;
  for (const char* format : {"zip", "ustar", "gnutar", "pax"}) {
    CAPTURE(format);
    // The name of the file does not matter.
    const std::string path = directory.write("archive.bin", pack(kMembers, format));
    const Read all = read(path);
    CHECK(all.titles == Titles{"Story a", "Story b", "Story c"});
    CHECK(all.rejects.empty());
    REQUIRE(all.files.size() == 3);
    CHECK(all.files[0] == path + "/news/a.txt");
    CHECK(all.files[2] == path + "/news/sub/b.jsonl");
    CHECK(all.counts.files == 2);
  }
}

TEST_CASE("archives are nested one in another, and compressed in any way", "[archive]") {
  const TemporaryDirectory directory;
  const std::string inner = pack({{"deep.txt", "Deep"}}, "zip");
  const std::string tar =
      pack({{"a.txt.gz", compress("Story a", "gzip")},
            {"inner.zip", inner},
            {"b.tar.zst", compress(pack({{"b.txt", "Story b"}}, "ustar"), "zstd")},
            {"z.txt", "Story z"}},
           "ustar");
  for (const char* filter : {"", "gzip", "xz", "bzip2"}) {
    CAPTURE(filter);
    const std::string path =
        directory.write("all.tar.x", *filter == '\0' ? tar : compress(tar, filter));
    const Read all = read(path);
    CHECK(all.titles == Titles{"Story a", "Deep", "Story b", "Story z"});
    CHECK(all.files[1] == path + "/inner.zip/deep.txt");
  }
  const Read deep = read(directory.write(
      "deep.zip",
      pack({{"x.zip", pack({{"inner.zip", inner}, {"x.txt", "Story x"}}, "zip")}}, "zip")));
  CHECK(deep.titles == Titles{"Story x"});
  REQUIRE(deep.rejects.size() == 1);
  CHECK(deep.rejects[0].origin.file.ends_with("x.zip/inner.zip"));
}

TEST_CASE("what is like an archive but none is not opened", "[archive]") {
  CHECK(archive_kind("") == ArchiveKind::kNone);
  CHECK(archive_kind("PK\3\4") == ArchiveKind::kNone);
  CHECK(archive_kind(pack({{"a", "b"}}, "zip")) == ArchiveKind::kZip);
  CHECK(archive_kind(pack({{"a", "b"}}, "ustar").substr(0, 512)) == ArchiveKind::kTar);
  CHECK(archive_kind(pack({{"[Content_Types].xml", "b"}}, "zip")) == ArchiveKind::kNone);
  CHECK(archive_kind(pack({{"mimetype", "application/epub+zip"}}, "zip")) == ArchiveKind::kNone);
  CHECK(archive_kind(std::string(512, 'x')) == ArchiveKind::kNone);
  CHECK(archive_kind(std::string(512, '\0')) == ArchiveKind::kNone);
  const TemporaryDirectory directory;
  const Read empty =
      read(directory.write("none.zip", std::string("PK\5\6", 4) + std::string(18, '\0')));
  REQUIRE(empty.rejects.size() == 1);
  CHECK(empty.rejects[0].reason == "empty file");
}

TEST_CASE("damaged and encrypted members cost only themselves", "[archive]") {
  const TemporaryDirectory directory;
  std::mt19937 random(11);
  std::string long_text = "Story a\n\n";
  for (int i = 0; i < 20000; ++i) long_text += static_cast<char>('a' + random() % 26);
  std::string zip = pack({{"a.txt", long_text}, {"b.txt", "Story b"}, {"c.txt", "Story c"}}, "zip");
  for (std::size_t i = 2000; i < 2100; ++i) zip[i] = static_cast<char>(random());
  const Read damaged = read(directory.write("damaged.zip", zip));
  CHECK(damaged.titles == Titles{"Story b", "Story c"});
  REQUIRE(damaged.rejects.size() == 1);
  CHECK(damaged.rejects[0].origin.file.ends_with("damaged.zip/a.txt"));
  CHECK(damaged.rejects[0].reason == "cannot be read");

  const Read secret =
      read(directory.write("secret.zip", pack({{"a.txt", "Story a"}, {"b.txt", "Story b"}}, "zip",
                                              "encryption=zipcrypt")));
  CHECK(secret.titles.empty());
  REQUIRE(secret.rejects.size() == 2);
  CHECK(secret.rejects[0].detail.find("encrypted") != std::string::npos);
}

TEST_CASE("an archive that is cut off gives what is whole and says so", "[archive]") {
  const TemporaryDirectory directory;
  std::mt19937 random(11);
  std::string long_text = "Story b\n\n";
  for (int i = 0; i < 300000; ++i) long_text += static_cast<char>('a' + random() % 26);
  const std::vector<Entry> members = {
      {"a.txt", "Story a"}, {"b.txt", long_text}, {"c.txt", "Story c"}};
  for (const char* format : {"zip", "ustar"}) {
    CAPTURE(format);
    std::string packed = pack(members, format);
    packed.resize(packed.size() / 2);
    const Read cut = read(directory.write("cut", packed));
    CHECK(cut.titles == Titles{"Story a"});
    CHECK(cut.rejects.size() >= 1);
    std::string twice = compress(pack(members, format), "gzip");
    twice.resize(twice.size() / 2);
    const Read cut_twice = read(directory.write("cut.gz", twice));
    CHECK(cut_twice.titles == Titles{"Story a"});
    CHECK(cut_twice.rejects.size() >= 1);
  }
}

TEST_CASE("names in archives stay below the archive", "[archive]") {
  const TemporaryDirectory directory;
  const std::string path =
      directory.write("x.tar", pack({{"../../etc/a.txt", "A"}, {"/abs//b.txt", "B"}}, "ustar"));
  const Read all = read(path);
  REQUIRE(all.files.size() == 2);
  CHECK(all.files[0] == path + "/etc/a.txt");
  CHECK(all.files[1] == path + "/abs/b.txt");
}

TEST_CASE("any damage to an archive is reported, never a crash", "[archive]") {
  constexpr unsigned kSeed = 77;
  std::mt19937 random(kSeed);
  for (const char* format : {"zip", "ustar"}) {
    const std::string packed = pack(kMembers, format);
    for (int round = 0; round < 150; ++round) {
      CAPTURE(kSeed, format, round);
      std::string damaged = packed;
      for (int i = 0; i < 4; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
      damaged.resize(damaged.size() - random() % (damaged.size() / 2));
      const TemporaryDirectory directory;
      const Read all = read(directory.write("x", damaged));
      CHECK(all.titles.size() + all.rejects.size() > 0);
    }
  }
}
