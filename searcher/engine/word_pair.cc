#include "searcher/engine/word_pair.h"

#include <algorithm>

namespace dateline {
namespace {

// From so many pairs of places on, those that only look right are sorted out beforehand.
constexpr std::uint64_t kMaxPairs = 1024;
constexpr std::int32_t kMaxBalance = 64;

// How far apart two words are, in words; 0 where the title ends between them.
std::uint32_t distance(std::uint32_t first, std::uint32_t last, TokenDocument& document) {
  if (document.crosses_title(first, last)) return 0;
  const std::uint8_t* const low = document.entries().low();
  return last - first -
         static_cast<std::uint32_t>(std::count_if(
             low + first, low + last, [](std::uint8_t byte) { return byte < kFirstTokenHash; }));
}

}  // namespace

bool WordPair::holds(Nearness nearness, const WordSet& left, const WordSet& right,
                     TokenDocument& document, Zone zone) {
  if (zone.begin >= zone.end || !scan(left, right, document, zone)) return false;
  const std::uint64_t lefts = left_bits_.count();
  const std::uint64_t rights = right_bits_.count();
  if (lefts > rights && balance_ < kMaxBalance) ++balance_;
  if (lefts < rights && balance_ > -kMaxBalance) --balance_;
  if (lefts * rights > kMaxPairs) {
    const TokenView& entries = document.entries();
    left_bits_.keep_if([&](std::uint32_t entry) { return left.has(entries.at(entry)); });
    right_bits_.keep_if([&](std::uint32_t entry) { return right.has(entries.at(entry)); });
  }
  switch (nearness.kind) {
    case NodeKind::kSentence:
      return holds_between(all_marks(), left, right, document, zone);
    case NodeKind::kParagraph:
      return holds_between(paragraph_marks(), left, right, document, zone);
    default:
      return holds_within(nearness, left, right, document, zone);
  }
}

// The rarer word first: where it is missing, the other is not looked for.
bool WordPair::scan(const WordSet& left, const WordSet& right, const TokenDocument& document,
                    Zone zone) {
  const auto has = [&](const WordSet& words, EntryBits& bits) {
    return bits.scan(document.entries(), zone, words.low_bytes());
  };
  return balance_ > 0 ? has(right, right_bits_) && has(left, left_bits_)
                      : has(left, left_bits_) && has(right, right_bits_);
}

// The nearest on either side decides: what is beyond it is farther away in words as well.
bool WordPair::holds_within(Nearness nearness, const WordSet& left, const WordSet& right,
                            TokenDocument& document, Zone zone) {
  const TokenView& entries = document.entries();
  // There is one mark between two words at most.
  const std::uint64_t most = std::uint64_t{nearness.n} * 2;
  const auto near = [&](std::uint32_t first, std::uint32_t last) {
    const std::uint32_t apart = distance(first, last, document);
    return apart > 0 && apart <= nearness.n;
  };
  return left_bits_.any_of([&](std::uint32_t entry) {
    const std::uint32_t begin =
        nearness.kind == NodeKind::kAdjacent
            ? entry
            : entry - static_cast<std::uint32_t>(std::min<std::uint64_t>(most, entry - zone.begin));
    const auto end =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(zone.end, entry + most + 1));
    if (!right_bits_.any_in(begin, end) || !left.has(entries.at(entry))) return false;
    std::uint32_t after = right_bits_.next(entry + 1);
    while (after < end && !right.has(entries.at(after))) after = right_bits_.next(after + 1);
    if (after < end && near(entry, after)) return true;
    std::uint32_t before = right_bits_.after_previous(entry);
    while (before > begin && !right.has(entries.at(before - 1))) {
      before = right_bits_.after_previous(before - 1);
    }
    return before > begin && near(before - 1, entry);
  });
}

bool WordPair::holds_between(const ByteSet& marks, const WordSet& left, const WordSet& right,
                             const TokenDocument& document, Zone zone) {
  const TokenView& entries = document.entries();
  const bool marked = marks_.scan(entries, zone, marks);
  return left_bits_.any_of([&](std::uint32_t entry) {
    const std::uint32_t begin = marked ? marks_.after_previous(entry) : zone.begin;
    const std::uint32_t end = marked ? std::min(marks_.next(entry), zone.end) : zone.end;
    std::uint32_t other = right_bits_.next(begin);
    if (other >= end || !left.has(entries.at(entry))) return false;
    while (other < end && (other == entry || !right.has(entries.at(other)))) {
      other = right_bits_.next(other + 1);
    }
    return other < end;
  });
}

}  // namespace dateline
