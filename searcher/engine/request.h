#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/date.h"

namespace dateline {

enum class Match { kAuto, kAll, kAny };  // auto: all, and any when nothing has them all
enum class Sort { kRelevance, kNewest, kOldest };
// What evaluates a query: our own evaluator, or Xapian's matcher, which gives the same answers.
enum class Engine { kWindows, kXapian };

// kDate counts by days, months or years, whichever fits; the last three by what they say.
enum class Facet {
  kCountry,
  kMentions,
  kSource,
  kSourceCountry,
  kLanguage,
  kTopic,
  kAuthor,
  kDate,
  kYear,
  kMonth,
  kDay,
};
inline constexpr std::size_t kFacets = 11;

struct FacetRequest {
  Facet facet;
  // Values returned, largest first; of kDate: intervals at most; of kYear, kMonth and kDay: the
  // latest ones.
  std::size_t limit = 10;
};

// The filters that options set: multi-select, values of one dimension are alternatives. Values are
// as the user gave them, normalized: codes upper or lower case as stored, the rest folded on
// comparison.
struct Filters {
  std::vector<std::string> countries;
  std::vector<std::string> mentions;
  std::vector<std::string> sources;
  std::vector<std::string> source_countries;
  std::vector<std::string> languages;
  std::vector<std::string> topics;
  std::vector<std::string> authors;
  DateRange dates;

  bool empty() const {
    return countries.empty() && mentions.empty() && sources.empty() && source_countries.empty() &&
           languages.empty() && topics.empty() && authors.empty() && !dates.bounded();
  }
};

// One search, whole: what one-shot mode, batches and the session hand to the engine.
struct Request {
  std::string query;
  Filters filters;
  Match match = Match::kAuto;
  Sort sort = Sort::kRelevance;
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::vector<FacetRequest> facets;
  Engine engine = Engine::kWindows;
  // Whether every match is counted. Without totals and facets, what cannot be among the hits is
  // passed over, and the total of the response is no more than a lower bound.
  bool total = true;
  // Of each story the best article alone; all of them where the query asks for a story by story:.
  bool collapse = false;
  bool stored = true;    // hits carry the stored article, or else its id and date alone
  bool labels = true;    // values of facets carry names for people, or else none
  bool snippets = true;  // without them hits have no passage and no highlights, and cost less
  // Recent articles score more: as much again as half of what the words can give for one of today,
  // half of that for one this many days old. 0: age does not matter.
  std::uint32_t recency_days = 0;
  // Words that the best results have in common are searched as well (expansion.h).
  bool expand = false;
  bool explain = false;  // hits say how their scores came about
  // Words that the index hardly knows are put right, and where nothing is found, the response says
  // what would find something.
  bool advise = false;
  unsigned threads = 0;       // that evaluate a query; 0: as many as pay off
  Day today = 0;              // what relative dates in the query count from
  std::string locale = "en";  // ICU's name of the one that labels are in
};

}  // namespace dateline
