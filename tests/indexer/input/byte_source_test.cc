#include "indexer/input/byte_source.h"

#include <sys/stat.h>
#include <unistd.h>

#include <random>

#include "common/error.h"
#include "indexer/input/compressed_source.h"
#include "indexer/input/peek_source.h"
#include "indexer/input/utf16_source.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

// Text that does not compress away.
std::string sample_text(std::size_t size) {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < size) text += std::to_string(random()) + (random() % 9 == 0 ? "\n" : " ");
  return text;
}

}  // namespace

TEST_CASE("compression is found by content", "[input]") {
  const std::string text = sample_text(300000);
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz", "lz4"}) {
    CAPTURE(filter);
    const std::string packed = compress(text, filter);
    REQUIRE(packed.size() < text.size());
    REQUIRE(compression_of(packed) == std::string(filter));
    CHECK(drain(*open_bytes("x", packed)) == text);
    // Two files one after the other are one stream.
    CHECK(drain(*open_bytes("x", packed + compress("the end", filter))) == text + "the end");
    // libarchive cannot write an empty lz4 file.
    if (std::string(filter) != "lz4") {
      CHECK(drain(*open_bytes("x", compress("", filter))).empty());
    }
  }
}

TEST_CASE("plain bytes pass through", "[input]") {
  for (const std::string& text :
       {std::string(), std::string("a"), std::string("BZh9 is a name"),
        std::string("begin 644 x\nnot an archive\n"), sample_text(70000)}) {
    CHECK(drain(*open_bytes("x", text), 7) == text);
  }
}

TEST_CASE("a file that is cut off gives what came before, then an error", "[input]") {
  const std::string text = sample_text(1000000);
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz"}) {
    CAPTURE(filter);
    std::string packed = compress(text, filter);
    packed.resize(packed.size() * 3 / 4);
    const auto source = open_bytes("news.gz", packed);
    std::string got;
    std::vector<char> buffer(4096);
    try {
      while (const std::size_t length = source->read(buffer)) got.append(buffer.data(), length);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == Error::Kind::kInput);
      CHECK(std::string(error.what()).find("news.gz") != std::string::npos);
      CHECK(std::string(error.what()).find(filter) != std::string::npos);
      CHECK_FALSE(error.hint().empty());
    }
    CHECK(text.starts_with(got));
    // The blocks of the others are larger than this text.
    if (std::string(filter) == "gzip" || std::string(filter) == "zstd") {
      CHECK(got.size() > text.size() / 4);
    }
    CHECK(source->read(buffer) == 0);  // it stays ended
  }
}

TEST_CASE("files that cannot be opened are input errors", "[input]") {
  const TemporaryDirectory directory;
  CHECK_THROWS_AS(open_file(directory.path("missing")), Error);
  CHECK_THROWS_AS(open_file(directory.path()), Error);
  CHECK(drain(*open_file(directory.write("a", "text"))) == "text");
  CHECK(open_file(directory.path("a"))->name() == directory.path("a"));
}

TEST_CASE("a named pipe can be read", "[input]") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string packed = compress("from a pipe", "zstd");
  REQUIRE(::write(ends[1], packed.data(), packed.size()) == static_cast<ssize_t>(packed.size()));
  ::close(ends[1]);
  CHECK(drain(*open_file("/dev/fd/" + std::to_string(ends[0]))) == "from a pipe");
  ::close(ends[0]);
}

TEST_CASE("peeked bytes are read again", "[input]") {
  const auto source = open_bytes("x", "0123456789");
  PeekSource peek(*source);
  CHECK(peek.peek(3) == "012");
  char two[2];
  REQUIRE(peek.read(two) == 2);
  CHECK(peek.peek(4) == "2345");
  CHECK(peek.peek(100) == "23456789");
  CHECK(drain(peek, 3) == "23456789");
  CHECK(peek.peek(1).empty());
}

TEST_CASE("UTF-16 with a byte order mark becomes UTF-8", "[input]") {
  std::u16string text = u"Tirana \u2013 \u0160koder \U0001F4F0 ";
  std::string expected = "Tirana \u2013 \u0160koder \U0001F4F0 ";
  for (int i = 0; i < 12; ++i) {  // longer than the buffers
    text += text;
    expected += expected;
  }
  std::string little = "\xff\xfe";
  std::string big = "\xfe\xff";
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xff);
    little += low;
    little += high;
    big += high;
    big += low;
  }
  for (const std::string& bytes : {little, big}) {
    const auto source = open_bytes("x", bytes);
    Utf16Source converted(*source);
    CHECK(drain(converted, 13) == expected);
  }
  const auto odd = open_bytes("x", std::string("\xff\xfe"
                                               "A\0"
                                               "\x00\xd8"
                                               "B\0"
                                               "C",
                                               9));
  Utf16Source converted(*odd);
  const std::string repaired = drain(converted);
  CHECK(repaired.starts_with("A\xef\xbf\xbd"));
  const auto plain = open_bytes("x", "\xff plain");
  Utf16Source unconverted(*plain);
  CHECK(drain(unconverted) == "\xff plain");
}
