#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/word_set.h"

namespace dateline {

// The words that may stand at one place of a text, as `tokens` stores them (token_entry).
struct WordSlot {
  WordSet words;
  // The low bytes of `words`, and of the marks that may stand between them and the word before.
  ByteSet following;
  // Words side by side that stand for one, sorted; and the low bytes of their first words, and of
  // their second ones with the marks between.
  std::vector<std::vector<std::uint32_t>> compounds;
  ByteSet compound_first;
  ByteSet compound_second;
};

// A row of neighbouring words; never empty.
struct Sequence {
  std::vector<WordSlot> slots;
  bool has_compounds = false;  // any of them
};

// Finds the surface words of an index that patterns stand for: a stemmed word is any word with one
// of its stems, whatever the segment or language, and the parts of such a word side by side. The
// snapshot must outlive it.
class WordSlotResolver {
 public:
  explicit WordSlotResolver(const Snapshot& snapshot) : snapshot_(snapshot) {}

  Sequence resolve(const std::vector<PatternSlot>& from) const;
  WordSlot resolve(const PatternSlot& from) const;
  // The single words alone, without compounds.
  WordSet words(const PatternSlot& from) const;
  // What `tokens` may have of a surface: one entry for each of its stems.
  std::vector<std::uint32_t> entries(std::string_view surface) const {
    return entries(Surface{surface});
  }

 private:
  using Parts = std::vector<std::uint32_t>;

  // A surface, and the entry of `words` that it was read from, if it was.
  struct Surface {
    std::string_view text;
    const Segment* segment = nullptr;
    std::uint32_t number = 0;
  };

  std::vector<Surface> surfaces(const PatternSlot& from) const;
  std::vector<std::uint32_t> entries(const Surface& surface) const;
  void add_compounds(std::string_view rest, Parts& parts, std::vector<Parts>& compounds) const;

  const Snapshot& snapshot_;
};

}  // namespace dateline
