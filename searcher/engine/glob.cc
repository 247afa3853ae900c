#include "searcher/engine/glob.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"

namespace dateline {
namespace {

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t position = 0; position < text.size();) {
    out += next_code_point(text, position);
  }
  return out;
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view word) {
  std::size_t g = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;  // just after the last `*` seen
  std::size_t resume = 0;                     // where its match would go on
  while (w < word.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = ++g;
      resume = w;
    } else if (g < glob.size() && glob[g] == '?') {
      ++g;
      next_code_point(word, w);
    } else if (g < glob.size() && glob[g] == word[w]) {
      ++g;
      ++w;
    } else if (star != std::string_view::npos) {
      g = star;
      next_code_point(word, resume);
      w = resume;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

FuzzyWord::FuzzyWord(std::string_view word, std::uint32_t distance)
    : word_(decode(word)), distance_(distance) {}

bool FuzzyWord::matches(std::string_view text) const {
  const std::size_t longest = word_.size() + distance_;
  if (text.size() > 4 * longest) return false;
  const std::u32string other = decode(text);
  if (other.size() > longest || other.size() + distance_ < word_.size()) return false;
  // Rows of the edit distance table: the last three are enough for transpositions.
  std::array<std::vector<std::uint32_t>, 3> rows;
  for (auto& row : rows) row.resize(word_.size() + 1);
  for (std::size_t j = 0; j <= word_.size(); ++j) rows[0][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= other.size(); ++i) {
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    auto& row = rows[i % 3];
    row[0] = static_cast<std::uint32_t>(i);
    std::uint32_t least = row[0];
    for (std::size_t j = 1; j <= word_.size(); ++j) {
      const std::uint32_t change = other[i - 1] == word_[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && other[i - 1] == word_[j - 2] && other[i - 2] == word_[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > distance_) return false;
  }
  return rows[other.size() % 3][word_.size()] <= distance_;
}

}  // namespace dateline
