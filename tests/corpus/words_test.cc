#include <array>
#include <set>
#include <string>
#include <unordered_set>

#include "common/analysis/stop_words.h"
#include "common/country.h"
#include "common/text/fold.h"
#include "corpus/generator/language_data.h"
#include "corpus/generator/lexicon.h"
#include "corpus/generator/word_maker.h"
#include "tests/catch.h"

namespace dateline::corpus {
namespace {

TEST_CASE("every language has all its fields") {
  REQUIRE(languages().size() >= 6);
  for (const LanguageData& data : languages()) {
    INFO(data.code);
    CHECK(data.share > 0);
    CHECK(data.function.size() >= 40);
    CHECK(data.onset.size() >= 20);
    CHECK(data.endings.size() == 16);
    CHECK_FALSE(data.elisions.empty());
    CHECK_FALSE(data.papers.empty());
    CHECK_FALSE(data.stop.empty());
    CHECK_FALSE(data.said.empty());
    CHECK_FALSE(data.million.empty());
    CHECK(data.boilerplate.size() >= 6);
    for (const std::string& country : data.countries) CHECK(find_country(country) != nullptr);
    for (const auto* letters : {&data.onset, &data.middle, &data.vowel, &data.coda}) {
      CHECK(std::set<std::string>(letters->begin(), letters->end()).size() == letters->size());
    }
  }
}

TEST_CASE("the most frequent words are stop words of the searcher") {
  for (const LanguageData& data : languages()) {
    if (!has_stop_words(data.code)) continue;
    int stop_words = 0;
    for (int i = 0; i < 40; ++i) {
      const std::string word = fold(data.function[static_cast<std::size_t>(i)]);
      stop_words += is_stop_word(word, data.code) ? 1 : 0;
    }
    INFO(data.code);
    CHECK(stop_words >= 30);
  }
}

TEST_CASE("countries are real, and each has an English name") {
  CHECK(news_countries().size() > 150);
  for (const NewsCountry& country : news_countries()) {
    INFO(country.code);
    REQUIRE(find_country(country.code) != nullptr);
    CHECK(country.words.front().name == find_country(country.code)->name);
    for (const CountryWords& words : country.words) {
      CHECK(words.name.size() <= kMaxWord);
      CHECK(words.name.find_first_of("\"\\") == std::string::npos);
    }
  }
}

TEST_CASE("different numbers make different words, none too long") {
  for (const LanguageData& data : languages()) {
    INFO(data.code);
    const WordMaker maker(data);
    CHECK(maker.capacity() > 1'000'000'000);
    std::unordered_set<std::string> words;
    std::array<char, 4 * kMaxWord> bytes;
    std::size_t made = 0;
    const auto make = [&](std::uint64_t number) {
      char* const end = maker.make(bytes.data(), number);
      REQUIRE(end - bytes.data() <= static_cast<std::ptrdiff_t>(kMaxWord));
      words.emplace(bytes.data(), end);
      ++made;
    };
    for (std::uint64_t number = 0; number < 70'000; ++number) make(number);
    for (std::uint64_t number = 1'000'000; number < maker.capacity(); number += number / 999) {
      make(number);
    }
    CHECK(words.size() == made);
  }
}

TEST_CASE("rare words are longer than frequent ones") {
  const WordRanks ranks;
  const Lexicon lexicon(languages().front(), ranks);
  std::size_t frequent = 0;
  std::size_t middling = 0;
  std::size_t rare = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    frequent += lexicon.word(i).size();
    middling += lexicon.word(1000 + i).size();
    rare += lexicon.word(10'000'000 + i).size();
  }
  CHECK(frequent < 450);
  CHECK(middling > 500);
  CHECK(rare > middling + 150);
  CHECK(lexicon.word(0) == "the");
}

TEST_CASE("capital letters in three alphabets") {
  for (const auto& [small, large] : {std::pair<std::string, std::string>{"ab", "Ab"},
                                     {"über", "Über"},
                                     {"яма", "Яма"},
                                     {"ель", "Ель"},
                                     {"新闻", "新闻"},
                                     {"7", "7"},
                                     {"ßa", "ßa"}}) {
    std::string text = small;
    capitalize(text.data());
    CHECK(text == large);
  }
}

}  // namespace
}  // namespace dateline::corpus
