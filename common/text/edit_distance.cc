#include "common/text/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string_view similar_name(std::string_view name, const std::vector<std::string_view>& known) {
  constexpr std::size_t kLongest = 100;  // keeps hostile input cheap
  if (name.empty() || name.size() > kLongest) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::vector<std::string_view> longer;
  for (const std::string_view candidate : known) {
    if (candidate.starts_with(name)) longer.push_back(candidate);
    const std::size_t distance = edit_distance(name, candidate);
    if (distance >= least || distance >= candidate.size()) continue;
    least = distance;
    best = candidate;
  }
  return best.empty() && longer.size() == 1 ? longer.front() : best;
}

}  // namespace dateline
