#include "searcher/present/why_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "searcher/engine/why.h"
#include "searcher/present/explanation_text.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr std::size_t kMostPassages = 8;  // for one value
constexpr std::size_t kPassageIndent = 2;
constexpr Look kPassage = {Style::kPlain, Style::kMatch, true};
constexpr Look kHeading = {Style::kStrong, Style::kStrong, false};
constexpr Look kQuietLook = {Style::kDim, Style::kDim, false};

class WhySheet {
 public:
  WhySheet(std::size_t width, const Painter& painter)
      : width_(std::min(width, kWidestProse)), painter_(painter) {}

  void add(const Marked& text, const Look& look, std::size_t indent = 0) {
    append_lines(out_, wrap_marked(text, width_ - indent, look, painter_), std::string(indent, ' '),
                 indent);
  }
  void add_empty_line() { out_ += '\n'; }

  // A value and the passages that it was read from.
  void add_value(const std::string& heading, const std::vector<Reason>& reasons) {
    add_empty_line();
    add(printable(heading), kHeading);
    if (reasons.empty())
      add(printable("given by the input, or derived without a record"), kQuietLook, kPassageIndent);
    for (std::size_t i = 0; i < std::min(reasons.size(), kMostPassages); ++i) {
      const Reason& reason = reasons[i];
      std::vector<std::string> facts = {printable_field(reason.field)};
      for (const std::string& rule : reason.rules) facts.push_back(printable_field(rule));
      const Marked passage = printable(reason.text, reason.highlights);
      if (!passage.text.empty()) add(passage, kPassage, kPassageIndent);
      add(printable(join(facts, kBetweenFacts)), kQuietLook, kPassageIndent);
    }
    if (reasons.size() > kMostPassages) {
      add(printable(fmt::format("and {}; --format json has all",
                                counted(reasons.size() - kMostPassages, "passage"))),
          kQuietLook, kPassageIndent);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  std::size_t width_;
  const Painter& painter_;
  std::string out_;
};

std::string country_heading(std::string_view relation, const std::string& code) {
  return fmt::format("{} {} ({})", relation, printable_field(country_label(code)),
                     printable_field(code));
}

void add_query(WhySheet& sheet, const Response& judged) {
  sheet.add_empty_line();
  sheet.add(printable("Query " + judged.interpreted), kHeading);
  if (judged.hits.empty()) {
    sheet.add(printable("The article does not match it."), Look{}, kPassageIndent);
    return;
  }
  for (const std::string& line : explanation_lines(judged.hits.front())) {
    sheet.add(printable(line), Look{}, kPassageIndent);
  }
}

}  // namespace

std::string why_text(const Article& article, const Response* judged, std::size_t width,
                     const Painter& painter) {
  WhySheet sheet(width, painter);
  const Marked title = printable(article.title);
  sheet.add(title.text.empty() ? printable("(untitled)") : title, kHeading);
  sheet.add(printable(article.id), kQuietLook);
  for (const std::string& code : article.countries) {
    sheet.add_value(country_heading("About", code), reasons(article, "country", code));
  }
  for (const std::string& code : article.mentions) {
    const auto& about = article.countries;
    if (std::find(about.begin(), about.end(), code) != about.end()) continue;
    sheet.add_value(country_heading("Names", code), reasons(article, "country", code));
  }
  const std::string date = article.date.to_string();
  sheet.add_value(date.empty() ? "Undated" : "Printed " + date, reasons(article, "date", date));
  sheet.add_value("Language " + language_label(article.language),
                  reasons(article, "language", article.language));
  if (judged != nullptr) add_query(sheet, *judged);
  return sheet.take();
}

}  // namespace dateline
