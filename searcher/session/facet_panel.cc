#include "searcher/session/facet_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/text/width.h"
#include "searcher/engine/facet_table.h"
#include "searcher/present/facet_bars.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/present/timeline.h"

namespace dateline {
namespace {

constexpr std::size_t kNameWidth = 10;
constexpr std::size_t kMostBars = 60;
constexpr std::size_t kPanelValues = 6;
constexpr const char* kSeparator = " · ";

std::string label_of(const FacetValue& value) {
  const std::string label = printable_field(value.label.empty() ? value.value : value.label);
  return label.empty() ? "(none)" : label;
}

// Articles are counted where stories are shown.
std::string note(const Response& response, const Painter& painter) {
  if (response.stories.value_or(response.total) == response.total) return "";
  return painter(Style::kDim, "Articles by") + '\n';
}

std::string facet_line(const FacetResult& facet, std::size_t width, const Painter& painter) {
  const std::string name = fit(info(facet.facet).heading, kNameWidth - 1);
  std::string line = painter(Style::kStrong, name);
  line.append(kNameWidth - display_width(name), ' ');
  std::size_t used = kNameWidth;
  std::size_t shown = 0;
  for (const FacetValue& value : facet.values) {
    const std::string number = std::to_string(shown + 1) + " ";
    const std::string label = (value.selected ? "✓ " : "") + label_of(value);
    const std::string count = " " + grouped(value.count);
    const std::string gap = shown == 0 ? "" : kSeparator;
    // "· +12" may have to stand after the last one.
    const std::size_t room = width - std::min(width, used + 2 * display_width(kSeparator) + 3);
    std::size_t columns = display_width(number) + display_width(label) + display_width(count);
    std::string text = label;
    if (columns > room && shown == 0) {
      const std::size_t rest = columns - display_width(label);
      text = fit(label, room > rest ? room - rest : 1);
      columns = rest + display_width(text);
    } else if (columns > room) {
      break;
    }
    line += painter(Style::kDim, gap + number) +
            painter(value.selected ? Style::kSelected : Style::kPlain, text) +
            painter(Style::kBar, count);
    used += display_width(gap) + columns;
    ++shown;
  }
  if (shown < facet.distinct) {
    line += painter(Style::kDim, fmt::format("{}+{}", kSeparator, facet.distinct - shown));
  }
  return line + '\n';
}

// "2022-07-25 to 2022-09-08, most in 2022-09-08: 3"
std::string span_text(const FacetResult& dates, std::size_t columns) {
  const FacetValue& peak =
      *std::max_element(dates.values.begin(), dates.values.end(),
                        [](const FacetValue& a, const FacetValue& b) { return a.count < b.count; });
  const std::string& first = dates.values.front().value;
  const std::string& last = dates.values.back().value;
  if (dates.values.size() == 1) return fit(first + ": " + grouped(peak.count), columns);
  const std::string span = fmt::format("{} to {}", first, last);
  const std::string most = fmt::format(", most in {}: {}", peak.value, grouped(peak.count));
  return fit(span.size() + most.size() <= columns ? span + most : span, columns);
}

// The timeline beside its span, as far as both fit.
std::string date_line(const FacetResult& dates, std::size_t columns, const Painter& painter) {
  constexpr std::size_t kLeastText = 24;
  const std::string bars =
      columns > 2 * kLeastText ? small_bars(dates, std::min(kMostBars, columns - kLeastText)) : "";
  if (bars.empty()) return painter(Style::kDim, span_text(dates, columns));
  const std::size_t room = columns - display_width(bars) - 1;
  return painter(Style::kBar, bars) + " " + painter(Style::kDim, span_text(dates, room));
}

}  // namespace

std::string facet_lines(const Response& response, std::size_t width, const Painter& painter) {
  std::string out;
  for (const FacetResult& facet : response.facets) {
    if (facet.values.empty()) continue;
    if (!is_timeline(facet.facet)) {
      out += facet_line(facet, width, painter);
      continue;
    }
    std::string name(info(facet.facet).heading);
    const std::size_t named = display_width(name);
    out += painter(Style::kStrong, name) + std::string(kNameWidth - named, ' ') +
           date_line(facet, width - kNameWidth, painter) + '\n';
  }
  return out.empty() ? out : note(response, painter) + out;
}

std::string facet_panel(const Response& response, std::size_t width, const Painter& painter) {
  std::string out = note(response, painter);
  for (FacetResult facet : response.facets) {
    if (facet.values.empty()) continue;
    if (is_timeline(facet.facet)) {
      out += painter(Style::kStrong, info(facet.facet).heading) + '\n' +
             painter(Style::kBar, small_bars(facet, width)) + '\n' +
             painter(Style::kDim, span_text(facet, width)) + "\n\n";
      continue;
    }
    if (facet.values.size() > kPanelValues) facet.values.resize(kPanelValues);
    out += facet_blocks({facet}, width, painter, true) + '\n';
  }
  return out;
}

}  // namespace dateline
