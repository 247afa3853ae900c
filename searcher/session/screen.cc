#include "searcher/session/screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/text/width.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"
#include "searcher/present/text.h"
#include "searcher/session/facet_panel.h"

namespace dateline {
namespace {

constexpr std::size_t kGap = 3;
constexpr std::size_t kPanelWidth = 32;
constexpr std::size_t kWidestPanel = 44;
constexpr std::size_t kLinesOfHit = 5;
constexpr std::string_view kLeftToRightMark = "\xe2\x80\x8e";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// What is paged through: articles, or stories when they are collapsed.
std::string paging(const Response& response, const Request& request, const Painter& painter) {
  const std::uint64_t listed = response.stories.value_or(response.total);
  if (response.total == 0) return "";
  std::string line;
  if (response.hits.empty()) {
    line = fmt::format("Last page: .page {}", (listed + request.limit - 1) / request.limit);
  } else {
    const std::uint64_t last = response.hits.back().rank;
    if (last >= listed && request.offset == 0) return "";
    line = fmt::format("{} to {} of {}", grouped(response.hits.front().rank), grouped(last),
                       grouped(listed));
    if (last < listed) line += " · .next";
    if (request.offset > 0) line += " · .prev";
  }
  return painter(Style::kDim, line) + "\n";
}

std::string hits_text(const Response& response, const Request& request, std::size_t width,
                      const Painter& painter) {
  std::string out;
  const Page page = page_of(request, response.hits.size());
  const std::size_t rank_width = std::to_string(page.last()).size();
  for (const Hit& hit : response.hits) {
    out += '\n' + hit_text(hit, rank_width, width, painter, request.locale, Handles::kNumbers);
  }
  const std::string more = paging(response, request, painter);
  return more.empty() ? out : out + '\n' + more;
}

}  // namespace

std::size_t painted_width(std::string_view line) {
  std::string plain;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\x1b') {
      i = std::min(line.find('m', i), line.size() - 1);
    } else {
      plain += line[i];
    }
  }
  return display_width(plain);
}

std::string side_by_side(const std::string& left, const std::string& right, std::size_t column) {
  const std::vector<std::string_view> a = lines_of(left);
  const std::vector<std::string_view> b = lines_of(right);
  std::string out;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string_view line = i < a.size() ? a[i] : std::string_view();
    const bool beside = i < b.size() && !b[i].empty();
    // Terminals that reorder take the line as one text.
    if (beside && has_right_to_left(line)) out += kLeftToRightMark;
    out += line;
    if (beside) {
      const std::size_t width = painted_width(line);
      out.append(column > width ? column - width : 1, ' ');
      out += b[i];
    }
    out += '\n';
  }
  return out;
}

std::string screen_text(const Response& response, const Request& request, std::size_t width,
                        const Painter& painter) {
  const Page page = page_of(request, response.hits.size());
  std::string out = text_head(response, request, page, width, painter, nullptr, ".");
  const bool beside = width >= kWideScreen && !response.facets.empty() && !response.hits.empty();
  if (!beside) {
    out += hits_text(response, request, width, painter);
    const std::string facets = facet_lines(response, width, painter);
    if (!facets.empty()) out += '\n' + facets;
    return out;
  }
  const std::size_t left = std::min(width - kGap - kPanelWidth, kWidestProse);
  const std::size_t right = std::min(width - left - kGap, kWidestPanel);
  return out + side_by_side(hits_text(response, request, left, painter),
                            "\n" + facet_panel(response, right, painter), left + kGap);
}

std::size_t page_size(std::size_t rows) {
  return std::clamp<std::size_t>(rows / kLinesOfHit, 4, 10);
}

}  // namespace dateline
