#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"

namespace dateline {

// The words that may stand at one place of a text.
struct PatternSlot {
  bool exact = false;                 // whether `hashes` decide, or else `stems`
  std::vector<std::string> stems;     // the posting lists that the words are in; none for CJK
  std::vector<std::uint32_t> hashes;  // of exact words and CJK characters (token_hash)
  std::vector<std::string> surfaces;  // of exact words; none of CJK characters
  // Languages of the index in which the word is a stop word: their articles hold it, but no
  // posting list does.
  std::vector<std::string> stop_languages;
  std::string typed;  // the surface of the word as it was typed; empty where it was not

  bool matches(const Token& token) const;
};

// What one leaf of a query looks for in a text: one of several sequences of neighbouring words.
// The same pattern makes the candidate postings, is verified on `tokens` and is highlighted.
struct Pattern {
  std::vector<std::vector<PatternSlot>> sequences;
  // Stems of joined terms that are enough by themselves ("cyberattack" for cyber-attack).
  std::vector<std::string> joined;
  // CJK terms that every match contains.
  std::vector<std::string> grams;

  bool empty() const { return sequences.empty(); }
  // A single one that is no CJK text.
  bool is_one_word() const {
    return sequences.size() == 1 && sequences.front().size() == 1 && grams.empty();
  }
};

// Whether two patterns are looked for in the same posting lists: they stand for one word, in
// whatever forms it was typed.
bool have_same_terms(const Pattern& a, const Pattern& b);

// A query names its patterns in several places.
using SharedPattern = std::shared_ptr<const Pattern>;

// Turns the words of queries into patterns, with the analyzer of the index, in all its languages.
class PatternMaker {
 public:
  // Both must outlive it; `analyzer` may be kept from query to query.
  PatternMaker(const Snapshot& snapshot, Analyzer& analyzer);

  // A typed word, stemmed; "cyber-attack", "a@b.com" and unspaced CJK text give several words in a
  // row. A long run of CJK text is several words: each gives a pattern of its own.
  const std::vector<SharedPattern>& word(const std::string& text);
  // The exact words of a phrase, in order.
  Pattern exact(std::string_view text);
  // The words of the index that a wildcard ("cyber*", "wom?n") or a fuzzy word matches: at most
  // kMaxExpansions, the most frequent. `truncated` tells when there were more. Words that are stop
  // words in all languages of the index are none of them: they have no postings.
  Pattern wildcard(std::string_view text, bool& truncated);
  Pattern fuzzy(std::string_view text, std::uint32_t distance, bool& truncated);

  static constexpr std::size_t kMaxExpansions = 1000;

 private:
  std::vector<SharedPattern> make_word(std::string_view text);
  Pattern from_tokens(std::string_view text);
  Pattern expansions(std::vector<std::pair<std::string, std::uint64_t>> surfaces, bool& truncated);
  bool is_only_stop_word(std::string_view surface) const;
  void add_recorded_stems(std::string_view surface, std::vector<std::string>& stems) const;

  const Snapshot& snapshot_;
  Analyzer& analyzer_;
  std::vector<std::string> languages_;  // those of the index; "und" when there are none
  std::map<std::string, std::vector<SharedPattern>, std::less<>> words_;  // made so far
};

}  // namespace dateline
