#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>

#include "searcher/query/characters.h"

namespace dateline {

// Pairs quotation marks: straight, curly, low (German) and angle ones, and single curly ones that
// stand around words. Apostrophes are no quotation marks. Linear over a whole query.
class Quotes {
 public:
  // `characters` must live longer.
  explicit Quotes(const Characters& characters);

  // Whether `c` is a quotation mark that the reader of the query should be told about when it has
  // no partner.
  static bool is_quote(char32_t c);

  // The index of the mark that closes the one at `open`; nullopt when there is no quotation mark
  // at `open`, when it looks like a closing one, or when nothing closes it.
  std::optional<std::size_t> closer(std::size_t open);

 private:
  static constexpr std::size_t kStyles = 8;

  bool closes(std::size_t style, std::size_t index) const;
  std::optional<std::size_t> find(std::size_t style, std::size_t from);

  const Characters& characters_;
  // By style: a search from here on is known to find nothing.
  std::array<std::size_t, kStyles> barren_;
};

}  // namespace dateline
