#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "searcher/engine/token_document.h"
#include "searcher/engine/word_slot.h"

namespace dateline {

// Whether all occurrences are looked for, or one is enough.
enum class Want { kAll, kAny };

// Finds where sequences occur in documents, most of them by scanning low bytes. Reuses its memory.
class SequenceFinder {
 public:
  // What is learnt of a sequence from one document to the next: which two neighbours of it are
  // rarest.
  struct Habit {
    std::uint32_t documents = 0;
    std::uint32_t rarest = 0;
    std::vector<std::uint64_t> hits;  // by the first of each two
  };

  // Appends the occurrences that lie in the zone: ascending and each once, but for sequences with
  // compounds.
  void find(const Sequence& sequence, Habit& habit, TokenDocument& document, Zone zone, Want want,
            Occurrences& found);
  // Whether a compound of the slot occurs in the zone.
  bool has_compound(const WordSlot& slot, const TokenDocument& document, Zone zone);

 private:
  void find_word(const WordSlot& slot, const TokenDocument& document, Zone zone, Want want,
                 Occurrences& found);
  void find_row(const Sequence& sequence, Habit& habit, const TokenDocument& document, Zone zone,
                Want want, Occurrences& found);
  void find_with_compounds(const Sequence& sequence, const TokenDocument& document, Zone zone,
                           Want want, Occurrences& found);
  void learn(const Sequence& sequence, Habit& habit, const TokenDocument& document, Zone zone);
  std::uint32_t* room(const TokenDocument& document);

  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace dateline
