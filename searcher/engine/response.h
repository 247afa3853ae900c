#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/text/sentence.h"
#include "searcher/engine/explanation.h"
#include "searcher/engine/request.h"
#include "searcher/query/ast.h"

namespace dateline {

// Text plus what of it satisfied the query; markup comes last, in present/.
struct Snippet {
  std::string text;
  std::vector<Span> highlights;  // byte ranges of `text`, ascending, apart
};

struct Hit {
  std::size_t rank = 0;  // 1-based, over all pages
  double score = 0;
  Article article;  // as stored
  Snippet snippet;
  std::vector<Span> title_highlights;
  std::uint64_t similar = 0;               // further articles of the same story, when collapsed
  std::optional<Explanation> explanation;  // when asked for
};

struct FacetValue {
  std::string value;  // "AL"; dates: "2022-09", or what is printed where less is known
  std::string label;  // "Albania"; equals value where there is no better one (Request::labels)
  std::uint64_t count = 0;
  bool selected = false;  // named by a filter of the request
};

enum class DateInterval { kDay, kMonth, kYear };

struct FacetResult {
  Facet facet;
  std::vector<FacetValue> values;  // by count, then value; dates ascending, without gaps' zeros
  std::uint64_t distinct = 0;      // values there are in all, whatever the limit
  DateInterval interval = DateInterval::kMonth;  // of what counts by time
};

// Another spelling of the query, to be used as it is, and how many articles it finds.
struct Suggestion {
  std::string query;
  std::uint64_t total = 0;
};

// What a search that found nothing would find if a part of it were dropped or loosened.
struct Advice {
  enum class Kind : std::uint8_t {
    kFilter,      // without one of the filters that are no part of the query
    kFilters,     // without any of them
    kField,       // without a field of the query, or something that it denies
    kWord,        // without one of its words, phrases and the like
    kPlainWords,  // its words wherever they stand, in any form
    kAnyWord,     // any of its words
  };
  Kind kind = Kind::kWord;
  std::string part;   // what is dropped: "--country AL", "country:AL", "\"grain deal\""
  std::string query;  // what is left
  std::uint64_t total = 0;
};

// An article by name.
struct ArticleName {
  std::string id;
  std::string title;
};

struct Response {
  std::string query;
  std::string interpreted;
  std::optional<ArticleName> similar_to;  // of a search for similar articles
  std::uint64_t total = 0;
  bool exact = true;                     // else there may be more than `total`
  std::optional<std::uint64_t> stories;  // among the total, when they are collapsed
  double took_ms = 0;
  std::vector<Hit> hits;
  std::vector<FacetResult> facets;  // in the order asked for
  std::uint64_t date_none = 0;      // undated articles among the total
  std::vector<Diagnostic> diagnostics;
  std::optional<Suggestion> suggestion;
  std::vector<Advice> advice;  // where nothing was found: what finds most first
};

}  // namespace dateline
