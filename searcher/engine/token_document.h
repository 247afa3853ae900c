#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "common/index/tokens.h"
#include "searcher/engine/byte_set.h"

namespace dateline {

// Places in a document are numbers of its entries in `tokens`, words and marks alike. Only
// distances are counted in words: in positions, which marks have none of.

// Entries [begin, end) that are looked at.
struct Zone {
  std::uint32_t begin;
  std::uint32_t end;
};

// The entries [first, last] of one occurrence; a cover is one of a proximity: with gaps between.
struct Occurrence {
  std::uint32_t first;
  std::uint32_t last;
  bool cover = false;
  auto operator<=>(const Occurrence&) const = default;
};
using Occurrences = std::vector<Occurrence>;

// The low bytes of all marks; of those that end title and paragraphs.
const ByteSet& all_marks();
const ByteSet& paragraph_marks();

// One document while it is looked at: its entries, and where its marks are, which is found out when
// it is first asked. Reuses its memory from document to document.
class TokenDocument {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // `entries` must stay as they are until the next open().
  void open(const TokenView& entries);

  const TokenView& entries() const { return entries_; }
  Zone all() const { return {0, entries_.size()}; }
  // The mark that ends the title, 0 when there is none; the lead, the first paragraph of the body,
  // ends there.
  std::uint32_t title_end();
  std::uint32_t lead_end();
  // The next word of a phrase: over marks, but not from the title into the body. kNone when there
  // is none before `end`; likewise backwards, not before `begin`.
  std::uint32_t next_word(std::uint32_t entry, std::uint32_t end) const;
  std::uint32_t previous_word(std::uint32_t entry, std::uint32_t begin) const;

  // All marks.
  std::span<const std::uint32_t> marks();
  // How many words stand before an entry.
  std::uint32_t position(std::uint32_t entry);
  // The word at a position; the end of the document beyond it.
  std::uint32_t entry_at(std::uint64_t position);
  // The sentence or paragraph that the word stands in.
  Zone sentence(std::uint32_t entry);
  Zone paragraph(std::uint32_t entry);
  // Whether the end of the title lies between two words.
  bool crosses_title(std::uint32_t first, std::uint32_t last) {
    const std::uint32_t end = title_end();
    return first < end && last > end;
  }

 private:
  std::uint32_t find_mark(std::uint32_t mark) const;
  // The marks of title and paragraphs.
  std::span<const std::uint32_t> paragraph_marks();

  TokenView entries_;
  std::uint32_t title_end_ = kNone;  // kNone: not looked for yet; so for all below
  std::uint32_t lead_end_ = kNone;
  bool has_marks_ = false;
  bool has_paragraph_marks_ = false;
  std::uint32_t mark_count_ = 0;
  std::vector<std::uint32_t> marks_;  // with room to spare
  std::vector<std::uint32_t> paragraph_marks_;
};

}  // namespace dateline
