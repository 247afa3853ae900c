#include "searcher/engine/glob.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

std::u32string decode(const std::string& text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out += next_code_point(text, i);
  return out;
}

bool naive_glob(std::u32string_view glob, std::u32string_view word) {
  if (glob.empty()) return word.empty();
  if (glob[0] == U'*') {
    return naive_glob(glob.substr(1), word) || (!word.empty() && naive_glob(glob, word.substr(1)));
  }
  if (word.empty() || (glob[0] != U'?' && glob[0] != word[0])) return false;
  return naive_glob(glob.substr(1), word.substr(1));
}

// Optimal string alignment by its definition.
std::size_t naive_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::string random_word(std::mt19937& random, std::size_t longest, bool glob) {
  static const std::vector<std::string> kLetters = {"a", "b", "é", "地", "*", "?"};
  std::string word;
  for (std::size_t i = random() % (longest + 1); i > 0; --i) {
    word += kLetters[random() % (glob ? 6 : 4)];
  }
  return word;
}

}  // namespace

TEST_CASE("wildcards match whole words", "[engine]") {
  CHECK(glob_matches("cyber*", "cyber"));
  CHECK(glob_matches("cyber*", "cyberattack"));
  CHECK_FALSE(glob_matches("cyber*", "acyber"));
  CHECK(glob_matches("*stan", "kazakhstan"));
  CHECK(glob_matches("wom?n", "women"));
  CHECK_FALSE(glob_matches("wom?n", "womn"));
  CHECK(glob_matches("?", "é"));
  CHECK(glob_matches("*a*b*c*", "xxaxxbxxcxx"));
  CHECK(glob_matches("", ""));
  CHECK_FALSE(glob_matches("", "a"));
  CHECK(glob_matches("***", ""));
  CHECK_FALSE(glob_matches("?*", ""));
}

TEST_CASE("wildcards agree with their definition", "[engine]") {
  const std::uint32_t seed = 31;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string glob = random_word(random, 7, true);
    const std::string word = random_word(random, 9, false);
    CAPTURE(glob, word);
    REQUIRE(glob_matches(glob, word) == naive_glob(decode(glob), decode(word)));
  }
}

TEST_CASE("a hostile wildcard ends in time", "[engine]") {
  std::string glob;
  for (int i = 0; i < 1000; ++i) glob += "a*";
  CHECK_FALSE(glob_matches(glob + "b", std::string(5000, 'a')));
}

TEST_CASE("fuzzy words agree with the edit distance", "[engine]") {
  const std::uint32_t seed = 32;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string a = random_word(random, 6, false);
    const std::string b = random_word(random, 6, false);
    CAPTURE(a, b);
    for (const std::uint32_t distance : {0u, 1u, 2u, 3u}) {
      REQUIRE(FuzzyWord(a, distance).matches(b) ==
              (naive_distance(decode(a), decode(b)) <= distance));
    }
  }
  CHECK(FuzzyWord("tehran", 1).matches("tehrna"));
  CHECK(FuzzyWord("tehran", 1).matches("teheran"));
  CHECK_FALSE(FuzzyWord("tehran", 1).matches("tirana"));
  CHECK_FALSE(FuzzyWord("a", 2).matches(std::string(100000, 'b')));
}
