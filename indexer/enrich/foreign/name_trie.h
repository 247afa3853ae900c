#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Phrases as a trie over the bytes of UTF-8, with words that may go on. Immutable once built; safe
// to share between threads.
class NameTrie {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr int kLongestSuffix = 11;

  // The byte that stands in a pattern for up to `limit` (1 to kLongestSuffix) more letters of the
  // word; UTF-8 has no such byte.
  static char suffix_byte(int limit) { return static_cast<char>(0xF4 + limit); }

  // Patterns and their values, smaller ones of more authority. A blank stands for one blank, line
  // break or no-break space.
  explicit NameTrie(const std::map<std::string, std::uint32_t>& patterns);

  struct Match {
    std::uint32_t value = kNone;
    std::size_t end = 0;
    std::size_t letters = 0;  // bytes that the pattern spells out
  };
  // The longest phrase at text[begin]; of two, the one of which more is spelt out, then the
  // smaller value. `words`: it must end where a word ends; else only ASCII words are kept whole.
  Match longest(std::string_view text, std::size_t begin, bool words) const {
    Match best;
    if (may_start(text, begin)) walk(0, text, {kNone, begin, 0}, words, best);
    return best;
  }

 private:
  struct Node {
    std::uint32_t children = 0;  // into children_: of the bytes first, first + 1 ...
    std::uint32_t value = kNone;
    std::uint16_t size = 0;
    std::uint8_t first = 0;
    bool suffixes = false;  // has children that stand for the rest of a word
  };

  // First bytes of patterns, as many as kStarts[level], by hash: what most words are told by.
  static constexpr std::array<std::size_t, 4> kStarts = {6, 4, 2, 1};
  static std::size_t start_bit(std::string_view start, std::size_t level) {
    std::uint64_t bytes = level;
    for (std::size_t i = 0; i < kStarts[level]; ++i) {
      bytes = bytes << 8 | static_cast<unsigned char>(start[i]);
    }
    return static_cast<std::size_t>(bytes * 0x9E3779B97F4A7C15ULL >> 48);
  }
  bool may_start(std::string_view text, std::size_t begin) const {
    const std::string_view rest = text.substr(begin, kStarts[0]);
    for (std::size_t level = 0; level < kStarts.size(); ++level) {
      if (used_starts_[level] && rest.size() >= kStarts[level] && starts_[start_bit(rest, level)]) {
        return true;
      }
    }
    return false;
  }
  void add_start(std::string_view pattern);

  void walk(std::uint32_t node, std::string_view text, Match at, bool words, Match& best) const;
  std::uint32_t child(const Node& node, std::uint8_t byte) const {
    const unsigned index = byte - unsigned{node.first};
    return index < node.size ? children_[node.children + index] : kNone;
  }

  std::array<bool, kStarts.size()> used_starts_{};
  std::bitset<0x10000> starts_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> children_;
};

}  // namespace dateline
