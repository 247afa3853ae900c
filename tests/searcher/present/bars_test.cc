#include <string>
#include <vector>

#include "common/text/width.h"
#include "searcher/present/facet_bars.h"
#include "searcher/present/timeline.h"
#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

namespace dateline::present_test {
namespace {

FacetResult dates(const std::vector<std::pair<std::string, std::uint64_t>>& counts,
                  DateInterval interval = DateInterval::kMonth) {
  FacetResult result{Facet::kDate, {}, counts.size(), interval};
  for (const auto& [value, count] : counts) result.values.push_back({value, value, count, false});
  return result;
}

TEST_CASE("bar: eighths of a column") {
  CHECK(bar(0, 10, 4).empty());
  CHECK(bar(10, 10, 4) == "████");
  CHECK(bar(5, 10, 4) == "██");
  CHECK(bar(1, 8, 1) == "▏");
  CHECK(bar(7, 8, 1) == "▉");
  CHECK(bar(1, 1000000, 4) == "▏");
  CHECK(bar(20, 10, 4) == "████");
  CHECK(bar(3, 0, 4).empty());
}

TEST_CASE("facets: selected values are marked and what is left out is counted") {
  const std::string text = facet_blocks(sample_response().facets, 40, plain());
  CHECK(contains(text, "✓ Albania "));
  CHECK(contains(text, "  Iran "));
  CHECK(contains(text, "  33 more"));
  CHECK(!contains(text, "2022"));
}

TEST_CASE("facets: as many blocks side by side as the width allows") {
  const auto facets = sample_response().facets;
  const auto headings = [&](std::size_t width) {
    return lines_of(facet_blocks(facets, width, plain())).front();
  };
  CHECK(headings(40) == "Country");
  CHECK(contains(headings(80), "Language"));
  CHECK(facet_blocks({}, 80, plain()).empty());
  CHECK(facet_blocks({dates({{"2022", 1}})}, 80, plain()).empty());
}

TEST_CASE("facets: huge counts and long labels fit") {
  const FacetResult facet{
      Facet::kTopic,
      {{"t", std::string(300, 'x'), ~std::uint64_t{0}, true}, {"", "", 0, false}},
      2};
  for (std::size_t width = 30; width <= 200; ++width) {
    CAPTURE(width);
    for (const std::string& line : lines_of(facet_blocks({facet, facet, facet}, width, plain()))) {
      CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("timeline: intervals without articles are shown") {
  const std::string text = timeline(dates({{"2021-11", 4}, {"2022-02", 8}}), 0, 40, plain());
  CHECK(lines_of(text).size() == 5);
  CHECK(contains(text, "  2021-12 0\n  2022-01 0\n"));
  CHECK(timeline(dates({}), 0, 40, plain()).empty());
  CHECK(contains(timeline(dates({}), 5, 40, plain()), "undated 5"));
}

TEST_CASE("timeline: days run over the ends of months") {
  const std::string text =
      timeline(dates({{"2024-02-28", 1}, {"2024-03-01", 1}}, DateInterval::kDay), 0, 40, plain());
  CHECK(contains(text, "2024-02-29 0"));
}

TEST_CASE("timeline: few values far apart have a gap between them") {
  const std::string text =
      timeline(dates({{"1916", 1}, {"2022", 8}}, DateInterval::kYear), 0, 40, plain());
  CHECK(lines_of(text).size() == 4);
  CHECK(contains(text, "⋮"));
}

TEST_CASE("timeline: many intervals become a chart that keeps the span and the peak") {
  std::vector<std::pair<std::string, std::uint64_t>> counts = {{"1950", 7}};
  for (int year = 1950; year < 2020; ++year) {
    counts.emplace_back(std::to_string(year) + "-06", year == 1999 ? 900 : 10);
  }
  for (const std::size_t width : {40, 80, 200}) {
    CAPTURE(width);
    const std::string text = timeline(dates(counts), 2, width, plain());
    const auto lines = lines_of(text);
    CHECK(lines.size() == 7);
    CHECK(contains(text, "  1950-06 "));
    CHECK(contains(text, " 2019-06\n"));
    CHECK(contains(text, "most in 1999-06: 900 · only 1950: 7"));
    CHECK(contains(text, "undated 2"));
    for (const std::string& line : lines) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("timeline: an even flow makes an even chart at any width") {
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  for (int year = 1801; year <= 2000; ++year) counts.emplace_back(std::to_string(year), 5);
  for (const std::size_t width : {42, 52, 102, 200}) {
    CAPTURE(width);
    const auto lines = lines_of(timeline(dates(counts, DateInterval::kYear), 0, width, plain()));
    // All columns stand for as many years; where the last stands for fewer, it alone is lower.
    for (const char* lower : {"▁", "▂", "▃", "▄", "▅", "▆", "▇"}) {
      const std::size_t at = lines[1].find(lower);
      CHECK((at == std::string::npos || at + 3 == lines[1].size()));
    }
    CHECK(display_width(lines[1]) > width / 2);
  }
}

TEST_CASE("timeline: intervals that were left out are counted") {
  FacetResult months = dates({{"2022-08", 1}, {"2022-09", 2}});
  CHECK(!contains(timeline(months, 0, 40, plain()), "earlier"));
  months.distinct = 14;
  CHECK(contains(timeline(months, 3, 40, plain()), "  earlier: 12 months\n  undated 3\n"));
}

TEST_CASE("timeline: labels of any shape are taken") {
  auto odd = dates({{"", 1},
                    {"2022-13", 2},
                    {"20x2-01", 3},
                    {"2022-02-31", 4},
                    {"9999-12", 5},
                    {"0001-01", 6},
                    {"\x1b[2J", 7}});
  for (const auto interval : {DateInterval::kDay, DateInterval::kMonth, DateInterval::kYear}) {
    odd.interval = interval;
    const std::string text = timeline(odd, 0, 30, plain());
    CHECK(!contains(text, "\x1b"));
    for (const std::string& line : lines_of(text)) CHECK(display_width(line) <= 30);
  }
}

}  // namespace
}  // namespace dateline::present_test
