#include "common/text/utf8.h"

#include <unicode/uchar.h>

#include <array>

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// One step of decoding. `size` is the length of the character, or of the maximal ill-formed part
// (Unicode 15, section 3.9, table 3-7).
struct Decoded {
  char32_t code_point;
  std::size_t size;
  bool valid;
};

Decoded decode(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(position);
  if (lead < 0x80) return {lead, 1, true};
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  std::size_t trail = 0;
  char32_t code_point = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    trail = 1;
    code_point = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    trail = 2;
    code_point = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    trail = 3;
    code_point = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (std::size_t i = 1; i <= trail; ++i) {
    if (position + i >= text.size()) return {kReplacement, i, false};
    const unsigned char next = byte(position + i);
    if (next < low || next > high) return {kReplacement, i, false};
    code_point = (code_point << 6) | (next & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, trail + 1, true};
}

// What the bytes 0x80 to 0x9F mean in Windows-1252; 0 where it defines nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Weighs the two readings of text that is not UTF-8: a high byte between ASCII bytes speaks for
// Windows-1252, a lead byte followed by a continuation byte for UTF-8, whole or damaged. A lead
// byte at the very end is a cut, not evidence.
bool is_windows_1252(std::string_view bytes) {
  std::size_t single = 0;
  std::size_t structured = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) {
      ++i;
      continue;
    }
    if (byte < 0xA0 && kWindows1252[byte - 0x80u] == 0) return false;
    const Decoded decoded = decode(bytes, i);
    if (decoded.valid || decoded.size > 1) {
      ++structured;
    } else if (i + 1 < bytes.size() || byte < 0xC0) {
      const bool continued = byte >= 0xC0 && i + 1 < bytes.size() &&
                             (static_cast<unsigned char>(bytes[i + 1]) & 0xC0u) == 0x80;
      ++(continued ? structured : single);
    }
    i += decoded.size;
  }
  return single > structured;
}

void append_text_code_point(std::string& out, char32_t code_point) {
  if (code_point >= 0x20 || code_point == '\t' || code_point == '\n') {
    append_utf8(out, code_point);
  }
}

bool is_blank(char32_t c) {
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         c == 0xFEFF;
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode(text, i);
    if (!decoded.valid || decoded.code_point == 0) return false;
    i += decoded.size;
  }
  return true;
}

namespace {

// The end of the run of characters from `begin` on that are text as they are, of one byte each.
std::size_t plain_end(std::string_view bytes, std::size_t begin) {
  const auto plain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; };
  while (begin < bytes.size() && plain(bytes[begin])) ++begin;
  return begin;
}

}  // namespace

std::string repair_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bool valid = true;
  for (std::size_t i = plain_end(bytes, 0); valid && i < bytes.size(); i = plain_end(bytes, i)) {
    const Decoded decoded = decode(bytes, i);
    valid = decoded.valid;
    i += decoded.size;
  }
  const bool windows = !valid && is_windows_1252(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t plain = plain_end(bytes, i);
    out += bytes.substr(i, plain - i);
    i = plain;
    if (i == bytes.size()) break;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == '\r') {
      out += '\n';
      i += i + 1 < bytes.size() && bytes[i + 1] == '\n' ? 2 : 1;
    } else if (windows) {
      const bool special = byte >= 0x80 && byte < 0xA0;
      append_text_code_point(out, special ? kWindows1252[byte - 0x80u] : char32_t{byte});
      ++i;
    } else {
      const Decoded decoded = decode(bytes, i);
      append_text_code_point(out, decoded.code_point);
      i += decoded.size;
    }
  }
  return out;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const Decoded decoded = decode(text, position);
  position += decoded.valid ? decoded.size : 1;
  return decoded.code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](char32_t bits) {
    out += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0u | (code_point >> 6));
    put(0x80u | (code_point & 0x3Fu));
  } else if (code_point < 0x10000) {
    put(0xE0u | (code_point >> 12));
    put(0x80u | ((code_point >> 6) & 0x3Fu));
    put(0x80u | (code_point & 0x3Fu));
  } else {
    put(0xF0u | (code_point >> 18));
    put(0x80u | ((code_point >> 12) & 0x3Fu));
    put(0x80u | ((code_point >> 6) & 0x3Fu));
    put(0x80u | (code_point & 0x3Fu));
  }
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  // The character that covers the cut starts at most three bytes before it.
  for (std::size_t back = 1; back <= 3 && back <= bytes; ++back) {
    const std::size_t start = bytes - back;
    if ((static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80) continue;
    const Decoded decoded = decode(text, start);
    if (decoded.valid && start + decoded.size > bytes) return text.substr(0, start);
    break;
  }
  return text.substr(0, bytes);
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_blank(next_code_point(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && end - start < 4 &&
           (static_cast<unsigned char>(text[start]) & 0xC0u) == 0x80) {
      --start;
    }
    std::size_t next = start;
    if (!is_blank(next_code_point(text, next)) || next != end) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

}  // namespace dateline
