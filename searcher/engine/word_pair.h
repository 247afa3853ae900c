#pragma once

#include <cstddef>
#include <cstdint>

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
  bool scan(const WordSet& left, const WordSet& right, const TokenDocument& document, Zone zone);
  // By the words between them.
  bool holds_within(Nearness nearness, const WordSet& left, const WordSet& right,
                    TokenDocument& document, Zone zone);
  // Without one of `marks` between them.
  bool holds_between(const ByteSet& marks, const WordSet& left, const WordSet& right,
                     const TokenDocument& document, Zone zone);

  EntryBits left_bits_;
  EntryBits right_bits_;
  EntryBits marks_;
  std::int32_t balance_ = 0;  // above 0: the right word has been the rarer one
};

}  // namespace dateline
