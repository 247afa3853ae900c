#pragma once

#include <string>
#include <string_view>

namespace dateline {

// What a piece of text is, for its look on a terminal.
enum class Style {
  kPlain,
  kStrong,  // titles, totals, headings
  kDim,     // what the eye may skip
  kMatch,   // words that satisfied the query
  kBar,
  kSelected,  // a facet value that a filter names
  kCountry,   // words of an article that name a country
  kDate,      // words that its date was read from
  kNote,
  kWarning,
};

// Turns styles into SGR sequences (ECMA-48), or into nothing without colour. Every painted piece
// ends with a reset, so pieces can stand next to each other but not inside each other.
class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}

  bool color() const { return color_; }
  std::string operator()(Style style, std::string_view text) const;

 private:
  bool color_;
};

}  // namespace dateline
