#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "searcher/engine/doc_mask.h"

namespace dateline {

// Of the documents of a decoded block, which ascend, those of a window and of a mask.

// As std::lower_bound, without branches that a processor would have to guess.
template <typename Iterator>
Iterator first_from(Iterator begin, Iterator end, DocIndex doc) {
  auto size = end - begin;
  if (size == 0) return end;
  while (size > 1) {
    const auto half = size / 2;
    begin += begin[half - 1] < doc ? half : 0;
    size -= half;
  }
  return begin + (*begin < doc ? 1 : 0);
}

// Those documents of a block that are in the window.
inline std::span<const DocIndex> part_of(const Window& window, std::span<const DocIndex> docs) {
  auto begin = docs.begin();
  auto end = docs.end();
  if (docs.front() < window.begin) begin = first_from(begin, end, window.begin);
  if (docs.back() >= window.end) end = first_from(begin, end, window.end);
  return {begin, end};
}

// Up to so many members of a mask are looked for one by one in a block.
inline constexpr std::uint64_t kFewInABlock = 6;

// Whether few of the `members` of a mask are to be expected among `places` places of the window.
inline bool are_few(std::uint32_t members, const Window& window, std::uint32_t places) {
  return std::uint64_t{members} * places <= kFewInABlock * window.size();
}

// How many of the bits below `bit` are set.
inline std::size_t count_before(std::uint64_t word, std::uint32_t bit) {
  return static_cast<std::size_t>(std::popcount(word & ((std::uint64_t{1} << bit) - 1)));
}

// Calls f(k, place) for each docs[k] that is a member of the mask, from place `i` on; for few
// members.
template <typename F>
void for_each_common(std::span<const DocIndex> docs, const Window& window, const DocMask& mask,
                     std::uint32_t i, F f) {
  for (auto at = docs.begin(); at != docs.end(); i = mask.next(i + 1)) {
    if (i == kWindow) return;
    at = first_from(at, docs.end(), window.begin + i);
    if (at != docs.end() && *at == window.begin + i) {
      f(static_cast<std::size_t>(at - docs.begin()), i);
    }
  }
}

// The same for many members. `all` has every one of the documents, so how many of its members are
// before one tells its k.
template <typename F>
void for_each_member(std::span<const DocIndex> docs, const Window& window, const DocMask& all,
                     const DocMask& mask, std::uint32_t i, F f) {
  const auto found = all.words();
  const auto members = mask.words();
  const std::uint32_t from = docs.front() - window.begin;
  const std::uint32_t last = docs.back() - window.begin;
  std::size_t before = std::size_t{0} - count_before(found[from / kDocsAWord], from % kDocsAWord);
  for (std::uint32_t word = from / kDocsAWord; word <= last / kDocsAWord; ++word) {
    std::uint64_t left = members[word];
    if (word == i / kDocsAWord) left &= ~std::uint64_t{0} << i % kDocsAWord;
    for (; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      const std::size_t k = before + count_before(found[word], bit);
      const std::uint32_t place = word * kDocsAWord + bit;
      if (k < docs.size() && docs[k] == window.begin + place) f(k, place);
    }
    before += static_cast<std::size_t>(std::popcount(found[word]));
  }
}

}  // namespace dateline
