#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/matches.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/query_word.h"
#include "searcher/engine/term_positions.h"

namespace dateline {

// How many of the best results by BM25 are ranked anew: with twice as many nDCG@10 of the judged
// collections is the same to the fourth digit. Pages within them are consistent if so many are
// evaluated whatever the page.
inline constexpr std::size_t kRankedAnew = 25;

// Scores by where in an article the words of a query stand, which BM25 does not see: in the manner
// of sequential dependence (Metzler, Croft 2005), with a kernel over distances in place of windows
// (de Kretser, Moffat 1999; Buettcher, Clarke, Lushman 2006).
//
// Words up to three apart in the query pair up. An occurrence of a pair counts the more the nearer
// its words are to each other, best in the distance and order of the query; double in the headline
// and the lead. Counts saturate as those of BM25 do. A word in just the form that was typed scores
// a little as well. Never negative, so whoever is not ranked anew keeps its rank.
//
// Built once a query; for one thread. The snapshot must outlive it.
class ProximityRanking {
 public:
  ProximityRanking(const Snapshot& snapshot, const std::vector<QueryWord>& words);

  // Whether there are two different words that the index knows; else nothing scores.
  bool applies() const { return words_.size() > 1; }

  struct Bonus {
    double proximity = 0;
    double forms = 0;  // words as they were typed
    double sum() const { return proximity + forms; }
  };
  Bonus bonus(DocAddress address);

  // Adds the bonus to the first kRankedAnew, in order by relevance, and puts them in order again.
  void rank_anew(std::vector<Ranked>& top);

 private:
  using Slots = std::vector<std::size_t>;  // neighbouring words, as slots of `positions_`
  struct Word {
    double weight = 0;
    std::uint32_t asked = 1;  // times
    std::vector<Slots> sequences;
    std::optional<std::size_t> typed;   // a slot
    std::vector<std::uint32_t> places;  // in the document at hand, ascending
  };
  struct Pair {
    std::size_t first;  // words
    std::size_t second;
    std::uint32_t gap;  // from one to the other in the query
    double weight;
  };

  std::vector<std::size_t> add_words(const std::vector<QueryWord>& words,
                                     std::vector<TermPositions::Slot>& slots);
  void add_pairs(const std::vector<QueryWord>& words, const std::vector<std::size_t>& numbers);
  void find_places(Word& word, std::uint32_t title_words);
  double occurrences(const Pair& pair, std::uint32_t lead_end) const;
  double typed_count(std::size_t slot, std::uint32_t title_words) const;

  const Snapshot& snapshot_;
  double average_length_;
  std::vector<Word> words_;
  std::vector<Pair> pairs_;
  std::optional<TermPositions> positions_;
};

}  // namespace dateline
