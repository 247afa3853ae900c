#include "searcher/present/hit_fields.h"

#include <fmt/format.h>

#include "searcher/present/labels.h"

namespace dateline {
namespace {

constexpr const char* kListSeparator = ";";

std::string ranges(const std::vector<Span>& spans) {
  std::vector<std::string> parts;
  for (const Span& span : spans) parts.push_back(fmt::format("{}-{}", span.begin, span.end));
  return join(parts, kListSeparator);
}

}  // namespace

double printed_score(const Hit& hit) { return rounded(hit.score, kScoreDecimals); }

std::string field_text(HitField field, const Hit& hit, const QueryName& query) {
  const Article& article = hit.article;
  switch (field) {
    case HitField::kQueryId:
      return query.id;
    case HitField::kQuery:
      return query.query;
    case HitField::kRank:
      return std::to_string(hit.rank);
    case HitField::kId:
      return article.id;
    case HitField::kTitle:
      return article.title;
    case HitField::kDate:
      return article.date.to_string();
    case HitField::kCountries:
      return join(article.countries, kListSeparator);
    case HitField::kMentions:
      return join(article.mentions, kListSeparator);
    case HitField::kMentionedDates:
      return join(article.mentioned_dates, kListSeparator);
    case HitField::kSource:
      return article.source;
    case HitField::kSourceCountry:
      return article.source_country;
    case HitField::kLanguage:
      return article.language;
    case HitField::kAuthors:
      return join(article.authors, kListSeparator);
    case HitField::kTopics:
      return join(article.topics, kListSeparator);
    case HitField::kUrl:
      return article.url;
    case HitField::kScore:
      return fmt::format("{}", printed_score(hit));
    case HitField::kSnippet:
      return hit.snippet.text;
    case HitField::kHighlights:
      return ranges(hit.snippet.highlights);
    case HitField::kSimilar:
      return std::to_string(hit.similar);
    case HitField::kStory:
      return article.story;
    case HitField::kBody:
      break;
  }
  return article.body;
}

}  // namespace dateline
