#pragma once

#include <unordered_map>
#include <vector>

#include "common/index/segment.h"
#include "searcher/engine/doc_mask.h"
#include "searcher/engine/matches.h"

namespace dateline {

// Counts the values that documents of one segment have in one dimension. For one thread.
class ValueCounter {
 public:
  ValueCounter(const Segment& segment, Dimension dimension);

  void count(const Window& window, const DocMask& mask);
  // By number of the value.
  const std::vector<std::uint64_t>& counts() const { return counts_; }

 private:
  void count_values(DocIndex doc);
  void count_spellings(std::span<const std::uint32_t> values);
  std::uint32_t first_spelling(std::uint32_t value);

  const ValueColumn& column_;
  Dimension dimension_;
  bool code_;
  std::vector<std::uint64_t> counts_;
  // Values that are the same when compared: the first one that was met, by name and by number.
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::unordered_map<std::uint32_t, std::uint32_t> first_spelling_;
};

// Counts the dates that documents of one segment have. For one thread.
class DateCounter {
 public:
  explicit DateCounter(const Segment& segment) : columns_(segment.columns()) {}

  void count(const Window& window, const DocMask& mask);
  // How many documents of the mask have no date.
  std::uint64_t undated(const Window& window, const DocMask& mask) const;
  // In any order, with repetitions.
  DayCounts days() const;

 private:
  const Columns& columns_;
  std::vector<std::uint32_t> counts_;  // by Columns::near_day
  DayCounts others_;
};

}  // namespace dateline
