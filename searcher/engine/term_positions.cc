#include "searcher/engine/term_positions.h"

#include <utility>

#include "searcher/engine/byte_scan.h"

namespace dateline {

TermPositions::TermPositions(std::vector<Slot> slots)
    : slots_(std::move(slots)), places_(slots_.size()), positions_(slots_.size()) {}

void TermPositions::open(const TokenView& entries) {
  document_.open(entries);
  if (candidates_.size() < entries.size()) candidates_.resize(entries.size());
  const std::span<const std::uint32_t> marks = document_.marks();
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    find(slot, entries);
    positions_[slot].clear();
    std::uint32_t before = 0;  // marks
    for (const std::uint32_t place : places_[slot]) {
      while (before < marks.size() && marks[before] < place) ++before;
      positions_[slot].push_back(place - before);
    }
  }
}

void TermPositions::find(std::size_t slot, const TokenView& entries) {
  const WordSet& words = slots_[slot].words;
  std::vector<std::uint32_t>& places = places_[slot];
  places.clear();
  const auto keep = [&](std::uint32_t place) {
    if (words.has(entries.at(place))) places.push_back(place);
  };
  if (slots_[slot].within) {
    for (const std::uint32_t place : places_[*slots_[slot].within]) keep(place);
    return;
  }
  const std::uint32_t count =
      find_bytes(entries.low(), 0, entries.size(), words.low_bytes(), candidates_.data());
  for (std::uint32_t k = 0; k < count; ++k) keep(candidates_[k]);
}

}  // namespace dateline
