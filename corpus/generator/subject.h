#pragma once

#include <cstdint>
#include <string>

#include "corpus/generator/alias_table.h"
#include "corpus/generator/lexicon.h"
#include "corpus/generator/story.h"
#include "corpus/generator/word_pool.h"

namespace dateline::corpus {

// A story in the words of one language: what its articles and headlines are written with. The words
// are drawn as all words are, so that writing with them leaves the frequency of ranks as it is.
struct Subject {
  static constexpr std::uint32_t kWords = 40;  // the first are the likeliest
  static constexpr std::uint32_t kOwnWords = 12;
  static constexpr std::uint32_t kPeople = 4;

  const Lexicon* lexicon = nullptr;
  std::uint32_t topic = 0;
  WordPool words;
  WordPool own_words;   // of one text only
  WordPool full_names;  // people; the first is known from other stories
  WordPool family_names;
  const CountryWords* country = nullptr;  // nullptr: none, or no name in this language
  const CountryWords* second_country = nullptr;
  int year = 0;  // in which it is written

  // Fills all of it; `language` is the lexicon's index in languages().
  void set(const PlannedArticle& article, const Lexicon& words_of, std::uint32_t language,
           std::uint64_t text_seed);
};

}  // namespace dateline::corpus
