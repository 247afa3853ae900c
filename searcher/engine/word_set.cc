#include "searcher/engine/word_set.h"

#include <bit>
#include <cstddef>

namespace dateline {

WordSet::WordSet(std::span<const std::uint32_t> words) {
  const std::size_t places = std::bit_ceil(words.size() * 4 + 1);
  table_.resize(places, kFree);
  mask_ = static_cast<std::uint32_t>(places - 1);
  for (const std::uint32_t word : words) insert(word);
}

void WordSet::insert(std::uint32_t word) {
  if (word == kFree) return;
  std::uint32_t place = word >> kSkipped & mask_;
  while (table_[place] != kFree && table_[place] != word) place = (place + 1) & mask_;
  if (table_[place] == word) return;
  table_[place] = word;
  single_ = word;
  ++size_;
  low_bytes_.insert(static_cast<std::uint8_t>(word));
}

}  // namespace dateline
