#include "searcher/present/facet_bars.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "common/text/width.h"
#include "searcher/engine/facet_table.h"
#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr std::size_t kNarrowest = 22;  // columns of a block, where the width allows as much
constexpr std::size_t kWidest = 40;
constexpr std::size_t kGap = 3;  // between blocks
constexpr std::size_t kShortestLabel = 8;
constexpr std::size_t kShortestBar = 4;
constexpr std::size_t kLongestFacetBar = 20;
constexpr std::string_view kSelectedMark = "✓ ";
constexpr std::size_t kMarkWidth = 2;

// A painted line and the columns it takes, which painting hides.
struct Cell {
  std::string text;
  std::size_t width = 0;

  void add(const Painter& painter, Style style, std::string_view part) {
    text += painter(style, part);
    width += display_width(part);
  }
  void pad_to(std::size_t columns) {
    if (width >= columns) return;
    text.append(columns - width, ' ');
    width = columns;
  }
};

using Block = std::vector<Cell>;

std::string label_of(const FacetValue& value) {
  std::string label = printable_field(value.label.empty() ? value.value : value.label);
  return label.empty() ? "(none)" : label;
}

// Columns of the numbers and the blank after them.
std::size_t number_width(const FacetResult& facet, bool numbered) {
  return numbered ? std::to_string(facet.values.size()).size() + 1 : 0;
}

Block block_of(const FacetResult& facet, std::size_t width, const Painter& painter, bool numbered) {
  const std::size_t numbers = number_width(facet, numbered);
  std::size_t label_width = 0;
  std::size_t count_width = 0;
  std::uint64_t largest = 0;
  for (const FacetValue& value : facet.values) {
    label_width = std::max(label_width, display_width(label_of(value)));
    count_width = std::max(count_width, grouped(value.count).size());
    largest = std::max(largest, value.count);
  }
  // Columns: number, mark, label, space, bar, space, count. The bar gives way first, then the
  // label.
  const std::size_t fixed = numbers + kMarkWidth + 1 + count_width;
  const std::size_t room = width > fixed ? width - fixed : 0;
  label_width = std::min(label_width, room > kShortestBar + 1 ? room - kShortestBar - 1 : room);
  const std::size_t rest = room - label_width;
  const std::size_t bar_width = rest > 1 ? std::min(rest - 1, kLongestFacetBar) : 0;

  Block block;
  block.emplace_back().add(painter, Style::kStrong, fit(info(facet.facet).heading, width));
  for (const FacetValue& value : facet.values) {
    Cell& cell = block.emplace_back();
    if (numbered) {
      cell.add(painter, Style::kDim, fmt::format("{:>{}} ", block.size() - 1, numbers - 1));
    }
    const Style style = value.selected ? Style::kSelected : Style::kPlain;
    cell.add(painter, style, value.selected ? kSelectedMark : "  ");
    cell.add(painter, style, fit(label_of(value), label_width));
    cell.pad_to(numbers + kMarkWidth + label_width);
    if (bar_width > 0) {
      cell.add(painter, Style::kPlain, " ");
      cell.add(painter, Style::kBar, bar(value.count, largest, bar_width));
      cell.pad_to(numbers + kMarkWidth + label_width + 1 + bar_width);
    }
    cell.add(painter, Style::kPlain, fmt::format(" {:>{}}", grouped(value.count), count_width));
  }
  if (facet.distinct > facet.values.size()) {
    const std::string more = grouped(facet.distinct - facet.values.size()) + " more";
    block.emplace_back().add(painter, Style::kDim, fit("  " + more, width));
  }
  return block;
}

// Columns that every block needs at least: counts are never cut, labels may be.
std::size_t narrowest_block(const std::vector<const FacetResult*>& facets, bool numbered) {
  std::size_t count_width = 0;
  std::size_t numbers = 0;
  for (const FacetResult* facet : facets) {
    numbers = std::max(numbers, number_width(*facet, numbered));
    for (const FacetValue& value : facet->values) {
      count_width = std::max(count_width, grouped(value.count).size());
    }
  }
  return numbers +
         std::max(kNarrowest, kMarkWidth + kShortestLabel + 1 + kShortestBar + 1 + count_width);
}

// The blocks next to each other, each `width` columns wide.
void append_row(std::string& out, const std::vector<Block>& blocks, std::size_t width) {
  std::size_t height = 0;
  for (const Block& block : blocks) height = std::max(height, block.size());
  for (std::size_t y = 0; y < height; ++y) {
    Cell line;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (y >= blocks[i].size()) continue;
      line.pad_to(i * (width + kGap));
      line.text += blocks[i][y].text;
      line.width += blocks[i][y].width;
    }
    out += line.text;
    out += '\n';
  }
}

}  // namespace

std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t columns) {
  static constexpr std::array<std::string_view, 8> kPart = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0 || largest == 0) return "";
  const double share = std::min(1.0, static_cast<double>(count) / static_cast<double>(largest));
  const auto eighths = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(share * static_cast<double>(columns) * 8)));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  text += kPart[eighths % 8];
  return text;
}

std::string facet_blocks(const std::vector<FacetResult>& facets, std::size_t width,
                         const Painter& painter, bool numbered) {
  std::vector<const FacetResult*> shown;
  for (const FacetResult& facet : facets) {
    if (!is_timeline(facet.facet) && !facet.values.empty()) shown.push_back(&facet);
  }
  if (shown.empty()) return "";
  const std::size_t narrowest = narrowest_block(shown, numbered);
  const std::size_t fitting =
      std::clamp<std::size_t>((width + kGap) / (narrowest + kGap), 1, shown.size());
  const std::size_t rows = (shown.size() + fitting - 1) / fitting;
  const std::size_t per_row = (shown.size() + rows - 1) / rows;
  const std::size_t block_width =
      std::min(std::max(kWidest, narrowest), (width - kGap * (per_row - 1)) / per_row);
  std::string out;
  for (std::size_t first = 0; first < shown.size(); first += per_row) {
    if (first > 0) out += '\n';
    std::vector<Block> blocks;
    for (std::size_t i = first; i < std::min(first + per_row, shown.size()); ++i) {
      blocks.push_back(block_of(*shown[i], block_width, painter, numbered));
    }
    append_row(out, blocks, block_width);
  }
  return out;
}

}  // namespace dateline
