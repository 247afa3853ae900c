#include "searcher/present/hit_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/text/width.h"
#include "searcher/present/explanation_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr std::size_t kMostCountries = 5;

std::string countries_line(const std::vector<std::string>& codes, const std::string& locale) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < std::min(codes.size(), kMostCountries); ++i) {
    labels.push_back(printable_field(country_label(codes[i], locale)));
  }
  std::string line = join(labels, ", ");
  if (codes.size() > kMostCountries) line += fmt::format(" +{}", codes.size() - kMostCountries);
  return line;
}

// What finds all articles of its story.
std::string story_query(const Article& article) {
  Node story;
  story.kind = Node::Kind::kStory;
  story.values = {article.story};
  return printable_field(to_string(story));
}

std::string meta_line(const Hit& hit, const std::string& locale, Handles handles) {
  const Article& article = hit.article;
  std::vector<std::string> parts;
  parts.push_back(article.date.known() ? article.date.to_string() : "undated");
  if (!article.countries.empty()) parts.push_back(countries_line(article.countries, locale));
  if (!article.source.empty()) parts.push_back(printable_field(article.source));
  if (std::string language = foreign_language(article, locale); !language.empty()) {
    parts.push_back(std::move(language));
  }
  if (hit.similar > 0) {
    parts.push_back(fmt::format(
        "+{} similar: {}", grouped(hit.similar),
        handles == Handles::kIds ? story_query(article) : fmt::format(".story {}", hit.rank)));
  }
  return join(parts, kBetweenFacts);
}

// What names the article: its id for --show, and its url where that is something else; on one line
// when they fit.
std::vector<std::string> identity_lines(const Article& article, std::size_t columns,
                                        Handles handles) {
  const std::string id = printable_field(article.id);
  const std::string url = printable_field(article.url);
  if (handles == Handles::kNumbers) {
    return url.empty() ? std::vector<std::string>() : std::vector<std::string>{url};
  }
  if (url.empty() || url == id) return {id};
  if (id.empty()) return {url};
  const std::string both = id + kBetweenFacts + url;
  if (display_width(both) <= columns) return {both};
  return {id, url};
}

Marked title_of(const Hit& hit) {
  Marked title = printable(hit.article.title, hit.title_highlights);
  if (title.text.empty()) title.text = "(untitled)";
  return title;
}

}  // namespace

std::string foreign_language(const Article& article, const std::string& locale) {
  return article.language == "en" ? "" : printable_field(language_label(article.language, locale));
}

std::string hit_text(const Hit& hit, std::size_t rank_width, std::size_t width,
                     const Painter& painter, const std::string& locale, Handles handles) {
  const std::string rank = fmt::format("{:>{}}. ", hit.rank, rank_width);
  const std::size_t indent = rank.size();
  const std::size_t columns = std::min(width, kWidestProse) - indent;
  const std::string margin(indent, ' ');
  const Look dim = {Style::kDim, Style::kDim, false};

  std::string out;
  append_lines(out,
               wrap_marked(title_of(hit), columns, {Style::kStrong, Style::kMatch, true}, painter),
               painter(Style::kDim, rank), indent);
  append_lines(out, wrap_marked(printable(meta_line(hit, locale, handles)), columns, dim, painter),
               margin, indent);
  append_lines(out,
               wrap_marked(printable(hit.snippet.text, hit.snippet.highlights), columns,
                           {Style::kPlain, Style::kMatch, true}, painter),
               margin, indent);
  for (const std::string& line : identity_lines(hit.article, columns, handles)) {
    append_lines(out, wrap_marked({line, {}}, columns, dim, painter), margin, indent);
  }
  for (const std::string& line : explanation_lines(hit)) {
    append_lines(out, wrap_marked({line, {}}, columns, dim, painter), margin, indent);
  }
  return out;
}

std::string fields_text(const Hit& hit, const QueryName& query, std::span<const HitField> fields,
                        std::size_t rank_width, std::size_t width, const Painter& painter) {
  const std::string rank = fmt::format("{:>{}}. ", hit.rank, rank_width);
  const std::size_t columns = std::min(width, kWidestProse) - rank.size();
  std::string out;
  const auto append = [&](const Marked& text, const Look& look) {
    const bool first = out.empty();
    append_lines(out, wrap_marked(text, columns, look, painter),
                 first ? painter(Style::kDim, rank) : std::string(rank.size(), ' '), rank.size());
  };
  for (const HitField field : fields) {
    if (field == HitField::kRank) continue;  // stands before all
    if (field == HitField::kTitle) {
      append(title_of(hit), {Style::kStrong, Style::kMatch, true});
    } else if (field == HitField::kSnippet) {
      append(printable(hit.snippet.text, hit.snippet.highlights),
             {Style::kPlain, Style::kMatch, true});
    } else if (const std::string value = printable_field(field_text(field, hit, query));
               !value.empty()) {
      append({fmt::format("{}: {}", field_name(field), value), {}},
             {Style::kPlain, Style::kPlain, false});
    }
  }
  return out.empty() ? painter(Style::kDim, rank) + '\n' : out;
}

}  // namespace dateline
