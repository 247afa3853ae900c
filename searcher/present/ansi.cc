#include "searcher/present/ansi.h"

namespace dateline {
namespace {

// Only the eight basic colours and attributes, which every terminal theme keeps readable on its own
// background.
const char* sgr(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kStrong:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kMatch:
      return "\x1b[1;31m";
    case Style::kBar:
      return "\x1b[36m";
    case Style::kSelected:
      return "\x1b[1;32m";
    case Style::kCountry:
      return "\x1b[4;32m";
    case Style::kDate:
      return "\x1b[4;35m";
    case Style::kNote:
      return "\x1b[36m";
    case Style::kWarning:
      return "\x1b[33m";
  }
  return "";
}

}  // namespace

std::string Painter::operator()(Style style, std::string_view text) const {
  if (!color_ || style == Style::kPlain || text.empty()) return std::string(text);
  std::string painted = sgr(style);
  painted += text;
  painted += "\x1b[0m";
  return painted;
}

}  // namespace dateline
