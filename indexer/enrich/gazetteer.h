#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/country.h"
#include "indexer/enrich/word_scan.h"

namespace dateline {

enum class NameRule : std::uint8_t {
  kName,
  kDemonym,
  kCapital,
  kPlace,
  kRegion,
  kAbbreviation,  // of a region; counts after a comma only
  kMetonym,
  kTown,    // of towns.tsv
  kCue,     // speaks for a country that kName or kDemonym must choose; no mention
  kBlock,   // holds a country's word and names none
  kCredit,  // nothing counts from here to the end of the line
};

// As it stands in evidence: "name", "demonym" ...
std::string_view name_of(NameRule rule);

// What a phrase means. `countries` are indexes into countries(): one, or several to choose from.
struct NameEntry {
  NameRule rule = NameRule::kBlock;
  std::vector<std::uint16_t> countries;
  bool has_default = true;    // of several: whether the first is taken when nothing decides
  bool weak = false;          // says nothing where the country is not named otherwise
  bool given = false;         // also a first name
  std::int32_t state = -1;    // also a first-level region of this country
  std::int32_t town_in = -1;  // also the name of towns in this country
  bool needs_dot = false;     // an abbreviation; a dot or comma must follow
  bool locality = false;      // counts where the article places something there
};

// The names of countries.tsv, the rules of country_words.tsv and the towns of towns.tsv (see
// there), as one trie over folded words. Built once; safe to share between threads.
class Gazetteer {
 public:
  Gazetteer();
  static const Gazetteer& instance();

  struct Match {
    const NameEntry* entry = nullptr;  // nullptr: none
    std::size_t words = 0;
  };
  // The longest phrase that starts at words[at], capitals as printed or all capitals.
  Match longest(std::string_view text, const std::vector<Word>& words, std::size_t at) const;

  // The kinds of single words: "first", "before", "locative", "local", "at" and "civic".
  bool is_first_name(std::string_view text, const Word& word) const;
  bool is_no_surname(std::string_view text, const Word& word) const;
  bool is_locative(std::string_view text, const Word& word) const;
  bool is_local(std::string_view text, const Word& word) const;
  bool is_county(std::string_view text, const Word& word) const;
  bool is_at(std::string_view text, const Word& word) const;
  bool is_civic(std::string_view text, const Word& word) const;

  // What "Laurel County" is: a place in one of the countries that have counties.
  const NameEntry& division() const { return division_; }

  // Lines of the tables that say something about a phrase that is unknown, or claim one twice;
  // empty in a sound build.
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  // Kinds of single words, as bits.
  static constexpr std::uint8_t kFirstName = 1;
  static constexpr std::uint8_t kNoSurname = 2;
  static constexpr std::uint8_t kLocative = 4;
  static constexpr std::uint8_t kLocal = 8;
  static constexpr std::uint8_t kCounty = 16;
  static constexpr std::uint8_t kAt = 32;
  static constexpr std::uint8_t kCivic = 64;

  struct Phrase {
    std::vector<Word> words;  // their case and gaps are what the text must show
    NameEntry entry;
  };
  struct Slot {
    std::uint64_t key = 0;   // of (node before, word); 0: empty
    std::uint32_t node = 0;  // the node the word leads to
  };
  struct Node {
    std::vector<std::uint32_t> phrases;  // that end here, into phrases_
    std::uint8_t marks = 0;              // kFirstName ...
  };

  // gazetteer_tables.cc: what the tables say.
  static std::uint8_t mark_of(std::string_view kind);
  void add_countries();
  void add_rules();
  void add_towns();
  void add_rule(std::string_view kind, std::string_view codes, std::string_view phrase);
  void add_town(bool locality, std::string_view codes, std::string_view name);
  void add_phrase(std::string_view text, std::uint32_t node, const std::vector<Word>& words,
                  NameEntry entry);
  std::uint32_t add_node(std::string_view text, const std::vector<Word>& words);
  std::uint32_t step(std::uint32_t node, std::uint64_t word) const;
  void grow();
  NameEntry* find(std::uint32_t node, const std::vector<Word>& words);
  std::uint8_t marks(std::string_view text, const Word& word) const;

  // Whether any phrase can start with a word like this one: a quick look that spares most words
  // the trie.
  bool may_start(std::string_view text, const Word& word) const;
  void add_start(std::string_view text, const Word& word);

  std::bitset<1U << 16> starts_small_;  // by start_key: phrases that start in a small letter
  std::bitset<1U << 16> starts_;        // all phrases
  std::vector<Slot> slots_;             // open addressing; size is a power of two
  std::size_t used_ = 0;
  std::vector<Node> nodes_;
  std::vector<Phrase> phrases_;
  NameEntry division_;
  std::vector<std::string> problems_;
};

}  // namespace dateline
