#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/enrich/plain_letters.h"

namespace dateline {

// A sample of what an article says, by which copies of it are known: distinct 32-bit hashes in
// ascending order. Which part of the range a hash lies in says what it is of.
//
//   [0, kCoarseEnd)                  runs of four words of the body (shingles), wherever they
//                                    stand: one in eight
//   [kCoarseEnd, kFineEnd)           more shingles of the lead: half of all that begin in the first
//                                    32 words are kept
//   [kHeadlineBegin, kNumbersBegin)  runs of two words, all of them, of an article that is little
//                                    more than its headline; it has none of the above
//   [kNumbersBegin, 2^32)            numbers with the word before: the kMostNumbers lowest hashes
//
// Sampling by the value of the hash (Manber 1994, "0 mod p"; Broder 1997, containment) keeps the
// same shingles of a copy, wherever it stands in another text, so that a short copy is found in a
// long one, which MinHash and SimHash of whole articles cannot do. The lead is sampled more
// densely, for copies are most often cut from the end. Numbers are what tells the market report or
// the weather of one day from that of another. What was measured stands in ARCHITECTURE.md.
using Fingerprint = std::vector<std::uint32_t>;

inline constexpr std::uint32_t kFineEnd = std::uint32_t{1} << 29;
inline constexpr std::uint32_t kHeadlineBegin = std::uint32_t{1} << 30;
inline constexpr std::uint32_t kCoarseEnd = kHeadlineBegin / 8;
inline constexpr std::uint32_t kNumbersBegin = std::uint32_t{1} << 31;
inline constexpr std::size_t kMostNumbers = 24;

// Makes fingerprints of articles in any language: case, width, diacritics, punctuation and layout
// make no difference; of scripts without spaces, two characters (Thai and its like: four) stand
// for a word. The headline counts only where the body is shorter than twelve words, without tags
// in capitals before it ("UPDATE 1-"). Any bytes are taken. The same text gives the same
// fingerprint in every process: files hold them. Holds buffers; not for sharing between threads.
class Fingerprinter {
 public:
  Fingerprint make(std::string_view title, std::string_view body);

 private:
  struct Token {
    std::uint64_t hash;
    std::uint8_t weight;  // in quarters of a word
    bool number;
  };
  void scan(std::string_view text);
  void add_token(std::uint64_t hash, std::uint8_t weight, bool number);
  template <typename Keep>
  void add_shingles(unsigned span, Keep keep);
  void add_numbers();

  PlainLetters letters_;
  std::vector<Token> tokens_;
  std::size_t weight_ = 0;  // of all tokens
  Fingerprint text_;
  Fingerprint numbers_;
};

}  // namespace dateline
