#include "searcher/present/markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "searcher/present/labels.h"
#include "searcher/present/markdown_text.h"

namespace dateline {
namespace {

std::vector<std::string> facts(const Article& article) {
  std::vector<std::string> parts = {article.date.known() ? article.date.to_string() : "undated"};
  std::vector<std::string> countries;
  for (const std::string& code : article.countries) countries.push_back(country_label(code));
  for (const std::string& fact : {join(countries, ", "), article.source}) {
    if (!fact.empty()) parts.push_back(markdown_text(fact));
  }
  return parts;
}

std::string capitalized(std::string_view name) {
  std::string text(name);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

// In a cell of a table, where a line ends the row.
std::string cell(HitField field, const Hit& hit, const QueryName& query) {
  switch (field) {
    case HitField::kTitle:
      return markdown_link(markdown_text(hit.article.title, hit.title_highlights), hit.article.url);
    case HitField::kSnippet:
      return markdown_text(hit.snippet.text, hit.snippet.highlights);
    default:
      return markdown_text(field_text(field, hit, query));
  }
}

}  // namespace

std::string markdown_head(const Response& response, const QueryName* query) {
  std::string out;
  if (query != nullptr) {
    const std::string id = query->id.empty() ? "" : query->id + ": ";
    out += "## " + markdown_text(id + query->query) + "\n\n";
  }
  std::string total = response.total == 0 ? "Nothing found" : counted(response.total, "article");
  if (!response.exact) total = "At least " + total;
  if (response.stories) total += " in " + counted(*response.stories, "story", "stories");
  out += total + "\n";
  for (const Diagnostic& diagnostic : response.diagnostics) {
    out += "\n> " + markdown_text(diagnostic.message) + "\n";
  }
  if (response.suggestion) {
    out += fmt::format("\n> Did you mean: {} ({})\n", markdown_text(response.suggestion->query),
                       counted(response.suggestion->total, "article"));
  }
  return out;
}

std::string markdown_hit(const Hit& hit) {
  const Article& article = hit.article;
  std::string title = markdown_text(article.title, hit.title_highlights);
  if (title.empty()) title = "\\(untitled\\)";
  std::vector<std::string> about = facts(article);
  if (hit.similar > 0) about.push_back(grouped(hit.similar) + " similar");
  about.push_back(markdown_code(article.id));
  const std::string rank = fmt::format("{}. ", hit.rank);
  const std::string indent(rank.size(), ' ');
  std::string out = rank + markdown_link(title, article.url) + "\\\n";
  out += indent + join(about, kBetweenFacts) + "\n";
  if (!hit.snippet.text.empty()) {
    out += "\n" + indent + markdown_text(hit.snippet.text, hit.snippet.highlights) + "\n";
  }
  return out;
}

std::string markdown_facets(const Response& response) {
  std::string out;
  for (const FacetResult& facet : response.facets) {
    std::vector<std::string> values;
    for (const FacetValue& value : facet.values) {
      values.push_back(markdown_text(value.label.empty() ? value.value : value.label) + " " +
                       grouped(value.count));
    }
    if (facet.facet == Facet::kDate && response.date_none > 0) {
      values.push_back("undated " + grouped(response.date_none));
    }
    if (values.empty()) continue;
    out +=
        "\n**" + capitalized(facet_name(facet.facet)) + "**: " + join(values, kBetweenFacts) + "\n";
  }
  return out;
}

std::string markdown_table_head(std::span<const HitField> fields) {
  std::string names = "|";
  std::string rule = "|";
  for (const HitField field : fields) {
    names += fmt::format(" {} |", field_name(field));
    rule += " --- |";
  }
  return names + "\n" + rule + "\n";
}

std::string markdown_row(const Hit& hit, const QueryName& query, std::span<const HitField> fields) {
  std::string row = "|";
  for (const HitField field : fields) row += " " + cell(field, hit, query) + " |";
  return row + "\n";
}

std::string article_markdown(const Article& article) {
  std::string title = markdown_text(article.title);
  if (title.empty()) title = "\\(untitled\\)";
  std::string out = "# " + markdown_link(title, article.url) + "\n\n";
  std::vector<std::string> about = facts(article);
  about.push_back(markdown_code(article.id));
  out += join(about, kBetweenFacts) + "\n";
  for (std::size_t begin = 0; begin < article.body.size();) {
    const std::size_t end = std::min(article.body.find('\n', begin), article.body.size());
    const std::string paragraph = markdown_text(article.body.substr(begin, end - begin));
    if (!paragraph.empty()) out += "\n" + paragraph + "\n";
    begin = end + 1;
  }
  return out;
}

}  // namespace dateline
