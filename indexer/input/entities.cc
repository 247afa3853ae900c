#include "indexer/input/entities.h"

#include <algorithm>
#include <cstdint>

#include "common/text/utf8.h"
#include "indexer/input/xml_parser.h"

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Named {
  std::string_view name;
  char32_t character;
};

// Of ISO 8879's sets of SGML, what HTML 4 has not; sorted.
constexpr Named kIsoNames[] = {
    {"Aogon", 0x104},   {"Ccaron", 0x10C},  {"Lstrok", 0x141},  {"abreve", 0x103},
    {"amacr", 0x101},   {"aogon", 0x105},   {"apos", '\''},     {"ast", '*'},
    {"blank", ' '},     {"bsol", '\\'},     {"cacute", 0x107},  {"ccaron", 0x10D},
    {"cir", 0x25CB},    {"colon", ':'},     {"comma", ','},     {"commat", '@'},
    {"dcaron", 0x10F},  {"dollar", '$'},    {"ecaron", 0x11B},  {"emacr", 0x113},
    {"eogon", 0x119},   {"equals", '='},    {"excl", '!'},      {"frac13", 0x2153},
    {"frac18", 0x215B}, {"frac23", 0x2154}, {"frac38", 0x215C}, {"frac58", 0x215D},
    {"frac78", 0x215E}, {"gbreve", 0x11F},  {"half", 0xBD},     {"horbar", 0x2015},
    {"hyph", '-'},      {"hyphen", '-'},    {"imacr", 0x12B},   {"incare", 0x2105},
    {"inodot", 0x131},  {"lcub", '{'},      {"lowbar", '_'},    {"lpar", '('},
    {"lsqb", '['},      {"lstrok", 0x142},  {"mu", 0xB5},       {"nacute", 0x144},
    {"ncaron", 0x148},  {"num", '#'},       {"ohm", 0x2126},    {"omacr", 0x14D},
    {"percnt", '%'},    {"period", '.'},    {"plus", '+'},      {"quest", '?'},
    {"rcaron", 0x159},  {"rcub", '}'},      {"rpar", ')'},      {"rsqb", ']'},
    {"sacute", 0x15B},  {"scedil", 0x15F},  {"semi", ';'},      {"sol", '/'},
    {"tcaron", 0x165},  {"umacr", 0x16B},   {"uring", 0x16F},   {"verbar", '|'},
    {"zacute", 0x17A},  {"zcaron", 0x17E},  {"zdot", 0x17C},
};

// Windows-1252 at 0x80 to 0x9F; 0 where it has nothing.
constexpr char32_t kWindows[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                 0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t character_of_number(std::uint32_t number) {
  if (number >= 0x80 && number < 0xA0) {
    const char32_t windows = kWindows[number - 0x80];
    return windows != 0 ? windows : kReplacement;
  }
  const bool is_control =
      (number < 0x20 && number != '\t' && number != '\n' && number != '\r') || number == 0x7F;
  const bool is_surrogate = number >= 0xD800 && number <= 0xDFFF;
  return is_control || is_surrogate || number > 0x10FFFF ? kReplacement : char32_t{number};
}

// The value of a digit, 16 for none.
std::uint32_t digit_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  const char lower = static_cast<char>(c | 0x20);
  if (lower >= 'a' && lower <= 'f') return static_cast<std::uint32_t>(lower - 'a' + 10);
  return 16;
}

bool is_alphanumeric(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
}

CharacterReference numeric_reference(std::string_view text) {
  std::size_t at = 2;
  std::uint32_t base = 10;
  if (at < text.size() && (text[at] == 'x' || text[at] == 'X')) {
    base = 16;
    ++at;
  }
  const std::size_t begin = at;
  std::uint32_t number = 0;
  while (at < text.size() && at < kLongestReference && digit_value(text[at]) < base) {
    number = std::min(number * base + digit_value(text[at]), std::uint32_t{0x110000});
    ++at;
  }
  if (at == begin || at == text.size() || text[at] != ';') return {};
  return {character_of_number(number), at + 1};
}

}  // namespace

char32_t named_character(std::string_view name) {
  if (const char32_t html = html_character(name); html != 0) return html;
  const auto* found =
      std::lower_bound(std::begin(kIsoNames), std::end(kIsoNames), name,
                       [](const Named& entry, std::string_view key) { return entry.name < key; });
  return found != std::end(kIsoNames) && found->name == name ? found->character : 0;
}

CharacterReference character_reference(std::string_view text) {
  if (text.size() < 3 || text[0] != '&') return {};
  if (text[1] == '#') return numeric_reference(text);
  std::size_t at = 1;
  while (at < text.size() && at < kLongestReference && is_alphanumeric(text[at])) ++at;
  if (at == 1 || at == text.size() || text[at] != ';') return {};
  const char32_t character = named_character(text.substr(1, at - 1));
  return character != 0 ? CharacterReference{character, at + 1} : CharacterReference{};
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t at = std::min(text.find('&'), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) return out;
    const CharacterReference found = character_reference(text);
    if (found.length == 0) {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    const bool is_number = text[1] == '#';
    if (found.character != kReplacement || !is_number) append_utf8(out, found.character);
    text.remove_prefix(found.length);
  }
}

}  // namespace dateline
