#include "indexer/input/xml_repair.h"

#include <algorithm>
#include <cstddef>

#include "common/text/utf8.h"
#include "indexer/input/entities.h"

namespace dateline {
namespace {

constexpr std::string_view kCdataBegin = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// Reads the reference or ampersand at the head of `text`; its length. What markup is made of
// becomes a reference by number: those by name get lost in libxml2's recovery, behind the first
// mistake.
std::size_t repair_reference(std::string_view text, std::string& out) {
  const CharacterReference found = character_reference(text);
  const char32_t character = found.length == 0 ? U'&' : found.character;
  switch (character) {
    case U'&':
    case U'<':
    case U'>':
    case U'"':
    case U'\'':
      out += "&#" + std::to_string(static_cast<unsigned>(character)) + ";";
      break;
    default:
      append_utf8(out, character);
  }
  return std::max<std::size_t>(found.length, 1);
}

}  // namespace

void XmlRepair::feed(std::string_view piece, bool last, std::string& out) {
  held_ += piece;
  const std::string_view text = held_;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    const std::string_view rest = text.substr(at);
    if (in_cdata_) {
      if (c == ']') {
        if (!last && rest.size() < kCdataEnd.size()) break;
        in_cdata_ = !rest.starts_with(kCdataEnd);
      }
    } else if (c == '<') {
      if (!last && rest.size() < kCdataBegin.size()) break;
      in_cdata_ = rest.starts_with(kCdataBegin);
    } else if (c == '&') {
      if (!last && rest.size() <= kLongestReference) break;
      at += repair_reference(rest, out);
      continue;
    }
    if (!is_control(c)) out += c;
    ++at;
  }
  held_.erase(0, at);
}

}  // namespace dateline
