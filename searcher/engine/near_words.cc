#include "searcher/engine/near_words.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// The first entry after `from` that does not begin with `prefix`, which that of `from` does.
std::uint32_t after_prefix(const Words& words, std::uint32_t from, std::string_view prefix) {
  const auto begins = [&](std::uint32_t i) { return words[i].surface.starts_with(prefix); };
  std::uint32_t step = 1;
  std::uint32_t low = from;
  while (words.size() - low > step && begins(low + step)) {
    low += step;
    step *= 2;
  }
  std::uint32_t high = words.size() - low > step ? low + step : words.size();
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (begins(middle) ? low : high) = middle;
  }
  return high;
}

std::size_t common_bytes(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + size, b.begin()).first -
                                  a.begin());
}

}  // namespace

NearWords::NearWords(std::string_view word, std::uint32_t distance) : distance_(distance) {
  for (std::size_t position = 0; position < word.size();) word_ += next_code_point(word, position);
  Beginning& empty = beginnings_.emplace_back();
  for (std::uint32_t j = 0; j <= word_.size(); ++j) empty.row.push_back(j);
}

bool NearWords::extend(char32_t next, std::size_t bytes) {
  if (++depth_ == beginnings_.size()) beginnings_.emplace_back().row.resize(word_.size() + 1);
  Beginning& now = beginnings_[depth_];
  const Beginning& before = beginnings_[depth_ - 1];
  now.last = next;
  now.bytes = bytes;
  now.row[0] = static_cast<std::uint32_t>(depth_);
  std::uint32_t least = now.row[0];
  for (std::size_t j = 1; j <= word_.size(); ++j) {
    const std::uint32_t change = next == word_[j - 1] ? 0 : 1;
    now.row[j] = std::min({before.row[j] + 1, now.row[j - 1] + 1, before.row[j - 1] + change});
    if (depth_ > 1 && j > 1 && next == word_[j - 2] && before.last == word_[j - 1]) {
      now.row[j] = std::min(now.row[j], beginnings_[depth_ - 2].row[j - 2] + 1);
    }
    least = std::min(least, now.row[j]);
  }
  return least <= distance_;
}

std::vector<NearWords::Found> NearWords::in(const Words& words) {
  std::vector<Found> found;
  std::string_view known;  // what `beginnings_` are of
  depth_ = 0;
  for (std::uint32_t i = 0; i < words.size();) {
    const std::string_view surface = words[i].surface;
    const std::size_t common = common_bytes(known, surface);
    while (depth_ > 0 && beginnings_[depth_].bytes > common) --depth_;
    known = surface;
    bool near = true;
    std::size_t position = beginnings_[depth_].bytes;
    while (near && position < surface.size()) {
      const char32_t next = next_code_point(surface, position);
      near = extend(next, position);
    }
    if (!near) {
      i = after_prefix(words, i, surface.substr(0, position));
      continue;
    }
    const std::uint32_t distance = beginnings_[depth_].row.back();
    if (distance <= distance_) found.push_back({i, distance});
    ++i;
  }
  return found;
}

}  // namespace dateline
