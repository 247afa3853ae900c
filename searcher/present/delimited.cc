#include "searcher/present/delimited.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr int kScoreDecimals = 4;

using Row = std::vector<std::string>;

std::string quoted(const std::string& value) {
  const bool plain = value.find_first_of(",\"\r\n") == std::string::npos &&
                     (value.empty() || (value.front() != ' ' && value.back() != ' '));
  if (plain) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

std::string on_one_line(std::string value) {
  for (char& c : value) {
    if (c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') c = ' ';
  }
  return value;
}

std::string line(const Row& row, Delimiter delimiter) {
  std::string text;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) text += delimiter == Delimiter::kComma ? ',' : '\t';
    text += delimiter == Delimiter::kComma ? quoted(row[i]) : on_one_line(row[i]);
  }
  return text + '\n';
}

}  // namespace

std::string delimited(const Response& response, Delimiter delimiter, bool header, bool name_query) {
  std::string text;
  if (header) {
    Row names = {"rank",   "id",       "title", "date",  "countries", "mentions",
                 "source", "language", "url",   "score", "snippet"};
    if (name_query) names.insert(names.begin(), "query");
    text += line(names, delimiter);
  }
  for (const Hit& hit : response.hits) {
    const Article& article = hit.article;
    Row row = {std::to_string(hit.rank),
               article.id,
               article.title,
               article.date.to_string(),
               join(article.countries, ";"),
               join(article.mentions, ";"),
               article.source,
               article.language,
               article.url,
               fmt::format("{}", rounded(hit.score, kScoreDecimals)),
               hit.snippet.text};
    if (name_query) row.insert(row.begin(), well_formed(response.query, {}).text);
    text += line(row, delimiter);
  }
  return text;
}

std::string delimited(const Article& article, Delimiter delimiter, bool header) {
  std::string text;
  if (header) {
    text +=
        line({"id", "title", "date", "countries", "mentions", "source", "language", "url", "body"},
             delimiter);
  }
  text += line(
      {article.id, article.title, article.date.to_iso(), join(article.countries, ";"),
       join(article.mentions, ";"), article.source, article.language, article.url, article.body},
      delimiter);
  return text;
}

std::string id_line(const Article& article) { return on_one_line(article.id) + '\n'; }

}  // namespace dateline
