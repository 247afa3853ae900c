#include "searcher/present/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "common/text/width.h"
#include "searcher/present/facet_bars.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr std::size_t kMostRows = 24;
constexpr std::size_t kFewValues = 12;  // as rows even where they lie far apart
constexpr std::size_t kMarginWidth = 2;
constexpr std::size_t kLongestPeriodBar = 40;
constexpr std::size_t kChartHeight = 3;
constexpr std::size_t kWidestColumn = 3;  // terminal columns of one interval in the chart

std::optional<int> digits(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// The number of an interval on a line without gaps; nullopt for labels of another precision.
std::optional<std::int64_t> interval_number(std::string_view label, DateInterval interval) {
  const std::size_t length = interval == DateInterval::kDay     ? 10
                             : interval == DateInterval::kMonth ? 7
                                                                : 4;
  if (label.size() != length) return std::nullopt;
  const auto year = digits(label.substr(0, 4));
  if (!year) return std::nullopt;
  if (interval == DateInterval::kYear) return *year;
  const auto month = digits(label.substr(5, 2));
  if (!month || *month < 1 || *month > 12 || label[4] != '-') return std::nullopt;
  if (interval == DateInterval::kMonth) return std::int64_t{*year} * 12 + *month - 1;
  const auto day = digits(label.substr(8, 2));
  if (!day || label[7] != '-') return std::nullopt;
  const Date date = make_date(*year, *month, *day);
  if (!date.known()) return std::nullopt;
  return date.day;
}

std::string interval_label(std::int64_t number, DateInterval interval) {
  if (interval == DateInterval::kYear) return fmt::format("{:04}", number);
  if (interval == DateInterval::kMonth) {
    return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1);
  }
  const CivilDay day = civil(static_cast<Day>(number));
  return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

struct Point {
  std::int64_t number;
  const FacetValue* value;
};

// The values known to the interval, ascending.
std::vector<Point> points_of(const FacetResult& dates) {
  std::vector<Point> points;
  for (const FacetValue& value : dates.values) {
    if (const auto number = interval_number(value.value, dates.interval)) {
      points.push_back({*number, &value});
    }
  }
  std::sort(points.begin(), points.end(),
            [](const Point& a, const Point& b) { return a.number < b.number; });
  return points;
}

struct PeriodRow {
  std::string label;
  std::uint64_t count = 0;
  bool selected = false;
  bool gap = false;
};

// One line a value; missing intervals become rows of count 0 with `fill`, else one gap row.
std::vector<PeriodRow> rows_of(const FacetResult& dates, DateInterval interval, bool fill) {
  std::vector<PeriodRow> rows;
  std::optional<std::int64_t> last;
  for (const FacetValue& value : dates.values) {
    const auto number = interval_number(value.value, interval);
    if (number && last && *number > *last + 1) {
      if (fill) {
        for (std::int64_t i = *last + 1; i < *number; ++i) {
          rows.push_back({interval_label(i, interval), 0, false, false});
        }
      } else {
        rows.push_back({"", 0, false, true});
      }
    }
    if (number) last = number;
    rows.push_back({printable_field(value.value), value.count, value.selected, false});
  }
  return rows;
}

std::string bar_rows(const std::vector<PeriodRow>& rows, std::size_t width,
                     const Painter& painter) {
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  std::uint64_t largest = 0;
  for (const PeriodRow& row : rows) {
    label_width = std::max(label_width, display_width(row.label));
    count_width = std::max(count_width, grouped(row.count).size());
    largest = std::max(largest, row.count);
  }
  const std::size_t fixed = kMarginWidth + 1 + count_width + 1;
  label_width = std::min(label_width, width > fixed ? width - fixed : 1);
  const std::size_t used = fixed + label_width;
  const std::size_t bar_width = std::min(kLongestPeriodBar, width > used ? width - used : 0);
  std::string out;
  for (const PeriodRow& row : rows) {
    if (row.gap) {
      out += "  " + painter(Style::kDim, "⋮") + '\n';
      continue;
    }
    const Style style = row.selected ? Style::kSelected : Style::kPlain;
    const std::string label = fit(row.label, label_width);
    out += painter(style, (row.selected ? "✓ " : "  ") + label);
    out.append(label_width - std::min(label_width, display_width(label)), ' ');
    const std::string count = fmt::format(" {:>{}}", grouped(row.count), count_width);
    out += row.count > 0 ? count : painter(Style::kDim, count);
    const std::string drawn = bar(row.count, largest, bar_width);
    if (!drawn.empty()) out += ' ' + painter(Style::kBar, drawn);
    out += '\n';
  }
  return out;
}

// The articles of each chart column, left to right; every column stands for `per_column` intervals.
std::vector<std::uint64_t> columns_of(const std::vector<Point>& points, std::size_t count,
                                      std::int64_t per_column) {
  std::vector<std::uint64_t> columns(count);
  for (const Point& point : points) {
    const std::int64_t offset = point.number - points.front().number;
    columns[static_cast<std::size_t>(offset / per_column)] += point.value->count;
  }
  return columns;
}

std::string chart(const std::vector<Point>& points, DateInterval interval, std::size_t width,
                  const Painter& painter) {
  static constexpr std::array<std::string_view, 9> kLevel = {" ", "▁", "▂", "▃", "▄",
                                                             "▅", "▆", "▇", "█"};
  const std::int64_t intervals = points.back().number - points.front().number + 1;
  const auto room = static_cast<std::int64_t>(width - kMarginWidth);
  const std::int64_t per_column = (intervals + room - 1) / room;
  const auto count = static_cast<std::size_t>((intervals + per_column - 1) / per_column);
  const std::size_t columns = std::min(kWidestColumn, (width - kMarginWidth) / count);
  const std::vector<std::uint64_t> buckets = columns_of(points, count, per_column);
  const std::uint64_t largest =
      std::max<std::uint64_t>(1, *std::max_element(buckets.begin(), buckets.end()));
  std::string out;
  for (std::size_t y = kChartHeight; y-- > 0;) {
    std::string line;
    for (const std::uint64_t bucket : buckets) {
      const double share = static_cast<double>(bucket) / static_cast<double>(largest);
      auto eighths = static_cast<std::size_t>(std::lround(share * kChartHeight * 8));
      if (bucket > 0) eighths = std::max<std::size_t>(eighths, 1);
      const std::size_t level = eighths > y * 8 ? std::min<std::size_t>(eighths - y * 8, 8) : 0;
      for (std::size_t i = 0; i < columns; ++i) line += kLevel[level];
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += "  " + painter(Style::kBar, line) + '\n';
  }
  const std::string first = interval_label(points.front().number, interval);
  const std::string last = interval_label(points.back().number, interval);
  std::string axis = "  " + first;
  const std::size_t drawn = count * columns;
  axis.append(drawn > first.size() + last.size() ? drawn - first.size() - last.size() : 1, ' ');
  out += painter(Style::kDim, axis + last) + '\n';
  return out;
}

std::string below_chart(const std::vector<Point>& points, const std::vector<PeriodRow>& others,
                        std::size_t width, const Painter& painter) {
  const Point& peak = *std::max_element(
      points.begin(), points.end(),
      [](const Point& a, const Point& b) { return a.value->count < b.value->count; });
  std::string text = "most in " + peak.value->value + ": " + grouped(peak.value->count);
  for (const PeriodRow& row : others) text += " · only " + row.label + ": " + grouped(row.count);
  std::string out;
  append_lines(out,
               wrap_marked(printable(text), width - kMarginWidth, {Style::kDim, Style::kDim, false},
                           painter),
               "  ", kMarginWidth);
  return out;
}

std::string_view interval_name(DateInterval interval) {
  switch (interval) {
    case DateInterval::kDay:
      return "day";
    case DateInterval::kMonth:
      return "month";
    case DateInterval::kYear:
      return "year";
  }
  return "";
}

}  // namespace

std::string small_bars(const FacetResult& dates, std::size_t columns) {
  static constexpr std::array<std::string_view, 8> kLevel = {"▁", "▂", "▃", "▄",
                                                             "▅", "▆", "▇", "█"};
  const std::vector<Point> points = points_of(dates);
  if (points.empty() || columns == 0) return "";
  const std::int64_t intervals = points.back().number - points.front().number + 1;
  const auto room = static_cast<std::int64_t>(columns);
  const std::int64_t per_column = (intervals + room - 1) / room;
  const std::vector<std::uint64_t> buckets = columns_of(
      points, static_cast<std::size_t>((intervals + per_column - 1) / per_column), per_column);
  const std::uint64_t largest =
      std::max<std::uint64_t>(1, *std::max_element(buckets.begin(), buckets.end()));
  const std::size_t wide = std::min(kWidestColumn, columns / buckets.size());
  std::string bars;
  for (const std::uint64_t bucket : buckets) {
    for (std::size_t i = 0; i < wide; ++i) {
      bars += bucket == 0 ? " " : kLevel[(bucket * kLevel.size() - 1) / largest];
    }
  }
  return bars;
}

std::string timeline(const FacetResult& dates, std::uint64_t undated, std::size_t width,
                     const Painter& painter) {
  const DateInterval interval = dates.interval;
  if (dates.values.empty() && undated == 0) return "";
  const std::vector<Point> points = points_of(dates);
  std::vector<PeriodRow> others;
  for (const FacetValue& value : dates.values) {
    if (!interval_number(value.value, interval)) {
      others.push_back({printable_field(value.value), value.count, value.selected, false});
    }
  }
  const std::int64_t span = points.empty() ? 0 : points.back().number - points.front().number + 1;
  std::string out = painter(Style::kStrong, "Date");
  if (!points.empty()) {
    out += painter(Style::kDim, fmt::format(" by {}", interval_name(interval)));
  }
  out += '\n';
  const bool fill =
      span + static_cast<std::int64_t>(others.size()) <= static_cast<std::int64_t>(kMostRows);
  if (fill || dates.values.size() <= kFewValues) {
    out += bar_rows(rows_of(dates, interval, fill), width, painter);
  } else if (points.empty()) {
    out += bar_rows(others, width, painter);
  } else {
    out += chart(points, interval, width, painter);
    out += below_chart(points, others, width, painter);
  }
  if (dates.distinct > dates.values.size()) {
    const std::uint64_t earlier = dates.distinct - dates.values.size();
    out += painter(Style::kDim, "  earlier: " + counted(earlier, interval_name(interval))) + '\n';
  }
  if (undated > 0) out += painter(Style::kDim, "  undated " + grouped(undated)) + '\n';
  return out;
}

}  // namespace dateline
