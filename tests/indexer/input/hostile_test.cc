#include <random>

#include "common/error.h"
#include "common/text/utf8.h"
#include "indexer/input/json_splitter.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

constexpr unsigned kBytesSeed = 20220908;

std::string random_bytes(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"{\"title\":\"",
                                                   "\"}\n",
                                                   "\n",
                                                   "{",
                                                   "}",
                                                   "[",
                                                   "\\u",
                                                   "\\ud800",
                                                   "\"",
                                                   "text",
                                                   ":",
                                                   ",",
                                                   "Title: ",
                                                   "Date: 2022-09-08\n",
                                                   "\xff\xfe",
                                                   "\xef\xbb\xbf",
                                                   "\xc3\xa9",
                                                   "\xe2\x80",
                                                   "\r\n",
                                                   "NaN",
                                                   "123456789012345678901",
                                                   std::string(1, '\0'),
                                                   "\x1f\x8b\x08",
                                                   "BZh91AY&SY",
                                                   "null",
                                                   "\"countries\":",
                                                   "\"date\":",
                                                   " ",
                                                   "\t",
                                                   "\\"};
  std::string bytes;
  const int length = static_cast<int>(random() % 60);
  const bool noise = random() % 4 == 0;
  for (int i = 0; i < length; ++i) {
    if (noise) {
      bytes += static_cast<char>(random());
    } else {
      bytes += kPieces[random() % kPieces.size()];
    }
  }
  return bytes;
}

// Lines that hold more than white space, as the reader of JSON Lines counts them.
std::size_t count_records(const std::string& bytes) {
  std::size_t records = 0;
  std::size_t begin = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string line = bytes.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") != std::string::npos) ++records;
    begin = end + 1;
  }
  return records;
}

}  // namespace

TEST_CASE("any bytes give articles and rejects that add up", "[input]") {
  std::mt19937 random(kBytesSeed);
  for (int round = 0; round < 5000; ++round) {
    const std::string bytes = random_bytes(random);
    CAPTURE(kBytesSeed, round);
    try {
      const Result text = read_bytes(Format::kText, bytes);
      CHECK(text.articles.size() + text.rejects.size() == 1);
      const Result json = read_bytes(Format::kJsonLines, bytes);
      const bool whole = json.rejects.size() == 1 && json.rejects[0].origin.record == 0;
      // Lines are what is counted here.
      if (!whole && !JsonSplitter::is_for(bytes) && !bytes.starts_with("\xff\xfe") &&
          !bytes.starts_with("\xfe\xff")) {
        CHECK(json.articles.size() + json.rejects.size() == count_records(bytes));
      }
      CHECK((json.articles.empty() || !whole));
      for (const Result* result : {&text, &json}) {
        for (const Article& article : result->articles) {
          CHECK(is_clean(article));
          CHECK_FALSE((article.title.empty() && article.body.empty()));
        }
      }
    } catch (const Error& error) {
      // Only bytes that announce a compression may end in an error.
      CHECK(error.kind() == Error::Kind::kInput);
      CHECK((bytes.starts_with("\x1f\x8b\x08") || bytes.starts_with("BZh91AY&SY")));
    }
  }
}

TEST_CASE("any damage to compressed data is an error or bytes, never a crash", "[input]") {
  std::mt19937 random(kBytesSeed);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "{\"title\":\"Story " + std::to_string(random()) + "\"}\n";
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz"}) {
    const std::string packed = compress(text, filter);
    for (int round = 0; round < 40; ++round) {
      CAPTURE(kBytesSeed, filter, round);
      std::string damaged = packed;
      for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] ^= static_cast<char>(random());
      damaged.resize(damaged.size() - random() % 50);
      try {
        read_bytes(Format::kJsonLines, damaged);
      } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::kInput);
      }
    }
  }
}
