#include "searcher/engine/word_pair.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include "searcher/engine/byte_scan.h"

namespace dateline {
namespace {

// From so many pairs of places on, those that only look right are sorted out beforehand.
constexpr std::size_t kMaxPairs = 1024;
constexpr std::int32_t kMaxBalance = 64;

}  // namespace

// The rarer word first: where it is missing, the other is not looked for.
bool WordPair::scan(const WordSet& left, const WordSet& right, const TokenDocument& document,
                    Zone zone) {
  const auto has = [&](const WordSet& words, EntryBits& bits) {
    return bits.scan(document.entries(), zone, words.low_bytes());
  };
  return balance_ > 0 ? has(right, right_bits_) && has(left, left_bits_)
                      : has(left, left_bits_) && has(right, right_bits_);
}

bool WordPair::may_hold(Nearness nearness, const TokenDocument& document, Zone zone) {
  if (nearness.kind == NodeKind::kNear || nearness.kind == NodeKind::kAdjacent) {
    // There is one mark between two words at most.
    const std::uint64_t most = std::uint64_t{nearness.n} * 2;
    return left_bits_.any_of([&](std::uint32_t entry) {
      const bool both_ways = nearness.kind == NodeKind::kNear;
      const auto before = both_ways ? std::min<std::uint64_t>(most, entry - zone.begin) : 0;
      const std::uint64_t end = std::min<std::uint64_t>(zone.end, entry + most + 1);
      return right_bits_.any_in(entry - static_cast<std::uint32_t>(before),
                                static_cast<std::uint32_t>(end));
    });
  }
  const bool sentence = nearness.kind == NodeKind::kSentence;
  if (!marks_.scan(document.entries(), zone, sentence ? all_marks() : paragraph_marks())) {
    return true;
  }
  return left_bits_.any_of([&](std::uint32_t entry) {
    return right_bits_.any_in(marks_.after_previous(entry), marks_.next(entry));
  });
}

void WordPair::gather(const EntryBits& bits, Places& places) {
  places.clear();
  bits.any_of([&](std::uint32_t entry) {
    places.push_back({entry, 0, State::kUnknown});
    return false;
  });
}

void WordPair::number(Nearness nearness, TokenDocument& document, Places& places) {
  const std::span<const std::uint32_t> marks =
      nearness.kind == NodeKind::kParagraph ? document.paragraph_marks() : document.marks();
  const bool by_position = nearness.kind == NodeKind::kNear || nearness.kind == NodeKind::kAdjacent;
  std::uint32_t before = 0;
  for (Place& place : places) {
    while (before < marks.size() && marks[before] < place.entry) ++before;
    place.key = by_position ? place.entry - before : before;
  }
}

bool WordPair::confirm(const WordSet& words, const TokenDocument& document, Place& place) {
  if (place.state == State::kUnknown) {
    const bool right = words.has(document.entries().at(place.entry));
    place.state = right ? State::kRight : State::kWrong;
  }
  return place.state == State::kRight;
}

bool WordPair::holds(Nearness nearness, const WordSet& left, const WordSet& right,
                     TokenDocument& document, Zone zone) {
  if (zone.begin >= zone.end) return false;
  if (!scan(left, right, document, zone) || !may_hold(nearness, document, zone)) return false;
  gather(left_bits_, left_);
  gather(right_bits_, right_);
  if (left_.size() > right_.size() && balance_ < kMaxBalance) ++balance_;
  if (left_.size() < right_.size() && balance_ > -kMaxBalance) --balance_;
  if (left_.size() * right_.size() > kMaxPairs) {
    const auto sort_out = [&document](const WordSet& words, Places& places) {
      std::erase_if(places, [&](Place& place) { return !confirm(words, document, place); });
    };
    sort_out(left, left_);
    sort_out(right, right_);
  }
  number(nearness, document, left_);
  number(nearness, document, right_);
  return search(nearness, left, right, document);
}

bool WordPair::search(Nearness nearness, const WordSet& left, const WordSet& right,
                      TokenDocument& document) {
  const bool by_position = nearness.kind == NodeKind::kNear || nearness.kind == NodeKind::kAdjacent;
  const std::uint64_t most = by_position ? nearness.n : 0;
  const std::uint32_t title_end = document.title_end();
  auto begin = right_.begin();  // of what may be near the place at hand and those after it
  for (Place& one : left_) {
    const bool in_title = one.entry < title_end;
    const auto too_far_before = [&](const Place& other) {
      return std::uint64_t{other.key} + most < one.key ||
             (nearness.kind == NodeKind::kAdjacent && other.entry < one.entry) ||
             (!in_title && other.entry < title_end);
    };
    while (begin != right_.end() && too_far_before(*begin)) ++begin;
    for (auto other = begin; other != right_.end(); ++other) {
      if (other->key > one.key + most || (in_title && other->entry > title_end)) break;
      if (other->entry == one.entry) continue;
      if (!confirm(left, document, one)) break;
      if (confirm(right, document, *other)) return true;
    }
  }
  return false;
}

}  // namespace dateline
