#include "searcher/engine/term_positions.h"

#include <utility>

#include "searcher/engine/byte_scan.h"

namespace dateline {

TermPositions::TermPositions(std::vector<WordSet> slots)
    : slots_(std::move(slots)), positions_(slots_.size()) {}

void TermPositions::open(const TokenView& entries) {
  document_.open(entries);
  if (places_.size() < entries.size()) places_.resize(entries.size());
  const std::span<const std::uint32_t> marks = document_.marks();
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    positions_[i].clear();
    const std::uint32_t count =
        find_bytes(entries.low(), 0, entries.size(), slots_[i].low_bytes(), places_.data());
    std::uint32_t before = 0;  // marks
    for (std::uint32_t k = 0; k < count; ++k) {
      if (!slots_[i].has(entries.at(places_[k]))) continue;
      while (before < marks.size() && marks[before] < places_[k]) ++before;
      positions_[i].push_back(places_[k] - before);
    }
  }
}

}  // namespace dateline
