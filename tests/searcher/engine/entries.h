#pragma once

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "common/index/tokens.h"

namespace dateline::engine_test {

// The word that some number stands for, as `tokens` keeps words. Many numbers share low bytes.
inline std::uint32_t word(std::uint32_t number) {
  return (number + 1) << 12 | (kFirstTokenHash + number % 3);
}

// The entries of one document in memory.
class Entries {
 public:
  explicit Entries(std::vector<std::uint32_t> entries) : entries_(std::move(entries)) {
    for (const std::uint32_t entry : entries_) planes_.push_back(static_cast<std::uint8_t>(entry));
    for (const std::uint32_t entry : entries_) {
      for (int shift = 8; shift < 32; shift += 8) {
        planes_.push_back(static_cast<std::uint8_t>(entry >> shift));
      }
    }
    // What a scan must not take for a part of the document.
    planes_.resize(planes_.size() + TokenView::kOverread, kFirstTokenHash);
  }

  TokenView view() const { return {planes_.data(), size()}; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  std::uint32_t operator[](std::uint32_t i) const { return entries_[i]; }

 private:
  std::vector<std::uint32_t> entries_;
  std::vector<std::uint8_t> planes_;
};

// A document of about `size` words, of eight kinds, with marks as writers set them.
inline Entries random_entries(std::mt19937& random, std::uint32_t size) {
  std::vector<std::uint32_t> entries;
  for (std::uint32_t i = random() % 6; i > 0; --i) entries.push_back(word(random() % 8));
  entries.push_back(kTitleEnd);
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t dice = random() % 12;
    if (i > 0 && dice == 0) entries.push_back(kParagraphEnd);
    if (i > 0 && (dice == 1 || dice == 2)) entries.push_back(kSentenceEnd);
    entries.push_back(word(random() % 8));
  }
  return Entries(std::move(entries));
}

}  // namespace dateline::engine_test
