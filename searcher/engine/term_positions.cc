#include "searcher/engine/term_positions.h"

#include <utility>

#include "searcher/engine/byte_scan.h"

namespace dateline {

TermPositions::TermPositions(std::vector<Slot> slots)
    : slots_(std::move(slots)),
      candidates_(slots_.size()),
      places_(slots_.size()),
      positions_(slots_.size()) {}

void TermPositions::open(const TokenView& entries) {
  document_.open(entries);
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) scan(slot, entries);
  const std::span<const std::uint32_t> marks = document_.marks();
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    confirm(slot, entries);
    positions_[slot].clear();
    std::uint32_t before = 0;  // marks
    for (const std::uint32_t place : places_[slot]) {
      while (before < marks.size() && marks[before] < place) ++before;
      positions_[slot].push_back(place - before);
    }
  }
}

// Where the low bytes fit; asks for the memory of the others.
void TermPositions::scan(std::size_t slot, const TokenView& entries) {
  if (slots_[slot].within) return;
  Candidates& found = candidates_[slot];
  if (found.places.size() < entries.size()) found.places.resize(entries.size());
  found.count = find_bytes(entries.low(), 0, entries.size(), slots_[slot].words.low_bytes(),
                           found.places.data());
  for (std::uint32_t k = 0; k < found.count; ++k) entries.prefetch(found.places[k]);
}

void TermPositions::confirm(std::size_t slot, const TokenView& entries) {
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
  const Candidates& found = candidates_[slot];
  for (std::uint32_t k = 0; k < found.count; ++k) keep(found.places[k]);
}

}  // namespace dateline
