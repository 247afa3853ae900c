#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/generator/language_data.h"
#include "corpus/generator/word_maker.h"
#include "corpus/generator/word_pool.h"
#include "corpus/generator/word_ranks.h"

namespace dateline::corpus {

// The vocabulary of one language, the same in every corpus: words by rank, the words that articles
// of a topic prefer, and set phrases. About 1 MB; const and safe to share.
class Lexicon {
 public:
  static constexpr std::uint32_t kReadyWords = 8192;  // kept; the others are made when needed
  static constexpr std::uint32_t kTopicWords = 256;
  static constexpr std::uint32_t kPhrases = 4096;

  Lexicon(const LanguageData& data, const WordRanks& ranks);

  const LanguageData& data() const { return *data_; }
  const WordRanks& ranks() const { return *ranks_; }

  // Ranks below it are function words.
  std::uint32_t function_words() const { return function_words_; }

  // Writes the word of this rank at `out`, where kMaxWord + 1 bytes must be free; returns its end.
  char* put_rank(char* out, std::uint64_t rank) const {
    return rank < head_.size() ? put(out, head_[rank]) : make(out, rank);
  }
  std::string word(std::uint64_t rank) const;

  // The rank of a content word, as frequent as they are.
  std::uint64_t content_rank(Random& random) const {
    return ranks_->draw_above(random, function_words_);
  }
  // The rank of a content word that says what a text is about: none of the most frequent ones.
  std::uint64_t subject_rank(Random& random) const {
    return ranks_->draw_above(random, function_words_ + 150);
  }

  Word topic_word(std::uint32_t topic, std::uint32_t i) const {
    return topic_words_[topic * kTopicWords + i];
  }
  // What stands between two words.
  Word space() const { return space_[0]; }
  // One of the endings and one of the elisions of the language, often empty.
  Word ending(Random& random) const { return endings_[random.below(endings_.size())]; }
  Word elision(Random& random) const { return elisions_[random.below(elisions_.size())]; }
  Word phrase(std::uint32_t i) const { return phrases_[i]; }

  // The name of a person: two words, and the second of them. Different numbers, different names.
  std::string given_name(std::uint64_t number) const;
  std::string family_name(std::uint64_t number) const;
  // A capitalised word, for the name of a paper.
  std::string name_word(std::uint64_t number) const;

 private:
  char* make(char* out, std::uint64_t rank) const;
  std::string phrase_text(Random& random) const;

  const LanguageData* data_;
  const WordRanks* ranks_;
  WordMaker maker_;
  std::uint32_t function_words_;
  WordPool head_;
  WordPool topic_words_;
  WordPool phrases_;
  WordPool space_;
  WordPool endings_;
  WordPool elisions_;
};

// Makes the first letter at `text` a capital: Latin with diacritics and Cyrillic. Never changes the
// number of bytes.
void capitalize(char* text);

}  // namespace dateline::corpus
