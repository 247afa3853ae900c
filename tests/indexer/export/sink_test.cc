#include "indexer/export/sink.h"

#include <sys/stat.h>

#include <filesystem>
#include <random>
#include <thread>

#include "common/error.h"
#include "indexer/export/compressed_sink.h"
#include "indexer/input/byte_source.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

namespace fs = std::filesystem;

std::string decompressed(const std::string& path) {
  const auto source = open_file(path);
  std::string text(1 << 22, '\0');
  std::size_t size = 0;
  while (const std::size_t got = source->read(std::span(text.data() + size, text.size() - size))) {
    size += got;
  }
  text.resize(size);
  return text;
}

std::size_t files_in(const TempFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file is compressed as its name says", "[export]") {
  CHECK(compression_for("news.jsonl") == Compression::kNone);
  CHECK(compression_for("news.gz.old") == Compression::kNone);
  const TempFolder folder;
  std::mt19937 random(3);
  std::string text;
  while (text.size() < 3'000'000) text += "line " + std::to_string(random()) + "\n";
  for (const char* name : {"a.jsonl", "a.gz", "a.zst", "a.xz", "a.bz2"}) {
    CAPTURE(name);
    const auto sink = open_output_file(folder / name);
    for (std::size_t at = 0; at < text.size(); at += 70'001) {
      sink->write(std::string_view(text).substr(at, 70'001));
    }
    sink->finish();
    CHECK(decompressed(folder / name) == text);
    CHECK((fs::file_size(folder / name) < text.size() * 3 / 4) ==
          (compression_for(name) != Compression::kNone));
  }
  const auto empty = open_output_file(folder / "empty.gz");
  empty->finish();
  CHECK(decompressed(folder / "empty.gz").empty());
  CHECK(files_in(folder) == 6);
}

TEST_CASE("a file is replaced when all is written, not before", "[export]") {
  const TempFolder folder;
  for (const char* name : {"news", "news.gz"}) {
    CAPTURE(name);
    const std::string path = folder / name;
    write_bytes_to(path, "old");
    {
      const auto given_up = open_output_file(path);
      given_up->write(std::string(500'000, 'x'));
    }
    CHECK(read_bytes_of(path) == "old");
    const auto sink = open_output_file(path);
    sink->write("new");
    CHECK(read_bytes_of(path) == "old");
    sink->finish();
    CHECK(decompressed(path) == "new");
  }
  CHECK(files_in(folder) == 2);
}

TEST_CASE("devices and pipes are written directly", "[export]") {
  const TempFolder folder;
  {
    const auto null = open_output_file("/dev/null");
    null->write("gone");
    null->finish();
  }
  CHECK(fs::is_character_file("/dev/null"));
  const std::string pipe = folder / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  std::string got;
  std::thread reader([&] { got = read_bytes_of(pipe); });
  const auto sink = open_output_file(pipe);
  sink->write("through");
  sink->finish();
  reader.join();
  CHECK(got == "through");
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("a full disk is an error", "[export]") {
  const auto check_full = [](Sink& sink) {
    try {
      for (int i = 0; i < 100; ++i) sink.write(std::string(100'000, static_cast<char>(i)));
      sink.finish();
      FAIL("written");
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::kSystem);
      CHECK_THAT(error.what(), Catch::Contains("No space left"));
    }
  };
  check_full(*open_output_file("/dev/full"));
  CompressedSink compressed(open_output_file("/dev/full"), Compression::kXz);
  std::mt19937 random(4);
  try {
    for (int i = 0; i < 200; ++i) {
      std::string noise(100'000, '\0');
      for (char& c : noise) c = static_cast<char>(random());
      compressed.write(noise);
    }
    compressed.finish();
    FAIL("written");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kSystem);
  }
  CHECK_THROWS_AS(open_output_file("/nonexistent/folder/file"), Error);
}
