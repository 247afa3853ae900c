#include "searcher/present/json.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kTookDecimals = 2;
constexpr int kScoreDecimals = 4;
constexpr int kDeepestExtra = 64;

std::string dumped(const Json& json, Layout layout) {
  return json.dump(layout == Layout::kPretty ? 2 : -1, ' ', false, Json::error_handler_t::replace) +
         "\n";
}

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
  return json;
}

Json facet_json(const FacetResult& facet) {
  Json values = Json::array();
  for (const FacetValue& value : facet.values) {
    Json json;
    json["value"] = value.value;
    if (facet.facet != Facet::kDate) json["label"] = value.label;
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
    if (facet.facet == Facet::kDate) facets["date_none"] = response.date_none;
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

Json response_json(const Response& response) {
  Json hits = Json::array();
  for (const Hit& hit : response.hits) hits.push_back(hit_json(hit));
  Json json;
  json["version"] = kJsonVersion;
  json["query"] = response.query;
  json["interpreted"] = response.interpreted;
  json["total"] = response.total;
  json["exact"] = response.exact;
  json["took_ms"] = rounded(response.took_ms, kTookDecimals);
  json["hits"] = std::move(hits);
  json["facets"] = facets_json(response);
  json["diagnostics"] = diagnostics_json(response);
  json["suggestion"] = response.suggestion ? Json(*response.suggestion) : Json(nullptr);
  return json;
}

// Whether brackets nest so deep that printing the value again, which recurses, would exhaust the
// stack.
bool too_deep(const std::string& text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') in_string = !in_string;
    if (in_string) {
      if (c == '\\') ++i;
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (depth > kDeepestExtra) return true;
  }
  return false;
}

// The value of an extra field; as a string when it is no JSON that can be printed.
Json extra_value(const std::string& text) {
  if (too_deep(text)) return text;
  Json value = Json::parse(text, nullptr, false);
  return value.is_discarded() ? Json(text) : value;
}

Json article_json(const Article& article) {
  Json removed = Json::array();
  for (const Removed& part : article.removed) {
    removed.push_back({{"text", part.text}, {"rule", part.rule}});
  }
  Json evidence = Json::array();
  for (const Evidence& found : article.evidence) {
    Json json = {{"kind", found.kind},   {"value", found.value}, {"field", found.field},
                 {"begin", found.begin}, {"end", found.end},     {"text", found.text},
                 {"rule", found.rule}};
    if (found.kind == "country") json["focus"] = found.focus;
    evidence.push_back(std::move(json));
  }
  Json extra = Json::object();
  for (const ExtraField& field : article.extra) extra[field.name] = extra_value(field.value);
  Json json;
  json["version"] = kJsonVersion;
  json["id"] = article.id;
  json["url"] = article.url;
  json["title"] = article.title;
  json["body"] = article.body;
  json["date"] = date_or_null(article.date.to_iso());
  json["countries"] = article.countries;
  json["mentions"] = article.mentions;
  json["source"] = article.source;
  json["source_country"] = article.source_country;
  json["language"] = article.language;
  json["authors"] = article.authors;
  json["topics"] = article.topics;
  json["story"] = article.story;
  json["extra"] = std::move(extra);
  json["removed"] = std::move(removed);
  json["evidence"] = std::move(evidence);
  return json;
}

}  // namespace

std::string json_document(const Response& response, Layout layout) {
  return dumped(response_json(response), layout);
}

std::string json_document(const Article& article, Layout layout) {
  return dumped(article_json(article), layout);
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
