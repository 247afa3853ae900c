#include "indexer/enrich/source_habits.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestHabitLine = 400;  // bytes; scripts of three bytes a letter too
constexpr std::size_t kLinesAtStart = 3;
constexpr std::size_t kLinesAtEnd = 8;

bool has_key(const std::vector<std::uint64_t>& keys, std::uint64_t key) {
  return std::binary_search(keys.begin(), keys.end(), key);
}

}  // namespace

std::vector<BodyLine> short_lines(std::string_view body) {
  std::vector<BodyLine> lines;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t newline = std::min(body.find('\n', begin), body.size());
    const std::string_view text = trim(body.substr(begin, newline - begin));
    if (!text.empty()) lines.push_back({text});
    begin = newline + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t after = lines.size() - 1 - i;
    if (i < kLinesAtStart && i < after) {
      lines[i].place = BodyLine::Place::kHead;
    } else if (after < kLinesAtEnd) {
      lines[i].place = BodyLine::Place::kTail;
    }
  }
  std::erase_if(lines, [](const BodyLine& line) { return line.text.size() > kLongestHabitLine; });
  return lines;
}

std::uint64_t SourceHabits::source_key(std::string_view source) {
  return XXH3_64bits(source.data(), source.size());
}

std::uint64_t SourceHabits::line_key(std::uint64_t source, std::string_view line) {
  return XXH3_64bits_withSeed(line.data(), line.size(), source);
}

bool SourceHabits::is_furniture(std::uint64_t source, const BodyLine& line) const {
  if (line.place == BodyLine::Place::kMiddle) return false;
  return has_key(line.place == BodyLine::Place::kHead ? heads_ : tails_,
                 line_key(source, line.text));
}

bool SourceHabits::is_teaser(std::uint64_t source, const BodyLine& line) const {
  return has_key(teasers_, line_key(source, line.text));
}

const SourceTrait& SourceHabits::trait(std::uint64_t source) const {
  static const SourceTrait kNone;
  const auto found = std::lower_bound(
      traits_.begin(), traits_.end(), source,
      [](const SourceTrait& trait, std::uint64_t key) { return trait.source < key; });
  return found == traits_.end() || found->source != source ? kNone : *found;
}

}  // namespace dateline
