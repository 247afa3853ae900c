#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/entry_bits.h"
#include "searcher/engine/proximity.h"
#include "searcher/engine/token_document.h"
#include "searcher/engine/word_set.h"

namespace dateline {

// Answers the commonest question, whether two single words are together, with as few entries looked
// at as can be: places whose low bytes fit are compared first, then the words at those that are
// near. Reuses its memory.
class WordPair {
 public:
  // Whether a word of `left` and one of `right` are together in the zone, compounds aside.
  bool holds(Nearness nearness, const WordSet& left, const WordSet& right, TokenDocument& document,
             Zone zone);

 private:
  enum class State : std::uint8_t { kUnknown, kRight, kWrong };
  struct Place {
    std::uint32_t entry;
    std::uint32_t key;  // what nearness compares: a position, or the number of a sentence ...
    State state;
  };
  using Places = std::vector<Place>;

  bool scan(const WordSet& left, const WordSet& right, const TokenDocument& document, Zone zone);
  // False where no place of one is near enough to one of the other, whatever the words there are.
  bool may_hold(Nearness nearness, const TokenDocument& document, Zone zone);
  static void gather(const EntryBits& bits, Places& places);
  static void number(Nearness nearness, TokenDocument& document, Places& places);
  static bool confirm(const WordSet& words, const TokenDocument& document, Place& place);
  bool search(Nearness nearness, const WordSet& left, const WordSet& right,
              TokenDocument& document);

  EntryBits left_bits_;
  EntryBits right_bits_;
  EntryBits marks_;
  Places left_;
  Places right_;
  std::int32_t balance_ = 0;  // above 0: the right word has been the rarer one
};

}  // namespace dateline
