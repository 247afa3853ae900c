#include "indexer/enrich/foreign/word_characters.h"

#include <unicode/uchar.h>

#include <memory>

namespace dateline {

WordCharacters::WordCharacters() {
  constexpr UChar32 kJoiner = 0x200D;
  for (UChar32 c = 0; c < 0x10000; ++c) {
    const bool word = u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == kJoiner;
    plane_.set(static_cast<std::size_t>(c), word);
    if (c < 0x80) ascii_[static_cast<std::size_t>(c)] = word;
  }
}

const WordCharacters& WordCharacters::instance() {
  static const std::unique_ptr<const WordCharacters> characters(new WordCharacters);
  return *characters;
}

}  // namespace dateline
