#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/date.h"

namespace dateline {

enum class Match { kAuto, kAll, kAny };  // auto: all, and any when nothing has them all
enum class Sort { kRelevance, kNewest, kOldest };

enum class Facet { kCountry, kMentions, kSource, kLanguage, kTopic, kAuthor, kDate };

struct FacetRequest {
  Facet facet;
  std::size_t limit = 10;  // values returned, largest first; for kDate: intervals at most
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
  bool snippets = true;  // without them hits have no passage and no highlights, and cost less
  Day today = 0;  // what relative dates in the query count from
};

}  // namespace dateline
