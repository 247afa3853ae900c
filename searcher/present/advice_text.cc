#include "searcher/present/advice_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr std::size_t kMostAdvice = 6;

void add_filter(std::vector<std::string>& filters, std::string_view name,
                const std::vector<std::string>& values, std::string (*label)(std::string_view)) {
  if (values.empty()) return;
  std::vector<std::string> labels;
  for (const std::string& value : values) labels.push_back(printable_field(label(value)));
  filters.push_back(fmt::format("{} {}", name, join(labels, " or ")));
}

std::string as_given(std::string_view value) { return std::string(value); }

std::string country_name_of(std::string_view code) { return country_label(code); }

std::string language_or_code(std::string_view code) {
  const std::string label = language_label(code);
  return label.empty() ? std::string(code) : label;
}

std::vector<std::string> active_filters(const Filters& filters) {
  std::vector<std::string> active;
  add_filter(active, "country", filters.countries, country_name_of);
  add_filter(active, "mentions", filters.mentions, country_name_of);
  add_filter(active, "source", filters.sources, as_given);
  add_filter(active, "source country", filters.source_countries, country_name_of);
  add_filter(active, "language", filters.languages, language_or_code);
  add_filter(active, "topic", filters.topics, as_given);
  add_filter(active, "author", filters.authors, as_given);
  if (filters.dates.none) {
    active.push_back("undated");
  } else if (filters.dates.bounded()) {
    active.push_back("date " + to_string(filters.dates));
  }
  return active;
}

// The part of an advice; a filter is named as an option.
std::string part_with(const Advice& advice, std::string_view mark) {
  const std::string part = printable_field(advice.part);
  if (!part.starts_with(kOptionMark)) return part;
  return std::string(mark) + part.substr(kOptionMark.size());
}

std::string advice_part(const Advice& advice, std::string_view mark) {
  switch (advice.kind) {
    case Advice::Kind::kFilters:
      return "without any filter";
    case Advice::Kind::kPlainWords:
      return "as plain words (" + printable_field(advice.query) + ")";
    case Advice::Kind::kAnyWord:
      return fmt::format("any of the words ({}match any)", mark);
    case Advice::Kind::kWord:
      if (advice.part.find('"') == std::string::npos) {
        return "without '" + printable_field(advice.part) + "'";
      }
      [[fallthrough]];
    default:
      return "without " + part_with(advice, mark);
  }
}

// "Without country:AL: 12 · without 'foo': 30"
std::string counted_advice(const std::vector<Advice>& advice, std::string_view mark) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(advice.size(), kMostAdvice); ++i) {
    parts.push_back(advice_part(advice[i], mark) + ": " + grouped(advice[i].total));
  }
  std::string line = join(parts, kBetweenFacts);
  if (!line.empty() && line.front() >= 'a') line.front() -= 'a' - 'A';
  return line;
}

// Where nothing was counted that helps.
void add_hints(const Response& response, const Request& request, std::size_t filters,
               std::string_view mark, std::vector<std::string>& lines) {
  if (filters > 0) {
    lines.push_back(filters == 1 ? "Try again without this filter."
                                 : "Try again without one of these filters.");
  }
  if (request.match == Match::kAll && !response.query.empty()) {
    lines.push_back(
        fmt::format("With {}match any, an article need not have all of the words.", mark));
  }
  if (lines.empty() && !response.query.empty() && !response.suggestion) {
    lines.push_back("Try fewer words, or other ones.");
  }
}

}  // namespace

std::string suggestion_text(const Response& response, std::size_t width, const Painter& painter) {
  std::string out;
  if (!response.suggestion) return out;
  static constexpr std::string_view kAsk = "Did you mean: ";
  Marked line =
      printable(fmt::format("{}{} ({})", kAsk, printable_field(response.suggestion->query),
                            counted(response.suggestion->total, "article")));
  line.spans = {{0, kAsk.size() - 1}};
  append_hanging(out, line, std::min(width, kWidestProse), {Style::kPlain, Style::kNote, false},
                 painter);
  return out;
}

std::string advice_text(const Response& response, const Request& request, std::size_t width,
                        const Painter& painter, std::string_view mark) {
  const std::vector<std::string> filters = active_filters(request.filters);
  std::vector<std::string> lines;
  if (!filters.empty()) lines.push_back("Filters: " + join(filters, kBetweenFacts));
  if (response.advice.empty()) {
    add_hints(response, request, filters.size(), mark, lines);
  } else {
    lines.push_back(counted_advice(response.advice, mark));
  }
  std::string out;
  for (const std::string& line : lines) {
    append_hanging(out, printable(line), std::min(width, kWidestProse), Look{}, painter);
  }
  return out;
}

}  // namespace dateline
