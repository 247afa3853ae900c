#include "indexer/enrich/foreign/name_trie.h"

#include <string>

#include "indexer/enrich/foreign/spellings.h"
#include "tests/catch.h"

namespace dateline {
namespace {

std::string suffix(int limit) { return {NameTrie::suffix_byte(limit)}; }

TEST_CASE("the longest phrase wins, then the one that spells more") {
  const NameTrie trie(
      {{"niger", 3}, {"niger" + suffix(3), 2}, {"nigeri" + suffix(3), 1}, {"new niger", 4}});
  CHECK(trie.longest("niger", 0, true).value == 2);
  CHECK(trie.longest("nigers", 0, true).value == 2);
  CHECK(trie.longest("nigeria", 0, true).value == 1);
  CHECK(trie.longest("nigerianos", 0, true).value == NameTrie::kNone);
  CHECK(trie.longest("new\nniger.", 0, true).end == 9);
  CHECK(trie.longest("new\xC2\xA0niger", 0, true).end == 10);
  CHECK(trie.longest("a niger", 2, true).end == 7);
}

TEST_CASE("words in the middle of a phrase may go on") {
  const NameTrie trie({{"stan" + suffix(4) + " zjednoczon" + suffix(4), 7}});
  CHECK(trie.longest("stanów zjednoczonych", 0, true).value == 7);
  CHECK(trie.longest("stan zjednoczony", 0, true).value == 7);
  CHECK(trie.longest("stanowisko zjednoczone", 0, true).value == NameTrie::kNone);
}

TEST_CASE("without words only ASCII ones are kept whole") {
  const NameTrie trie({{"日本", 1}, {"USA", 2}});
  CHECK(trie.longest("日本語", 0, false).value == 1);
  CHECK(trie.longest("日本語", 0, true).value == NameTrie::kNone);
  CHECK(trie.longest("USA語", 0, false).value == 2);
  CHECK(trie.longest("USAF", 0, false).value == NameTrie::kNone);
}

TEST_CASE("nothing is found in nothing") {
  const NameTrie trie({});
  CHECK(trie.longest("", 0, true).value == NameTrie::kNone);
  CHECK(trie.longest("\xFF\xF9", 0, true).value == NameTrie::kNone);
}

TEST_CASE("a phrase is spelt as texts spell it") {
  using Spellings = std::vector<std::string>;
  CHECK(spellings("łotewsk*", "pl", false) ==
        Spellings{"łotewsk*", "Łotewsk*", "ŁOTEWSK*", "lotewsk*"});
  CHECK(spellings("USA", "de", false) == Spellings{"USA"});
  CHECK(spellings("iran", "tr", true) ==
        Spellings{"iran", "İran", "İRAN", "I\u0307ran", "I\u0307RAN"});
  const Spellings arabic = spellings("الإمارات", "ar", false);
  CHECK(arabic == Spellings{"الإمارات", "الامارات", "للإمارات", "للامارات"});
}

}  // namespace
}  // namespace dateline
