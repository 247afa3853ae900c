#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/positional_node.h"

namespace dateline {

// Makes plans of posting lists, with the weights that BM25 gives words over the statistics of the
// whole index. `prefix` is that of the stems or of those in the title.
class TermPlans {
 public:
  // `snapshot` must outlive it.
  explicit TermPlans(const Snapshot& snapshot) : snapshot_(snapshot), statistics_(snapshot) {}

  // What all documents have that match the pattern.
  Plan pattern_terms(const Pattern& pattern, std::string_view prefix) const;
  // A superset of the articles that satisfy `node`.
  Plan candidates(const PositionalNode& node, std::string_view prefix) const;
  // Terms that count as one word.
  Plan word(std::vector<std::string> terms) const;
  // The weight of such a word: its frequency is what it would be if its terms were independent of
  // each other.
  double weight(const std::vector<std::string>& terms) const;

 private:
  double weight(const std::vector<std::uint64_t>& frequencies) const;
  Plan synonyms(const std::vector<std::string>& stems, std::string_view prefix) const;
  Plan gram_terms(const Pattern& pattern, std::string_view prefix) const;

  const Snapshot& snapshot_;
  Statistics statistics_;
};

}  // namespace dateline
