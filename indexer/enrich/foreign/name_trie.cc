#include "indexer/enrich/foreign/name_trie.h"

#include <algorithm>

#include "indexer/enrich/foreign/word_characters.h"

namespace dateline {
namespace {

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

struct Pattern {
  std::string_view bytes;
  std::uint32_t value;
};

// The longer one, then the one of which more is spelt out, then the one of more authority.
NameTrie::Match better(const NameTrie::Match& a, const NameTrie::Match& b) {
  if (b.value == NameTrie::kNone || a.end != b.end) {
    return b.value == NameTrie::kNone || a.end > b.end ? a : b;
  }
  if (a.letters != b.letters) return a.letters > b.letters ? a : b;
  return a.value < b.value ? a : b;
}

// A range of sorted patterns that share their first `depth` bytes, and the node for it.
struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t depth;
  std::uint32_t node;
};

}  // namespace

NameTrie::NameTrie(const std::map<std::string, std::uint32_t>& patterns) {
  std::vector<Pattern> sorted;  // by bytes taken as unsigned, as std::string compares them
  sorted.reserve(patterns.size());
  for (const auto& [bytes, value] : patterns) {
    sorted.push_back({bytes, value});
    add_start(bytes);
  }
  nodes_.emplace_back();
  std::vector<Range> open = {{0, sorted.size(), 0, 0}};
  while (!open.empty()) {
    Range range = open.back();
    open.pop_back();
    Node node;
    if (range.begin < range.end && sorted[range.begin].bytes.size() == range.depth) {
      node.value = sorted[range.begin++].value;
    }
    if (range.begin < range.end) {
      const auto byte_of = [&](std::size_t i) {
        return static_cast<std::uint8_t>(sorted[i].bytes[range.depth]);
      };
      node.first = byte_of(range.begin);
      const std::uint8_t last = byte_of(range.end - 1);
      node.size = static_cast<std::uint16_t>(last - node.first + 1);
      node.children = static_cast<std::uint32_t>(children_.size());
      node.suffixes = last >= static_cast<std::uint8_t>(suffix_byte(1));
      children_.resize(children_.size() + node.size, kNone);
      for (std::size_t i = range.begin; i < range.end;) {
        std::size_t end = i + 1;
        while (end < range.end && byte_of(end) == byte_of(i)) ++end;
        const auto made = static_cast<std::uint32_t>(nodes_.size());
        nodes_.emplace_back();
        children_[node.children + byte_of(i) - node.first] = made;
        open.push_back({i, end, range.depth + 1, made});
        i = end;
      }
    }
    nodes_[range.node] = node;
  }
}

void NameTrie::add_start(std::string_view pattern) {
  std::size_t plain = 0;  // bytes that stand for themselves alone
  while (plain < pattern.size() && pattern[plain] != ' ' &&
         static_cast<unsigned char>(pattern[plain]) < static_cast<unsigned char>(suffix_byte(1))) {
    ++plain;
  }
  for (std::size_t level = 0; level < kStarts.size(); ++level) {
    if (plain < kStarts[level]) continue;
    used_starts_[level] = true;
    starts_.set(start_bit(pattern, level));
    return;
  }
}

void NameTrie::walk(std::uint32_t node_index, std::string_view text, Match at, bool words,
                    Match& best) const {
  const WordCharacters& characters = WordCharacters::instance();
  while (true) {
    const Node& node = nodes_[node_index];
    if (node.suffixes) {
      std::size_t end = at.end, size = 0;
      int letters = 0;
      while (letters <= kLongestSuffix && end < text.size() && characters.at(text, end, size)) {
        end += size;
        ++letters;
      }
      for (int limit = std::max(letters, 1); limit <= kLongestSuffix; ++limit) {
        const std::uint32_t next = child(node, static_cast<std::uint8_t>(suffix_byte(limit)));
        if (next != kNone) walk(next, text, {kNone, end, at.letters}, words, best);
      }
    }
    const bool more = at.end < text.size();
    if (node.value != kNone) {
      std::size_t size = 0;
      const bool cut = more && (words ? characters.at(text, at.end, size)
                                      : is_ascii_word(text[at.end]) && at.end > 0 &&
                                            is_ascii_word(text[at.end - 1]));
      if (!cut) best = better({node.value, at.end, at.letters}, best);
    }
    if (!more) return;
    auto byte = static_cast<std::uint8_t>(text[at.end]);
    std::size_t width = 1;
    if (byte == '\n') byte = ' ';
    if (byte == 0xC2 && text.substr(at.end).starts_with("\xC2\xA0")) {
      byte = ' ';
      width = 2;
    }
    const std::uint32_t next = byte > 0xF4 ? kNone : child(node, byte);
    if (next == kNone) return;
    at.end += width;
    at.letters += width;
    node_index = next;
  }
}

}  // namespace dateline
