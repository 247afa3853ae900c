#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "common/index/tokens.h"
#include "searcher/engine/token_document.h"
#include "searcher/engine/word_set.h"

namespace dateline {

// Where the words of a query stand in a document, in positions: words before, marks not counted.
// For one thread. Reuses its memory from document to document.
class TermPositions {
 public:
  // The words that a word of the query stands for (WordSlotResolver::words).
  struct Slot {
    WordSet words;
    std::optional<std::size_t> within;  // an earlier slot that has all of these words
  };
  explicit TermPositions(std::vector<Slot> slots);

  void open(const TokenView& entries);

  std::size_t slots() const { return slots_.size(); }
  // Of the document opened last, ascending; valid until the next open().
  std::span<const std::uint32_t> of(std::size_t slot) const { return positions_[slot]; }
  // The words of the title; of title and lead, the first paragraph of the body; of all.
  std::uint32_t title_words() { return document_.position(document_.title_end()); }
  std::uint32_t head_lead_words() { return document_.position(document_.lead_end()); }
  std::uint32_t words() { return document_.position(document_.entries().size()); }

 private:
  struct Candidates {
    std::vector<std::uint32_t> places;  // with room to spare
    std::uint32_t count = 0;
  };
  void scan(std::size_t slot, const TokenView& entries);
  void confirm(std::size_t slot, const TokenView& entries);

  std::vector<Slot> slots_;
  TokenDocument document_;
  std::vector<Candidates> candidates_;                 // by slot, but for those within others
  std::vector<std::vector<std::uint32_t>> places_;     // by slot: among the entries
  std::vector<std::vector<std::uint32_t>> positions_;  // by slot
};

}  // namespace dateline
