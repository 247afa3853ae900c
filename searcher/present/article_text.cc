#include "searcher/present/article_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/sentence.h"
#include "common/text/width.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/present/styled_text.h"

namespace dateline {
namespace {

constexpr std::size_t kNameWidth = 11;    // "published in" would not fit at 30 columns
constexpr std::size_t kMostTexts = 4;     // evidence texts shown for one country
constexpr std::size_t kLongestText = 60;  // columns of one evidence text or extra field

// What is said and how often, in the order of first appearance.
class Tally {
 public:
  void add(const std::string& what) {
    for (auto& [known, count] : counts_) {
      if (known == what) {
        ++count;
        return;
      }
    }
    counts_.emplace_back(what, 1);
  }
  const std::vector<std::pair<std::string, std::size_t>>& counts() const { return counts_; }

 private:
  std::vector<std::pair<std::string, std::size_t>> counts_;
};

class ArticleSheet {
 public:
  ArticleSheet(std::size_t width, const Painter& painter)
      : width_(std::min(width, kWidestProse)), painter_(painter) {}

  // "name       value", the value wrapped beside its name.
  void add(std::string_view name, std::string_view value) {
    const Marked text = printable(value);
    if (text.text.empty()) return;
    std::string margin(name);
    margin.resize(kNameWidth, ' ');
    append_lines(out_, wrap_marked(text, width_ - kNameWidth, Look{}, painter_),
                 painter_(Style::kDim, margin), kNameWidth);
  }

  void add_block(std::string_view text, const Look& look) { add_marked(printable(text), look); }

  void add_marked(const Marked& text, const Look& look) {
    append_lines(out_, wrap_marked(text, width_, look, painter_), "", 0);
  }

  void add_block(const StyledText& text, std::vector<std::string>& found) {
    append_lines(out_, wrap_styled(text, width_, painter_, &found), "", 0);
  }

  void add_empty_line() { out_ += '\n'; }

  std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  const Painter& painter_;
  std::string out_;
};

std::string short_quote(std::string_view text) {
  return "“" + fit(printable_field(text), kLongestText) + "”";
}

std::string evidence_texts(const Article& article, const std::string& code) {
  Tally tally;
  for (const Evidence& found : article.evidence) {
    if (found.kind != "country" || found.value != code || found.text.empty()) continue;
    const bool plain = found.rule.empty() || found.rule == "name";
    tally.add(short_quote(found.text) + (plain ? "" : " (" + found.rule + ")"));
  }
  std::vector<std::string> texts;
  for (const auto& [text, count] : tally.counts()) {
    if (texts.size() == kMostTexts) {
      texts.push_back(fmt::format("{} more", tally.counts().size() - kMostTexts));
      break;
    }
    texts.push_back(count > 1 ? fmt::format("{} ×{}", text, count) : text);
  }
  return join(texts, ", ");
}

void add_countries(ArticleSheet& sheet, const Article& article, const std::string& locale) {
  std::string_view name = "countries";
  for (const std::string& code : article.countries) {
    const std::string why = evidence_texts(article, code);
    sheet.add(name, printable_field(country_label(code, locale)) + (why.empty() ? "" : ": " + why));
    name = "";
  }
  std::vector<std::string> others;
  for (const std::string& code : article.mentions) {
    const auto& about = article.countries;
    if (std::find(about.begin(), about.end(), code) == about.end()) {
      others.push_back(printable_field(country_label(code, locale)));
    }
  }
  sheet.add("mentions", join(others, ", "));
}

std::string date_line(const Article& article) {
  if (!article.date.known()) return "undated";
  std::string line = article.date.to_iso();
  for (const Evidence& found : article.evidence) {
    if (found.kind != "date" || found.text.empty()) continue;
    line += ", from ";
    if (!found.field.empty()) line += printable_field(found.field) + " ";
    line += short_quote(found.text);
    break;
  }
  return line;
}

std::string source_line(const Article& article, const std::string& locale) {
  const std::string country =
      article.source_country.empty() ? "" : country_label(article.source_country, locale);
  if (article.source.empty() || country.empty()) return printable_field(article.source) + country;
  return fmt::format("{} ({})", printable_field(article.source), country);
}

std::string join_fields(const std::vector<std::string>& values) {
  std::vector<std::string> fields;
  for (const std::string& value : values) fields.push_back(printable_field(value));
  return join(fields, ", ");
}

void add_facts(ArticleSheet& sheet, const Article& article, const std::string& locale) {
  sheet.add("id", article.id);
  sheet.add("date", date_line(article));
  add_countries(sheet, article, locale);
  sheet.add("dates", join_fields(article.mentioned_dates));
  sheet.add("source", source_line(article, locale));
  sheet.add("language", language_label(article.language, locale));
  sheet.add("authors", join_fields(article.authors));
  sheet.add("topics", join_fields(article.topics));
  if (article.url != article.id) sheet.add("url", article.url);
  sheet.add("story", article.story);
  std::string_view name = "also";
  for (const ExtraField& field : article.extra) {
    sheet.add(name,
              fit(printable_field(field.name) + ": " + printable_field(field.value), kLongestText));
    name = "";
  }
}

void add_body(ArticleSheet& sheet, const Article& article) {
  const std::string_view body = article.body;
  for (const Span& paragraph : paragraphs(body)) {
    sheet.add_empty_line();
    sheet.add_block(body.substr(paragraph.begin, paragraph.end - paragraph.begin), Look{});
  }
}

void add_removed(ArticleSheet& sheet, const Article& article) {
  if (article.removed.empty()) return;
  Tally tally;
  for (const Removed& part : article.removed) tally.add(printable_field(part.rule));
  std::vector<std::string> rules;
  for (const auto& [rule, count] : tally.counts()) {
    rules.push_back(count > 1 ? fmt::format("{} ×{}", rule, count) : rule);
  }
  sheet.add_empty_line();
  sheet.add_block(fmt::format("Clean-up removed {}: {}", counted(article.removed.size(), "passage"),
                              join(rules, ", ")),
                  {Style::kDim, Style::kDim, false});
}

// The evidence of one kind in a field, as ranges that are apart.
std::vector<Span> evidence_spans(const Article& article, std::string_view kind,
                                 std::string_view field) {
  std::vector<Span> all;
  for (const Evidence& found : article.evidence) {
    if (found.kind == kind && found.field == field) all.push_back({found.begin, found.end});
  }
  std::sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  std::vector<Span> apart;
  for (const Span& span : all) {
    if (apart.empty() || span.begin >= apart.back().end) apart.push_back(span);
  }
  return apart;
}

// What of some ranges lies in `part`, counted from its beginning.
std::vector<Span> within(const std::vector<Span>& spans, const Span& part) {
  std::vector<Span> inside;
  for (const Span& span : spans) {
    const Span common = {std::max(span.begin, part.begin), std::min(span.end, part.end)};
    if (common.begin < common.end) {
      inside.push_back({common.begin - part.begin, common.end - part.begin});
    }
  }
  return inside;
}

void add_marked_body(ArticleSheet& sheet, const Article& article, const std::vector<Span>& matches,
                     std::vector<std::string>& found) {
  const std::string_view text = article.body;
  const std::vector<Span> countries = evidence_spans(article, "country", "body");
  const std::vector<Span> dates = evidence_spans(article, "date", "body");
  for (const Span& part : paragraphs(text)) {
    sheet.add_empty_line();
    sheet.add_block({text.substr(part.begin, part.end - part.begin),
                     {{Style::kMatch, within(matches, part)},
                      {Style::kCountry, within(countries, part)},
                      {Style::kDate, within(dates, part)}}},
                    found);
  }
}

void add_title(ArticleSheet& sheet, const Article& article) {
  const bool titled = !printable(article.title).text.empty();
  sheet.add_block(titled ? article.title : "(untitled)", {Style::kStrong, Style::kStrong, false});
}

}  // namespace

std::string marked_article_text(const Article& article, const ArticleMarks& marks,
                                std::size_t width, const Painter& painter,
                                const std::string& locale, std::vector<std::string>& found) {
  ArticleSheet sheet(width, painter);
  const Marked title = printable(article.title, marks.title);
  for (const Span& span : title.spans) {
    found.push_back(title.text.substr(span.begin, span.end - span.begin));
  }
  if (title.text.empty()) {
    add_title(sheet, article);
  } else {
    sheet.add_marked(title, {Style::kStrong, Style::kMatch, true});
  }
  sheet.add_empty_line();
  add_facts(sheet, article, locale);
  add_marked_body(sheet, article, marks.body, found);
  add_removed(sheet, article);
  return sheet.take();
}

std::string article_text(const Article& article, std::size_t width, const Painter& painter,
                         const std::string& locale) {
  ArticleSheet sheet(width, painter);
  add_title(sheet, article);
  sheet.add_empty_line();
  add_facts(sheet, article, locale);
  add_body(sheet, article);
  add_removed(sheet, article);
  return sheet.take();
}

}  // namespace dateline
