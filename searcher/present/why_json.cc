#include "searcher/present/why_json.h"

#include <string_view>
#include <utility>
#include <vector>

#include "searcher/engine/why.h"
#include "searcher/present/explanation_json.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

Json reasons_json(const Article& article, std::string_view kind, std::string_view value) {
  Json all = Json::array();
  for (const Reason& reason : reasons(article, kind, value)) {
    const Marked passage = well_formed(reason.text, reason.highlights);
    Json highlights = Json::array();
    for (const Span& span : passage.spans) highlights.push_back({span.begin, span.end});
    Json json;
    json["field"] = reason.field;
    json["begin"] = reason.begin;
    json["text"] = passage.text;
    json["highlights"] = std::move(highlights);
    json["rules"] = reason.rules;
    all.push_back(std::move(json));
  }
  return all;
}

Json countries_json(const Article& article, const std::vector<std::string>& codes) {
  Json all = Json::array();
  for (const std::string& code : codes) {
    Json json;
    json["value"] = code;
    json["label"] = country_label(code);
    json["reasons"] = reasons_json(article, "country", code);
    all.push_back(std::move(json));
  }
  return all;
}

Json judged_json(const Response& judged) {
  Json json;
  json["query"] = judged.query;
  json["interpreted"] = judged.interpreted;
  json["matches"] = !judged.hits.empty();
  if (judged.hits.empty()) return json;
  const Hit& hit = judged.hits.front();
  json["score"] = rounded(hit.score, kScoreDecimals);
  if (hit.explanation) json["explanation"] = explanation_json(*hit.explanation);
  return json;
}

}  // namespace

std::string why_json(const Article& article, const Response* judged, Layout layout) {
  const std::string date = article.date.to_string();
  Json json;
  json["version"] = kJsonVersion;
  json["id"] = article.id;
  json["title"] = article.title;
  json["countries"] = countries_json(article, article.countries);
  json["mentions"] = countries_json(article, article.mentions);
  json["date"] = {{"value", date.empty() ? Json(nullptr) : Json(date)},
                  {"reasons", reasons_json(article, "date", date)}};
  json["language"] = {{"value", article.language},
                      {"reasons", reasons_json(article, "language", article.language)}};
  if (judged != nullptr) json["answer"] = judged_json(*judged);
  return dumped(json, layout);
}

}  // namespace dateline
