#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "common/index/snapshot.h"
#include "searcher/engine/verify.h"

namespace dateline {

// A query in the terms of one index: what both engines evaluate. Pure data.
struct Plan {
  enum class Kind : std::uint8_t {
    kEverything,
    kNothing,
    kTerms,     // documents with any of `terms`, which count as one word of this `weight`
    kKeys,      // documents with any of `terms`, ids or stories; without a score
    kAnd,       // scores add up
    kOr,        // scores of the children that match add up
    kAndNot,    // the first child and none of the others
    kVerified,  // the only child, candidates, as far as `positional` holds
    kDates,     // a date within `dates`
    kWords,     // [low, high] words
    kRecency,   // every document; scores more the nearer its date is to `today`
  };

  Kind kind = Kind::kEverything;
  std::vector<std::string> terms;
  std::vector<std::vector<PostingList>> lists;  // of kTerms: by segment, those that are not empty
  double weight = 0;                            // what BM25 multiplies; 0: matches without a score
  std::shared_ptr<const ResolvedTree> positional;
  DateRange dates;
  Day today = 0;
  std::uint32_t half = 0;  // days of age at which half of `weight` is left
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::vector<Plan> children;

  bool scored() const;
  // No document scores more.
  double most() const;
};

// Numbers of the whole index that scores depend on, deleted documents included.
struct Statistics {
  double documents = 0;
  double average_length = 0;

  explicit Statistics(const Snapshot& snapshot);
};

// A plan of kTerms with its lists.
Plan make_terms_plan(const Snapshot& snapshot, std::vector<std::string> terms);
// How many documents have this term.
std::uint64_t document_frequency(const Snapshot& snapshot, std::string_view term);

}  // namespace dateline
