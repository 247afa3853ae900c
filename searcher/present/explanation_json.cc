#include "searcher/present/explanation_json.h"

#include <utility>

#include "searcher/present/labels.h"

namespace dateline {

Json explanation_json(const Explanation& explanation) {
  Json words = Json::array();
  for (const Explanation::Word& word : explanation.words) {
    Json json;
    json["stems"] = word.stems;
    json["documents"] = word.documents;
    json["weight"] = rounded(word.weight, kScoreDecimals);
    json["count"] = word.count;
    json["title"] = word.title;
    json["lead"] = word.lead;
    json["body"] = word.body;
    json["score"] = rounded(word.score, kScoreDecimals);
    words.push_back(std::move(json));
  }
  Json json;
  json["words"] = std::move(words);
  json["proximity"] = rounded(explanation.proximity, kScoreDecimals);
  json["exact_forms"] = rounded(explanation.exact_forms, kScoreDecimals);
  json["recency"] = rounded(explanation.recency, kScoreDecimals);
  return json;
}

}  // namespace dateline
