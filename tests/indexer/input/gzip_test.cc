#include <random>

#include "common/error.h"
#include "indexer/input/gzip_source.h"
#include "indexer/input/inflater.h"
#include "indexer/input/inputs.h"
#include "indexer/input/peek_source.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

std::string noise(std::size_t size) {
  std::mt19937 random(5);
  std::string text;
  while (text.size() < size) text += std::to_string(random()) + "\n";
  return text;
}

// What can be read, and the message of the error that ends it.
std::pair<std::string, std::string> read_damaged(const std::string& packed) {
  const auto source = open_bytes("x.gz", packed);
  std::string got;
  std::vector<char> buffer(777);
  try {
    while (const std::size_t length = source->read(buffer)) got.append(buffer.data(), length);
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kInput);
    CHECK(source->read(buffer) == 0);
    return {got, error.what()};
  }
  return {got, ""};
}

}  // namespace

TEST_CASE("a gzip file that is cut off gives every byte that it holds", "[gzip]") {
  const std::string text = noise(300000);
  const std::string packed = compress(text, "gzip");
  // Only the checksum and the length are missing.
  const auto [whole, message] = read_damaged(packed.substr(0, packed.size() - 8));
  CHECK(whole == text);
  CHECK(message.find("ends too early") != std::string::npos);
  const auto [half, why] = read_damaged(packed.substr(0, packed.size() / 2));
  CHECK(text.starts_with(half));
  CHECK(half.size() > text.size() / 3);
  CHECK_FALSE(why.empty());
}

TEST_CASE("the checksum of every member is checked", "[gzip]") {
  const std::string text = noise(5000);
  std::string packed = compress(text, "gzip");
  packed[packed.size() - 6] ^= 1;
  const auto [got, message] = read_damaged(packed + compress("more", "gzip"));
  CHECK(got == text);
  CHECK(message.find("gzip") != std::string::npos);
}

TEST_CASE("members follow each other; padding is passed over, other bytes are told", "[gzip]") {
  const std::string first = compress("one ", "gzip");
  const std::string second = compress("two", "gzip");
  CHECK(read_damaged(first + second).first == "one two");
  CHECK(read_damaged(first + second).second.empty());
  CHECK(read_damaged(first + std::string(1000, '\0')).second.empty());
  CHECK(read_damaged(first + std::string(512, '\0') + second).first == "one two");
  const auto [got, message] = read_damaged(first + "something");
  CHECK(got == "one ");
  CHECK_FALSE(message.empty());
}

TEST_CASE("a short compressed file that is cut off keeps its whole records", "[gzip]") {
  std::string lines;
  for (int i = 0; i < 50; ++i)
    lines += "{\"title\":\"Story " + std::to_string(i * 7919 % 101) + "\"}\n";
  std::string packed = compress(lines, "gzip");
  packed.resize(packed.size() - 30);
  const TemporaryDirectory directory;
  const std::string path = directory.write("news.jsonl.gz", packed);
  std::size_t articles = 0;
  std::vector<Reject> rejects;
  read_inputs(
      {path}, {}, [&](const Reject& reject) { rejects.push_back(reject); },
      [&](Article&&, const Origin&) { return ++articles > 0; });
  CHECK(articles > 20);
  CHECK(articles < 50);
  REQUIRE(rejects.size() == 1);
  CHECK(rejects[0].detail.find("damaged gzip") != std::string::npos);
}

TEST_CASE("peeking does not lose what comes before an error", "[gzip]") {
  std::string packed = compress("some text", "gzip");
  packed.resize(packed.size() - 4);
  const auto source = open_bytes("x", packed);
  PeekSource peek(*source);
  CHECK(peek.peek(4096) == "some text");
  char text[9];
  REQUIRE(peek.read(text) == 9);
  CHECK_THROWS_AS(peek.read(text), Error);
  CHECK(peek.read(text) == 0);
}

TEST_CASE("a stream is inflated up to a limit", "[gzip]") {
  const std::string text = noise(100000);
  const std::string packed = compress(text, "gzip");
  const Inflated all = inflate_all(Inflater::Kind::kGzip, packed + packed, 1 << 20);
  CHECK(all.complete);
  CHECK(all.bytes == text + text);
  CHECK_FALSE(inflate_all(Inflater::Kind::kGzip, packed, 1000).complete);
  const Inflated cut =
      inflate_all(Inflater::Kind::kGzip, packed.substr(0, packed.size() / 2), 1 << 20);
  CHECK_FALSE(cut.complete);
  CHECK(text.starts_with(cut.bytes));
  CHECK_FALSE(inflate_all(Inflater::Kind::kZlib, "no zlib", 100).complete);
  CHECK_FALSE(inflate_all(Inflater::Kind::kDeflate, "", 100).complete);
}
