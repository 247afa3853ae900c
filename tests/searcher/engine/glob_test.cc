#include "searcher/engine/glob.h"

#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/searcher/engine/edit_distance.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

bool naive_glob(std::u32string_view glob, std::u32string_view word) {
  if (glob.empty()) return word.empty();
  if (glob[0] == U'*') {
    return naive_glob(glob.substr(1), word) || (!word.empty() && naive_glob(glob, word.substr(1)));
  }
  if (word.empty() || (glob[0] != U'?' && glob[0] != word[0])) return false;
  return naive_glob(glob.substr(1), word.substr(1));
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
