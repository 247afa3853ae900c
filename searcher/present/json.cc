#include "searcher/present/json.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "common/article_json.h"
#include "searcher/engine/facet_table.h"
#include "searcher/present/explanation_json.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr int kTookDecimals = 2;

Json date_or_null(const std::string& date) { return date.empty() ? Json(nullptr) : Json(date); }

Json field_json(HitField field, const Hit& hit, const QueryName& query) {
  switch (field) {
    case HitField::kRank:
      return hit.rank;
    case HitField::kScore:
      return printed_score(hit);
    case HitField::kSimilar:
      return hit.similar;
    case HitField::kDate:
      return date_or_null(hit.article.date.to_string());
    case HitField::kCountries:
      return hit.article.countries;
    case HitField::kMentions:
      return hit.article.mentions;
    case HitField::kMentionedDates:
      return hit.article.mentioned_dates;
    case HitField::kAuthors:
      return hit.article.authors;
    case HitField::kTopics:
      return hit.article.topics;
    case HitField::kSnippet:
      return well_formed(hit.snippet.text, {}).text;
    case HitField::kHighlights: {
      Json highlights = Json::array();
      for (const Span& span : well_formed(hit.snippet.text, hit.snippet.highlights).spans) {
        highlights.push_back({span.begin, span.end});
      }
      return highlights;
    }
    default:
      return field_text(field, hit, query);
  }
}

Json hit_json(const Hit& hit, const QueryName& query, std::span<const HitField> fields) {
  Json json;
  for (const HitField field : fields) {
    json[std::string(field_name(field))] = field_json(field, hit, query);
  }
  if (hit.explanation) json["explanation"] = explanation_json(*hit.explanation);
  return json;
}

Json facet_json(const FacetResult& facet) {
  Json values = Json::array();
  for (const FacetValue& value : facet.values) {
    Json json;
    json["value"] = value.value;
    if (!is_timeline(facet.facet)) json["label"] = value.label;
    json["count"] = value.count;
    if (value.selected) json["selected"] = true;
    values.push_back(std::move(json));
  }
  return values;
}

Json facets_json(const Response& response) {
  Json facets = Json::object();
  for (const FacetResult& facet : response.facets) {
    facets[std::string(facet_name(facet.facet))] = facet_json(facet);
    if (is_timeline(facet.facet)) facets["date_none"] = response.date_none;
  }
  return facets;
}

Json diagnostics_json(const Response& response) {
  Json diagnostics = Json::array();
  for (const Diagnostic& diagnostic : response.diagnostics) {
    Json json;
    json["level"] = diagnostic.level == Diagnostic::Level::kNote ? "note" : "warning";
    json["begin"] = diagnostic.begin;
    json["end"] = diagnostic.end;
    json["message"] = diagnostic.message;
    diagnostics.push_back(std::move(json));
  }
  return diagnostics;
}

std::string_view advice_kind(Advice::Kind kind) {
  switch (kind) {
    case Advice::Kind::kFilter:
      return "filter";
    case Advice::Kind::kFilters:
      return "filters";
    case Advice::Kind::kField:
      return "field";
    case Advice::Kind::kWord:
      return "word";
    case Advice::Kind::kPlainWords:
      return "plain_words";
    case Advice::Kind::kAnyWord:
      break;
  }
  return "any_word";
}

Json advice_json(const Response& response) {
  Json all = Json::array();
  for (const Advice& advice : response.advice) {
    Json json;
    json["kind"] = advice_kind(advice.kind);
    json["part"] = advice.part;
    json["query"] = advice.query;
    json["total"] = advice.total;
    all.push_back(std::move(json));
  }
  return all;
}

// All but its hits.
Json response_json(const Response& response, const std::string& query_id) {
  Json json;
  json["version"] = kJsonVersion;
  if (!query_id.empty()) json["query_id"] = query_id;
  json["query"] = response.query;
  json["interpreted"] = response.interpreted;
  if (response.similar_to) json["similar_to"] = response.similar_to->id;
  json["total"] = response.total;
  json["exact"] = response.exact;
  if (response.stories) json["stories"] = *response.stories;
  json["took_ms"] = rounded(response.took_ms, kTookDecimals);
  json["hits"] = Json::array();
  json["facets"] = facets_json(response);
  json["diagnostics"] = diagnostics_json(response);
  json["suggestion"] = response.suggestion ? Json(response.suggestion->query) : Json(nullptr);
  if (response.suggestion) json["suggestion_total"] = response.suggestion->total;
  json["advice"] = advice_json(response);
  return json;
}

}  // namespace

std::string dumped(const Json& json, Layout layout) {
  return json.dump(layout == Layout::kPretty ? 2 : -1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

JsonParts json_around_hits(const Response& response, const std::string& query_id, Layout layout) {
  // A string of the answer cannot look like the key: its quotation marks are escaped.
  const std::string key = layout == Layout::kPretty ? "\"hits\": [" : "\"hits\":[";
  const std::string text = dumped(response_json(response, query_id), layout);
  const std::size_t end = text.find(key) + key.size();
  return {text.substr(0, end), text.substr(end)};
}

std::string json_hit(const Hit& hit, const QueryName& query, std::span<const HitField> fields,
                     Layout layout, bool last) {
  const std::string text = dumped(hit_json(hit, query, fields), layout);
  std::string out;
  if (layout == Layout::kOneLine) {
    out = text;
    out.pop_back();
    return last ? out : out + ',';
  }
  out = "\n    ";
  for (const char c : std::string_view(text).substr(0, text.size() - 1)) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out + (last ? "\n  " : ",");
}

std::string json_line(const Hit& hit, const QueryName& query, std::span<const HitField> fields) {
  return dumped(hit_json(hit, query, fields), Layout::kOneLine);
}

std::string json_document(const Article& article, Layout layout) {
  return dumped(to_json(article), layout);
}

}  // namespace dateline
