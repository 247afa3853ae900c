#pragma once

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
  Match longest(std::string_view text, std::size_t begin, bool words) const;

 private:
  struct Node {
    std::uint32_t children = 0;  // into children_: of the bytes first, first + 1 ...
    std::uint32_t value = kNone;
    std::uint16_t size = 0;
    std::uint8_t first = 0;
    bool suffixes = false;  // has children that stand for the rest of a word
  };

  void walk(std::uint32_t node, std::string_view text, Match at, bool words, Match& best) const;
  std::uint32_t child(const Node& node, std::uint8_t byte) const {
    const unsigned index = byte - unsigned{node.first};
    return index < node.size ? children_[node.children + index] : kNone;
  }

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> children_;
};

// Whether a letter, mark or digit starts at text[at]; and bytes of the code point there.
bool word_character_at(std::string_view text, std::size_t at, std::size_t& size);

// The end of the word that text[at] is in.
std::size_t end_of_word(std::string_view text, std::size_t at);

}  // namespace dateline
