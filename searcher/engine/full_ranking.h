#pragma once

#include <cstdint>
#include <vector>

#include "searcher/engine/hit_consumer.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/request.h"

namespace dateline {

// Every match of a query in order, twelve bytes each: all there is to keep of results that are
// looked at one by one.
class FullRanking {
 public:
  // With `keep` only matches that pass it are hits and count. Evaluates on one thread; with
  // Engine::kXapian, Xapian's matcher, which takes more memory. Throws Error: kIndex, kInterrupted.
  FullRanking(const Snapshot& snapshot, const Plan& plan, const Request& request, Sort sort,
              const KeepHit& keep);

  // How many hits there are: matches or, when the request collapses, stories.
  std::size_t size() const { return placed_.size(); }
  // A hit by its place, the best at 0.
  Ranked operator[](std::size_t place) const;
  // What was counted, without `top`.
  const Matches& matches() const { return matches_; }

 private:
  struct Placed {
    float score;
    std::uint32_t segment;
    DocIndex doc;
  };

  void evaluate(const Plan& plan, const Request& request, Sort sort);
  void keep_only(const KeepHit& keep);
  void collapse();
  Ranked ranked(const Placed& placed) const;
  std::uint64_t story(const Placed& placed) const;

  const Snapshot& snapshot_;
  std::vector<Placed> placed_;
  std::vector<std::uint64_t> stories_;  // of all matches when they are collapsed, sorted
  Matches matches_;
};

}  // namespace dateline
