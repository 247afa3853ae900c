#include "indexer/enrich/foreign/name_trie.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <bitset>
#include <memory>

#include "common/text/utf8.h"

namespace dateline {
namespace {

using Plane = std::bitset<0x10000>;

// Letters, marks and digits of the basic plane, and the joiner that Indic words are written with.
const Plane& word_characters() {
  static const std::unique_ptr<const Plane> plane = [] {
    auto made = std::make_unique<Plane>();
    for (UChar32 c = 0; c < 0x10000; ++c) {
      const bool word = u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == 0x200D;
      made->set(static_cast<std::size_t>(c), word);
    }
    return made;
  }();
  return *plane;
}

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

bool word_character_at(std::string_view text, std::size_t at, std::size_t& size) {
  static const Plane& plane = word_characters();
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    size = 1;
    return is_ascii_word(text[at]);
  }
  std::size_t next = at;
  const char32_t c = next_code_point(text, next);
  size = next - at;
  return c < 0x10000 && plane[c];
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  std::size_t size = 0;
  while (at < text.size() && word_character_at(text, at, size)) at += size;
  return at;
}

NameTrie::NameTrie(const std::map<std::string, std::uint32_t>& patterns) {
  std::vector<Pattern> sorted;  // by bytes taken as unsigned, as std::string compares them
  sorted.reserve(patterns.size());
  for (const auto& [bytes, value] : patterns) sorted.push_back({bytes, value});
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

NameTrie::Match NameTrie::longest(std::string_view text, std::size_t begin, bool words) const {
  Match best;
  walk(0, text, {kNone, begin, 0}, words, best);
  return best;
}

void NameTrie::walk(std::uint32_t node_index, std::string_view text, Match at, bool words,
                    Match& best) const {
  while (true) {
    const Node& node = nodes_[node_index];
    if (node.suffixes) {
      std::size_t end = at.end, size = 0;
      int letters = 0;
      while (letters <= kLongestSuffix && end < text.size() && word_character_at(text, end, size)) {
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
      const bool cut = more && (words ? word_character_at(text, at.end, size)
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
