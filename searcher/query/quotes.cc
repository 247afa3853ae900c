#include "searcher/query/quotes.h"

#include <string_view>

namespace dateline {
namespace {

// Which marks close which. A straight mark is closed by a straight one and, only when there is
// none, by a curly one (kStraightByCurly).
struct Style {
  std::u32string_view open;
  std::u32string_view close;
  bool single;  // must stand around words
};

constexpr Style kStyleTable[] = {
    {U"\"\uff02", U"\"\uff02", false},          // straight
    {U"", U"\u201d\u201c", false},              // straight, closed by a curly one
    {U"\u201c\u201f", U"\u201d\"", false},      // “ ”
    {U"\u201e", U"\u201c\u201d\"", false},      // „ “
    {U"\u201d", U"\u201d", false},              // ” ”, Swedish and Finnish
    {U"\u00ab\u2039", U"\u00bb\u203a", false},  // « »
    {U"\u00bb\u203a", U"\u00ab\u2039", false},  // » «, Danish and German
    {U"\u2018\u201a", U"\u2019\u2018", true},   // ‘ ’ and ‚ ‘
};
constexpr std::size_t kStraight = 0;
constexpr std::size_t kStraightByCurly = 1;
constexpr std::size_t kInwardAngle = 6;

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace

Quotes::Quotes(const Characters& characters) : characters_(characters) {
  static_assert(std::size(kStyleTable) == kStyles);
  barren_.fill(std::numeric_limits<std::size_t>::max());
}

bool Quotes::is_quote(char32_t c) {
  for (const Style& style : kStyleTable) {
    if (!style.single && (contains(style.open, c) || contains(style.close, c))) return true;
  }
  return false;
}

bool Quotes::closes(std::size_t style, std::size_t index) const {
  if (!contains(kStyleTable[style].close, characters_[index])) return false;
  if (characters_.is_gershayim(index)) return false;
  if (!kStyleTable[style].single) return true;
  return !is_blank(characters_.before(index)) && !is_word(characters_[index + 1]);
}

std::optional<std::size_t> Quotes::find(std::size_t style, std::size_t from) {
  if (from >= barren_[style]) return std::nullopt;
  for (std::size_t i = from; i < characters_.size(); ++i) {
    if (closes(style, i)) return i;
  }
  barren_[style] = from;
  return std::nullopt;
}

std::optional<std::size_t> Quotes::closer(std::size_t open) {
  const char32_t mark = characters_[open];
  std::size_t style = 0;
  while (style < kStyles && !contains(kStyleTable[style].open, mark)) ++style;
  if (style == kStyles || characters_.is_gershayim(open)) return std::nullopt;

  const bool after_word = is_word(characters_.before(open));
  const bool before_word = is_word(characters_[open + 1]);
  if (after_word && !before_word) return std::nullopt;  // 12" or a stray closing mark
  const bool must_hug = kStyleTable[style].single || style == kInwardAngle;
  if (must_hug && (after_word || !before_word)) return std::nullopt;

  const auto found = find(style, open + 1);
  if (!found && style == kStraight) return find(kStraightByCurly, open + 1);
  return found;
}

}  // namespace dateline
