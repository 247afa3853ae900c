#include "indexer/enrich/word_scan.h"

#include <array>
#include <limits>

namespace dateline {
namespace {

enum Class : std::uint8_t { kOther, kSmall, kBig, kDigit, kWide };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    if (c >= 'a' && c <= 'z') classes[c] = kSmall;
    if (c >= 'A' && c <= 'Z') classes[c] = kBig;
    if (c >= '0' && c <= '9') classes[c] = kDigit;
    if (c >= 0x80) classes[c] = kWide;
  }
  return classes;
}

constexpr std::array<Class, 256> kClasses = make_classes();

Class class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kClasses[static_cast<unsigned char>(text[at])] : kOther;
}

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// Bytes of the punctuation or space at `at` when it is not ASCII; 0 when a letter starts there.
std::size_t wide_punctuation(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at), second = byte_at(text, at + 1);
  if (first == 0xC2) return second == 0xAA || second == 0xB5 || second == 0xBA ? 0 : 2;
  if (first == 0xE2 && (second == 0x80 || second == 0x81)) return 3;  // U+2000 to U+207F
  if (first == 0xE3 && second == 0x80) return 3;                      // U+3000 to U+303F
  return 0;
}

// Capital of the Latin blocks beyond ASCII, by its two bytes: enough for names as printed.
bool wide_capital(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at), second = byte_at(text, at + 1);
  if (first == 0xC3) return second >= 0x80 && second <= 0x9E;
  if (first == 0xC4 || first == 0xC5) return true;  // alternating cases; folding decides
  return first == 0xC8;
}

// Collects what stands between two words into one Gap.
struct GapReader {
  Gap gap = Gap::kBlank;
  int line_breaks = 0;
  bool any = false;

  void mark(Gap kind) {
    // Only one mark may stand alone, a hyphen not between blanks; everything else is a break.
    gap = gap == Gap::kBlank && !(any && kind == Gap::kHyphen) ? kind : Gap::kBreak;
    any = true;
  }

  void ascii(char c) {
    switch (c) {
      case ' ':
      case '\t':
      case '\r':
        if (gap == Gap::kHyphen || gap == Gap::kApostrophe) gap = Gap::kBreak;
        break;
      case '\n':
        if (gap == Gap::kHyphen || gap == Gap::kApostrophe || ++line_breaks > 1) gap = Gap::kBreak;
        break;
      case '-':
        mark(Gap::kHyphen);
        break;
      case '\'':
        mark(Gap::kApostrophe);
        break;
      case '.':
        mark(Gap::kDot);
        break;
      case ',':
        mark(Gap::kComma);
        break;
      case '&':
        mark(Gap::kAmpersand);
        break;
      default:
        gap = Gap::kBreak;
        break;
    }
    any = true;
  }

  void wide(unsigned second, unsigned third, std::size_t size) {
    const bool blank = size == 2 && second == 0xA0;  // no-break space
    if (blank) {
      ascii(' ');
    } else if (size == 3 && second == 0x80 && (third == 0x98 || third == 0x99)) {
      mark(Gap::kApostrophe);
    } else if (size == 3 && second == 0x80 && (third == 0x90 || third == 0x91)) {
      mark(Gap::kHyphen);
    } else {
      gap = Gap::kBreak;
    }
    any = true;
  }
};

// The end of "U.S.", "D.C" or "N.Z." from its first letter on, or 0: single letters with dots
// between.
std::size_t dotted_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  int letters = 1;
  while (byte_at(text, end) == '.' && class_at(text, end + 1) == kBig &&
         (class_at(text, end + 2) == kOther)) {
    end += 2;
    ++letters;
  }
  if (letters < 2) return 0;
  return byte_at(text, end) == '.' ? end + 1 : end;
}

}  // namespace

void scan_words(std::string_view text, std::vector<Word>& words) {
  words.clear();
  text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  std::size_t at = 0;
  GapReader gap;
  gap.gap = Gap::kBreak;
  while (at < text.size()) {
    const Class first = class_at(text, at);
    if (first == kOther) {
      gap.ascii(text[at++]);
      continue;
    }
    if (first == kWide) {
      if (const std::size_t size = wide_punctuation(text, at)) {
        gap.wide(byte_at(text, at + 1), byte_at(text, at + 2), size);
        at += size;
        continue;
      }
    }
    Word word;
    word.begin = static_cast<std::uint32_t>(at);
    word.gap = gap.gap;
    gap = GapReader{};
    const bool capital = first == kBig || (first == kWide && wide_capital(text, at));
    std::size_t end = first == kBig && byte_at(text, at + 1) == '.' ? dotted_end(text, at) : 0;
    if (end != 0) {
      word.dotted = true;
      word.letters = Case::kUpper;
    } else {
      int small = 0, big = 0;
      for (end = at; end < text.size(); ++end) {
        const Class c = class_at(text, end);
        if (c == kOther) break;
        if (c == kWide) {
          if (wide_punctuation(text, end)) break;
          word.ascii = false;
        }
        small += c == kSmall;
        big += c == kBig;
      }
      if (capital) word.letters = small == 0 && big > 1 ? Case::kUpper : Case::kCapital;
    }
    word.end = static_cast<std::uint32_t>(end);
    words.push_back(word);
    at = end;
  }
}

}  // namespace dateline
