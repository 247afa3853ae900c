#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/index/snapshot.h"
#include "searcher/engine/plan.h"

namespace dateline {

// A word that articles have in common.
struct FeedbackWord {
  std::string term;     // of the posting list
  std::string stem;     // without the prefix
  std::string surface;  // as the first of the articles spells it, folded
  double share = 0;     // of what all of the articles say
  double weight = 0;    // as a word of a query
};

// Gathers the words of articles of an index, weighed by where they stand as posting lists do
// (schema.h). Both must outlive it; for one thread.
class FeedbackWords {
 public:
  FeedbackWords(const Snapshot& snapshot, Analyzer& analyzer)
      : snapshot_(snapshot), analyzer_(analyzer), statistics_(snapshot) {}

  // Adds the words of an article, which count `share` beside those of others.
  void add(const Article& article, DocAddress address, double share);

  // The words that are in no more than this share of all articles and in at least two; in the order
  // of their stems.
  std::vector<FeedbackWord> words(double most_frequent);

 private:
  const Snapshot& snapshot_;
  Analyzer& analyzer_;
  Statistics statistics_;
  Analysis analysis_;
  std::map<std::string, FeedbackWord> words_;  // by stem
};

}  // namespace dateline
