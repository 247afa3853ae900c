#include "searcher/engine/sequence_finder.h"

#include <algorithm>
#include <cstddef>

#include "searcher/engine/byte_scan.h"

namespace dateline {
namespace {

constexpr std::uint32_t kNone = TokenDocument::kNone;
constexpr std::uint32_t kLearnFrom = 8;  // documents
constexpr std::uint32_t kPart = 256;     // entries that are scanned at a time

// The last word of the compound that starts at `entry`, or kNone.
std::uint32_t end_of_compound(std::span<const std::uint32_t> parts, const TokenDocument& document,
                              std::uint32_t entry, std::uint32_t end) {
  for (std::size_t i = 0;;) {
    if (document.entries().at(entry) != parts[i]) return kNone;
    if (++i == parts.size()) return entry;
    entry = document.next_word(entry, end);
    if (entry == kNone) return kNone;
  }
}

// Calls `take` with the last word of each compound of the slot that starts at `entry`.
template <typename Take>
void for_compounds_at(const WordSlot& slot, const TokenDocument& document, std::uint32_t entry,
                      std::uint32_t end, const Take& take) {
  const std::uint32_t first = document.entries().at(entry);
  auto compound =
      std::lower_bound(slot.compounds.begin(), slot.compounds.end(), first,
                       [](const auto& parts, std::uint32_t word) { return parts.front() < word; });
  for (; compound != slot.compounds.end() && compound->front() == first; ++compound) {
    const std::uint32_t last = end_of_compound(*compound, document, entry, end);
    if (last != kNone) take(last);
  }
}

// Finds the sequence from `place` on, whose word there stands at `entry`.
void extend(const Sequence& sequence, std::size_t place, std::uint32_t first, std::uint32_t entry,
            const TokenDocument& document, std::uint32_t end, Occurrences& found) {
  for (; entry != kNone; entry = document.next_word(entry, end)) {
    const WordSlot& slot = sequence.slots[place];
    const bool is_last = ++place == sequence.slots.size();
    for_compounds_at(slot, document, entry, end, [&](std::uint32_t last) {
      if (is_last) {
        found.push_back({first, last});
      } else {
        extend(sequence, place, first, document.next_word(last, end), document, end, found);
      }
    });
    if (!slot.words.has(document.entries().at(entry))) return;
    if (is_last) {
      found.push_back({first, entry});
      return;
    }
  }
}

// Whether the sequence, without compounds, stands where its word `anchor` is at `entry`.
bool stands_at(const Sequence& sequence, std::size_t anchor, std::uint32_t entry,
               const TokenDocument& document, Zone zone, Occurrence& at) {
  const auto& slots = sequence.slots;
  if (!slots[anchor].words.has(document.entries().at(entry))) return false;
  at.last = entry;
  for (std::size_t i = anchor + 1; i < slots.size(); ++i) {
    at.last = document.next_word(at.last, zone.end);
    if (at.last == kNone || !slots[i].words.has(document.entries().at(at.last))) return false;
  }
  at.first = entry;
  for (std::size_t i = anchor; i-- > 0;) {
    at.first = document.previous_word(at.first, zone.begin);
    if (at.first == kNone || !slots[i].words.has(document.entries().at(at.first))) return false;
  }
  return true;
}

}  // namespace

std::uint32_t* SequenceFinder::room(const TokenDocument& document) {
  if (places_.size() < document.entries().size()) places_.resize(document.entries().size());
  return places_.data();
}

void SequenceFinder::find(const Sequence& sequence, Habit& habit, TokenDocument& document,
                          Zone zone, Want want, Occurrences& found) {
  if (zone.begin >= zone.end) return;
  if (sequence.has_compounds) {
    find_with_compounds(sequence, document, zone, want, found);
  } else if (sequence.slots.size() == 1) {
    find_word(sequence.slots.front(), document, zone, want, found);
  } else {
    find_row(sequence, habit, document, zone, want, found);
  }
}

void SequenceFinder::find_word(const WordSlot& slot, const TokenDocument& document, Zone zone,
                               Want want, Occurrences& found) {
  std::uint32_t* places = room(document);
  const TokenView& entries = document.entries();
  const std::uint32_t count =
      find_bytes(entries.low(), zone.begin, zone.end, slot.words.low_bytes(), places);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!slot.words.has(entries.at(places[i]))) continue;
    found.push_back({places[i], places[i]});
    if (want == Want::kAny) return;
  }
}

// The next word may stand behind a mark: a phrase runs across sentences. Where it does, any mark
// makes the place a candidate, which costs little: marks are few.
void SequenceFinder::find_row(const Sequence& sequence, Habit& habit, const TokenDocument& document,
                              Zone zone, Want want, Occurrences& found) {
  if (habit.documents < kLearnFrom) learn(sequence, habit, document, zone);
  std::uint32_t* places = room(document);
  const std::size_t anchor = habit.rarest;
  // In parts, where one is enough: news says what matters at its beginning.
  const std::uint32_t step = want == Want::kAny ? kPart : zone.end - zone.begin;
  Occurrence at = {};
  for (std::uint32_t begin = zone.begin; begin < zone.end; begin += step) {
    const std::uint32_t end = zone.end - begin <= step ? zone.end : begin + step + 1;
    const std::uint32_t count =
        find_pairs(document.entries().low(), begin, end, sequence.slots[anchor].words.low_bytes(),
                   sequence.slots[anchor + 1].following, places);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!stands_at(sequence, anchor, places[i], document, zone, at)) continue;
      found.push_back(at);
      if (want == Want::kAny) return;
    }
    if (zone.end - begin <= step) return;  // before begin overflows
  }
}

void SequenceFinder::learn(const Sequence& sequence, Habit& habit, const TokenDocument& document,
                           Zone zone) {
  ++habit.documents;
  const std::size_t rows = sequence.slots.size() - 1;
  if (rows == 1) return;
  habit.hits.resize(rows);
  std::uint32_t* places = room(document);
  for (std::size_t i = 0; i < rows; ++i) {
    habit.hits[i] +=
        find_pairs(document.entries().low(), zone.begin, zone.end,
                   sequence.slots[i].words.low_bytes(), sequence.slots[i + 1].following, places);
  }
  habit.rarest = static_cast<std::uint32_t>(std::min_element(habit.hits.begin(), habit.hits.end()) -
                                            habit.hits.begin());
}

void SequenceFinder::find_with_compounds(const Sequence& sequence, const TokenDocument& document,
                                         Zone zone, Want want, Occurrences& found) {
  const WordSlot& slot = sequence.slots.front();
  const std::uint8_t* low = document.entries().low();
  std::uint32_t* places = room(document);
  std::uint32_t count = find_bytes(low, zone.begin, zone.end, slot.words.low_bytes(), places);
  starts_.assign(places, places + count);
  if (!slot.compounds.empty()) {
    count =
        find_pairs(low, zone.begin, zone.end, slot.compound_first, slot.compound_second, places);
    const auto words = static_cast<std::ptrdiff_t>(starts_.size());
    starts_.insert(starts_.end(), places, places + count);
    std::inplace_merge(starts_.begin(), starts_.begin() + words, starts_.end());
    starts_.erase(std::unique(starts_.begin(), starts_.end()), starts_.end());
  }
  for (const std::uint32_t start : starts_) {
    extend(sequence, 0, start, start, document, zone.end, found);
    if (want == Want::kAny && !found.empty()) return;
  }
}

bool SequenceFinder::has_compound(const WordSlot& slot, const TokenDocument& document, Zone zone) {
  if (slot.compounds.empty()) return false;
  std::uint32_t* places = room(document);
  const std::uint32_t count = find_pairs(document.entries().low(), zone.begin, zone.end,
                                         slot.compound_first, slot.compound_second, places);
  bool found = false;
  for (std::uint32_t i = 0; i < count && !found; ++i) {
    for_compounds_at(slot, document, places[i], zone.end, [&](std::uint32_t) { found = true; });
  }
  return found;
}

}  // namespace dateline
