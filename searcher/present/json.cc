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

Json hit_json(const Hit& hit) {
  const Article& article = hit.article;
  const Marked snippet = well_formed(hit.snippet.text, hit.snippet.highlights);
  Json highlights = Json::array();
  for (const Span& span : snippet.spans) highlights.push_back({span.begin, span.end});
  Json json;
  json["rank"] = hit.rank;
  json["id"] = article.id;
  json["title"] = article.title;
  json["date"] = date_or_null(article.date.to_string());
  json["countries"] = article.countries;
  json["mentions"] = article.mentions;
  json["source"] = article.source;
  json["language"] = article.language;
  json["url"] = article.url;
  json["score"] = rounded(hit.score, kScoreDecimals);
  json["snippet"] = snippet.text;
  json["highlights"] = std::move(highlights);
  json["similar"] = hit.similar;
  json["story"] = article.story;
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

Json response_json(const Response& response) {
  Json hits = Json::array();
  for (const Hit& hit : response.hits) hits.push_back(hit_json(hit));
  Json json;
  json["version"] = kJsonVersion;
  json["query"] = response.query;
  json["interpreted"] = response.interpreted;
  if (response.similar_to) json["similar_to"] = response.similar_to->id;
  json["total"] = response.total;
  json["exact"] = response.exact;
  if (response.stories) json["stories"] = *response.stories;
  json["took_ms"] = rounded(response.took_ms, kTookDecimals);
  json["hits"] = std::move(hits);
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

std::string json_document(const Response& response, Layout layout) {
  return dumped(response_json(response), layout);
}

std::string json_document(const Article& article, Layout layout) {
  return dumped(to_json(article), layout);
}

std::string json_lines(const Response& response, bool name_query) {
  std::string lines;
  for (const Hit& hit : response.hits) {
    Json json;
    if (name_query) json["query"] = response.query;
    json.update(hit_json(hit));
    lines += dumped(json, Layout::kOneLine);
  }
  return lines;
}

}  // namespace dateline
