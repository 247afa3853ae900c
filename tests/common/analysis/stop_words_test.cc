#include "common/analysis/stop_words.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "common/analysis/analyzer.h"
#include "common/text/fold.h"
#include "embedded/stop_words_tsv.h"
#include "tests/catch.h"

namespace dateline {
namespace {

// Calls visit(language, word) for every entry of the table.
template <typename Visit>
void for_each_entry(Visit visit) {
  std::string_view table = embedded::stop_words_tsv;
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    REQUIRE(tab != std::string_view::npos);
    std::string_view words = line.substr(tab + 1);
    while (!words.empty()) {
      const std::string_view word = words.substr(0, words.find(' '));
      words.remove_prefix(std::min(word.size() + 1, words.size()));
      visit(line.substr(0, tab), word);
    }
  }
}

TEST_CASE("stop words are known by language") {
  CHECK(is_stop_word("the", "en"));
  CHECK(is_stop_word("the", "en-GB"));
  CHECK_FALSE(is_stop_word("the", "de"));
  CHECK(is_stop_word("und", "de"));
  CHECK_FALSE(is_stop_word("und", "en"));
  CHECK(is_stop_word("fur", "de"));
  CHECK(is_stop_word("og", "nb"));
  CHECK(is_stop_word("של", "iw"));
  CHECK_FALSE(is_stop_word("the", ""));
  CHECK_FALSE(is_stop_word("the", "und"));
  CHECK_FALSE(is_stop_word("", "en"));
  CHECK(has_stop_words("en-GB"));
  CHECK_FALSE(has_stop_words("und"));
}

TEST_CASE("news terms are no stop words") {
  for (const char* word :
       {"us", "it", "who", "may", "will", "can", "un", "eu", "ai", "march", "turkey", "no"}) {
    INFO(word);
    CHECK_FALSE(is_stop_word(word, "en"));
  }
  CHECK_FALSE(is_stop_word("minh", "vi"));
  CHECK_FALSE(is_stop_word("anh", "vi"));
  CHECK_FALSE(is_stop_word("علي", "ar"));
}

TEST_CASE("the languages of a stop word come sorted") {
  const auto of_die = stop_word_languages("die");
  CHECK(std::vector<std::string_view>(of_die.begin(), of_die.end()) ==
        std::vector<std::string_view>{"de", "nl"});
  CHECK(stop_word_languages("embassy").empty());
  const auto of_a = stop_word_languages("a");
  CHECK(of_a.size() > 5);
  CHECK(std::is_sorted(of_a.begin(), of_a.end()));
}

TEST_CASE("every stop word is folded, one token, sorted, and listed once") {
  Analyzer analyzer;
  Analysis analysis;
  std::set<std::string> seen;
  std::set<std::string> languages;
  std::string last;
  for_each_entry([&](std::string_view language, std::string_view word) {
    INFO(language << ' ' << word);
    CHECK(fold(word) == word);
    CHECK(seen.insert(std::string(language) + ' ' + std::string(word)).second);
    // Lookup is by binary search.
    if (languages.emplace(language).second) last.clear();
    CHECK(last < word);
    last = word;
    analyzer.analyze(word, language, analysis);
    REQUIRE(analysis.tokens.size() == 1);
    CHECK(analysis.tokens[0].surface == word);
    CHECK(analysis.tokens[0].stop);
  });
  CHECK(languages.size() >= 29);
}

}  // namespace
}  // namespace dateline
