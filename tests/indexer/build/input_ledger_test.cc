#include "indexer/build/input_ledger.h"

#include <filesystem>
#include <map>
#include <random>
#include <string>

#include "common/index/manifest.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

InputRecord record(const std::string& path, std::uint64_t size = 1) {
  InputRecord out;
  out.key = input_key(path);
  out.size = size;
  out.mtime_ns = 12345;
  out.content = 99;
  out.settings = 7;
  out.articles = 3;
  return out;
}

// An index of this generation, as far as the ledger looks at it.
struct Index {
  TempFolder folder;
  std::string file = folder / "inputs";

  explicit Index(std::uint64_t generation = 5) { publish(generation); }
  void publish(std::uint64_t generation) const {
    fs::create_directories(folder / "segments");
    Manifest manifest;
    manifest.generation = generation;
    publish_manifest(folder.path(), manifest);
  }
  InputLedger ledger() const { return InputLedger(folder.path()); }
};

}  // namespace

TEST_CASE("a ledger remembers what was saved, over runs", "[ledger]") {
  const Index index;
  {
    InputLedger ledger = index.ledger();
    CHECK_FALSE(ledger.find(input_key("/news/a")));
    CHECK_FALSE(ledger.has_unsaved());
    ledger.put(record("/news/a", 10));
    ledger.put(record("/news/b", 20));
    CHECK(ledger.has_unsaved());
    ledger.save();
    CHECK_FALSE(ledger.has_unsaved());
    CHECK(ledger.find(input_key("/news/a")) == record("/news/a", 10));
    ledger.put(record("/news/c"));  // never saved
  }
  InputLedger ledger = index.ledger();
  CHECK(ledger.find(input_key("/news/b")) == record("/news/b", 20));
  CHECK_FALSE(ledger.find(input_key("/news/c")));
  // Nothing new: nothing is written.
  const auto time = fs::last_write_time(index.file);
  ledger.save();
  CHECK(fs::last_write_time(index.file) == time);
}

TEST_CASE("any number of files in any order, the last entry holding", "[ledger]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const Index index;
  std::map<std::string, std::uint64_t> expected;
  for (int run = 0; run < 5; ++run) {
    InputLedger ledger = index.ledger();
    for (int save = 0; save < 3; ++save) {
      for (int i = 0; i < 300; ++i) {
        const std::string path = "/news/" + std::to_string(random() % 1000);
        expected[path] = random();
        ledger.put(record(path, expected[path]));
      }
      ledger.save();
      for (int i = 0; i < 1000; ++i) {
        const std::string path = "/news/" + std::to_string(i);
        const auto found = ledger.find(input_key(path));
        const auto wanted = expected.find(path);
        REQUIRE(found.has_value() == (wanted != expected.end()));
        if (found) REQUIRE(found->size == wanted->second);
      }
    }
  }
}

TEST_CASE("a ledger that is newer than the manifest counts as empty", "[ledger]") {
  const Index index(5);
  {
    InputLedger ledger = index.ledger();
    ledger.put(record("/news/a"));
    ledger.save();
  }
  index.publish(9);
  CHECK(index.ledger().find(input_key("/news/a")));
  index.publish(4);
  InputLedger ledger = index.ledger();
  CHECK_FALSE(ledger.find(input_key("/news/a")));
  // It is written anew, for what there is now.
  ledger.put(record("/news/b"));
  ledger.save();
  CHECK(index.ledger().find(input_key("/news/b")));
  CHECK_FALSE(index.ledger().find(input_key("/news/a")));
}

TEST_CASE("damage of any kind makes a ledger empty, never wrong", "[ledger]") {
  const Index index;
  {
    InputLedger ledger = index.ledger();
    for (int i = 0; i < 20; ++i) ledger.put(record("/news/" + std::to_string(i)));
    ledger.save();
  }
  const std::string whole = read_bytes_of(index.file);
  const auto check_empty = [&] {
    InputLedger ledger = index.ledger();
    for (int i = 0; i < 20; ++i) {
      REQUIRE_FALSE(ledger.find(input_key("/news/" + std::to_string(i))));
    }
  };
  for (std::size_t length = 0; length < whole.size(); length += 13) {
    write_bytes_to(index.file, whole.substr(0, length));
    INFO("cut to " << length);
    check_empty();
  }
  for (std::size_t place = 0; place < whole.size(); ++place) {
    std::string flipped = whole;
    flipped[place] = static_cast<char>(flipped[place] ^ 0x10);
    write_bytes_to(index.file, flipped);
    INFO("flipped at " << place);
    check_empty();
  }
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 50; ++round) {
    std::string noise = round % 2 == 0 ? whole.substr(0, 32) : "";
    for (std::size_t i = random() % 2000; i > 0; --i) noise += static_cast<char>(random());
    write_bytes_to(index.file, noise);
    check_empty();
  }
  fs::remove(index.file);
  fs::create_directory(index.file);
  check_empty();
  fs::remove(index.file);
  write_bytes_to(index.file, whole);
  CHECK(index.ledger().find(input_key("/news/7")));
}

TEST_CASE("a ledger that cannot be written is a warning", "[ledger]") {
  const Index index;
  InputLedger ledger = index.ledger();
  fs::create_directory(index.folder / "inputs.new");
  write_bytes_to(index.folder / "inputs.new/in the way", "");
  ledger.put(record("/news/a"));
  CHECK_NOTHROW(ledger.save());
  CHECK_FALSE(ledger.find(input_key("/news/a")));
  CHECK_FALSE(ledger.has_unsaved());
}

TEST_CASE("the draft of a stopped writer goes", "[ledger]") {
  const Index index;
  write_bytes_to(index.folder / "inputs.new", "half");
  index.ledger();
  CHECK_FALSE(fs::exists(index.folder / "inputs.new"));
}
