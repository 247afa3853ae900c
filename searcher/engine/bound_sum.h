#pragma once

#include <array>
#include <cstdint>

#include "common/index/posting_format.h"
#include "common/index/postings.h"
#include "searcher/engine/doc_mask.h"

namespace dateline {

// Adds up what each document of a window can score at most, word by word, and tells which documents
// may reach a threshold. Sums are numbers of six bits in units of a 63rd of the threshold, rounded
// up, and lie in slices, one for each bit: so logic on words of 64 bits adds to 64 documents at a
// time (bit-sliced arithmetic: O'Neil and Quass, Improved query performance with variant indexes,
// 1997).
class BoundSum {
 public:
  // `threshold` is above 0.
  BoundSum(const Window& window, float threshold) : window_(window), threshold_(threshold) {}

  // To every document, or to those of the mask.
  void add(float bound);
  void add(const DocMask& mask, float bound);
  // To the documents of a list that is graded, by their level.
  void add(const PostingList& list, const std::array<float, kLevels>& bounds);

  // Takes out of the mask what cannot reach the threshold.
  void keep_reaching(DocMask& mask) const;

  static constexpr std::size_t kSlices = 6;
  using Row = std::array<std::uint64_t, DocMask::kWords>;
  struct Slices {
    std::array<Row, kSlices> sum;  // the lowest bit first
    Row over;                      // what reached the threshold and went beyond
  };

 private:
  std::uint32_t units(float bound) const;

  Window window_;
  float threshold_;
  bool empty_ = true;
  Slices slices_;  // nothing yet while it is empty
};

}  // namespace dateline
