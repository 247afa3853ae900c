#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

#include "common/text/utf8.h"

namespace dateline {

// Which characters names are made of: letters, marks and digits of all scripts, and the joiner that
// Indic words are written with. Immutable; safe to share between threads.
class WordCharacters {
 public:
  static const WordCharacters& instance();

  // Whether one starts at text[at], and the bytes of the code point there, whatever it is.
  bool at(std::string_view text, std::size_t at, std::size_t& size) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned lead = byte(0);
    const std::size_t left = text.size() - at;
    size = 1;
    if (lead < 0x80) return ascii_[lead];
    if (lead >= 0xC2 && lead < 0xE0 && left > 1 && (byte(1) & 0xC0) == 0x80) {
      size = 2;
      return plane_[((lead & 0x1F) << 6) | (byte(1) & 0x3F)];
    }
    if (lead >= 0xE1 && lead < 0xF0 && left > 2 && (byte(1) & 0xC0) == 0x80 &&
        (byte(2) & 0xC0) == 0x80) {
      size = 3;
      return plane_[((lead & 0x0F) << 12) | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3F)];
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    size = next - at;
    return c < 0x10000 && plane_[c];
  }

  // The end of the word that text[at] is in.
  std::size_t end_of_word(std::string_view text, std::size_t position) const {
    std::size_t size = 1;
    while (position < text.size()) {
      const auto byte = static_cast<unsigned char>(text[position]);
      if (byte < 0x80 ? !ascii_[byte] : !at(text, position, size)) break;
      position += byte < 0x80 ? 1 : size;
    }
    return position;
  }

 private:
  WordCharacters();

  std::bitset<0x10000> plane_;
  std::array<bool, 0x80> ascii_{};
};

}  // namespace dateline
