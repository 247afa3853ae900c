#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/segment.h"
#include "searcher/engine/doc_mask.h"

namespace dateline {

// Counts the values that documents of one segment have in one dimension. For one thread.
class ValueCounter {
 public:
  // `expected` documents, about: of few, values are counted at once.
  ValueCounter(const Segment& segment, Dimension dimension, std::uint64_t expected);

  void count(const Window& window, const DocMask& mask);
  // What was counted, by number of the value. Once, at the end.
  std::vector<std::uint64_t> finish();

 private:
  void add(std::span<const std::uint32_t> values, std::uint64_t documents);
  std::uint32_t first_spelling(std::uint32_t value);

  const ValueColumn& column_;
  Dimension dimension_;
  bool code_;
  std::vector<std::uint32_t> set_counts_;  // documents by ValueColumn::set_of
  std::vector<std::uint64_t> counts_;      // of the others, by value
  // Values that are the same when compared: the first one that was met, by name and by number.
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::uint32_t, std::uint32_t> first_spelling_;
};

}  // namespace dateline
