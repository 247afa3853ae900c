#include "corpus/generator/subject.h"

#include <array>

#include "corpus/generator/language_data.h"

namespace dateline::corpus {
namespace {

constexpr std::uint32_t kFamousPeople = 3000;
constexpr std::uint32_t kOtherPeople = 500'000;

void add_word(WordPool& pool, const Lexicon& lexicon, std::uint64_t rank) {
  std::array<char, kMaxWord + 1> bytes;
  char* const end = lexicon.put_rank(bytes.data(), rank);
  pool.add({bytes.data(), static_cast<std::size_t>(end - bytes.data())});
}

const CountryWords* country_words(int country, std::uint32_t language) {
  if (country < 0) return nullptr;
  const CountryWords& words = news_countries()[static_cast<std::size_t>(country)].words[language];
  return words.name.empty() ? nullptr : &words;
}

}  // namespace

void Subject::set(const PlannedArticle& article, const Lexicon& words_of, std::uint32_t language,
                  std::uint64_t text_seed) {
  lexicon = &words_of;
  topic = article.story.topic;
  words.clear();
  own_words.clear();
  full_names.clear();
  family_names.clear();
  Random random(seed_of(article.story.seed, 2));
  for (std::uint32_t i = 0; i < kWords; ++i)
    add_word(words, words_of, words_of.subject_rank(random));
  for (std::uint32_t i = 0; i < kPeople; ++i) {
    std::uint64_t person = kFamousPeople + random.below(kOtherPeople);
    if (i == 0)
      person = static_cast<std::uint64_t>(random.low_below(kFamousPeople)) *
               random.low_below(kFamousPeople) / kFamousPeople;
    const std::string family = words_of.family_name(person);
    full_names.add(words_of.given_name(person) + words_of.data().space + family);
    family_names.add(family);
  }
  Random own(seed_of(text_seed, 3));
  for (std::uint32_t i = 0; i < kOwnWords; ++i) {
    add_word(own_words, words_of, words_of.subject_rank(own));
  }
  country = country_words(article.story.country, language);
  second_country = country_words(article.story.second_country, language);
  year = civil(article.text_day).year;
}

}  // namespace dateline::corpus
