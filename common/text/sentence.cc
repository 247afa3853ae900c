#include "common/text/sentence.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "common/text/abbreviations.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kWidestWrap = 120;  // longer lines are no hard-wrapped text
constexpr std::size_t kNarrowestWrap = 40;
constexpr std::size_t kWrapSlack = 4;

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view part = trim(text.substr(begin, end - begin));
  const auto offset = static_cast<std::size_t>(part.data() - text.data());
  return {offset, offset + part.size()};
}

void add(std::vector<Span>& spans, std::string_view text, std::size_t begin, std::size_t end) {
  const Span span = trimmed(text, begin, end);
  if (span.begin < span.end) spans.push_back(span);
}

struct TextLine {
  std::size_t begin = 0;  // without the line break
  std::size_t end = 0;
  std::size_t width = 0;       // characters
  std::size_t first_word = 0;  // characters
  bool blank = true;
  bool indented = false;
};

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    TextLine line;
    line.begin = begin;
    line.end = std::min(text.find('\n', begin), text.size());
    const std::string_view all = text.substr(line.begin, line.end - line.begin);
    const std::string_view words = trim(all);
    line.blank = words.empty();
    line.indented = !line.blank && words.data() != all.data();
    bool in_first_word = true;
    for (const char c : words) {
      if (c == ' ') in_first_word = false;
      if ((static_cast<unsigned char>(c) & 0xC0u) == 0x80) continue;
      ++line.width;
      if (in_first_word) ++line.first_word;
    }
    lines.push_back(line);
    begin = line.end + 1;
  }
  return lines;
}

// True when a line was broken only because the next word did not fit.
bool is_wrapped(const TextLine& line, const TextLine& next, std::size_t widest) {
  return widest >= kNarrowestWrap && widest <= kWidestWrap && !next.indented &&
         line.width + 1 + next.first_word + kWrapSlack > widest;
}

// What follows a possible end of a sentence.
struct Following {
  std::size_t begin = 0;  // first letter or digit, past spaces, quotes and brackets
  bool none = false;      // nothing but spaces follows
  bool lower = false;
  bool digit = false;
};

bool is_opening(char32_t c) {
  const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (category & (U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PF_MASK | U_GC_PD_MASK)) != 0 ||
         c == U'"' || c == U'\'' || c == 0xBF || c == 0xA1 || c == 0x2022;
}

Following look_ahead(std::string_view text, std::size_t position) {
  Following following;
  for (std::size_t i = position; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (is_space(c) || is_opening(c)) continue;
    following.begin = begin;
    following.lower = u_islower(static_cast<UChar32>(c));
    following.digit = u_isdigit(static_cast<UChar32>(c));
    return following;
  }
  following.none = true;
  return following;
}

// Ends a sentence without a space after it: Chinese and Japanese stops, danda, the stops of Arabic,
// Urdu, Ethiopic, Khmer, Burmese and Armenian.
bool ends_without_space(char32_t c) {
  return c >= 0x80 && c != 0x2026 && c != 0xFF0E && c != 0x203C && !(c >= 0x2047 && c <= 0x2049) &&
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM);
}

bool is_closing(char32_t c) {
  const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (category & (U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PI_MASK)) != 0 || c == U'"' || c == U'\'';
}

bool is_mark(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == 0x2026 || c == 0xFF0E ||
         (c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM));
}

std::string_view word_before(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t start = end;
  while (start > begin) {
    const auto c = static_cast<unsigned char>(text[start - 1]);
    const bool part = c >= 0x80 || c == '.' || c == '\'' || (c >= '0' && c <= '9') ||
                      ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (!part) break;
    --start;
  }
  return text.substr(start, end - start);
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    const auto c = static_cast<unsigned char>(text[end]);
    if (c < 0x80 && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) break;
    ++end;
  }
  return text.substr(begin, end - begin);
}

std::string_view last_word(std::string_view text) {
  const std::string_view words = trim(text);
  const std::size_t space = words.rfind(' ');
  return space == std::string_view::npos ? words : words.substr(space + 1);
}

bool is_lower_cyrillic_letter(std::string_view word) {
  std::size_t end = 0;
  const char32_t c = next_code_point(word, end);
  return end == word.size() && c >= 0x0430 && c <= 0x045F;
}

// Whether the full stop at `dot` ends the sentence that began at `begin`, given what follows.
bool stop_ends(std::string_view text, std::size_t begin, std::size_t dot,
               const Following& following) {
  const std::string_view word = word_before(text, begin, dot);
  if (word.empty()) return true;
  const std::string_view before = text.substr(begin, dot - word.size() - begin);
  const std::string_view next = word_at(text, following.begin);
  const std::size_t next_end = following.begin + next.size();
  const bool initial_follows = next.size() == 1 && next_end < text.size() && text[next_end] == '.';
  if (word.find_first_not_of("0123456789.") == std::string_view::npos) {
    // "1. Item", and German ordinals: "8. September", "in der 50. Minute".
    const bool enumerates = trim(before).empty();
    const bool ordinal =
        word.size() <= 3 && (is_german_month(next) ||
                             (is_german_article(last_word(before)) && !is_sentence_starter(next)));
    return !enumerates && !ordinal;
  }
  if (is_lower_cyrillic_letter(word)) {
    // "2022 г." has a year before it and may end a sentence; "в г. Москве" may not.
    const std::string_view left = trim(before);
    return !left.empty() && left.back() >= '0' && left.back() <= '9';
  }
  switch (abbreviation(word)) {
    case Abbreviation::kNone:
      return true;
    case Abbreviation::kBeforeName:
      return false;
    case Abbreviation::kBeforeNumber:
      return !following.digit;
    case Abbreviation::kAnywhere:
      return !initial_follows && is_sentence_starter(next);
  }
  return true;
}

}  // namespace

std::vector<Span> paragraphs(std::string_view text) {
  std::vector<Span> spans;
  const std::vector<TextLine> lines = split_lines(text);
  std::size_t first = 0;
  std::size_t last = lines.size();
  while (first < last && lines[first].blank) ++first;
  while (last > first && lines[last - 1].blank) --last;
  bool has_empty_line = false;
  std::size_t widest = 0;
  for (std::size_t i = first; i < last; ++i) {
    has_empty_line = has_empty_line || lines[i].blank;
    widest = std::max(widest, lines[i].width);
  }
  std::size_t begin = first;
  for (std::size_t i = first; i < last; ++i) {
    const bool at_end = i + 1 == last;
    const bool ends =
        has_empty_line ? lines[i].blank : !at_end && !is_wrapped(lines[i], lines[i + 1], widest);
    if (!ends && !at_end) continue;
    add(spans, text, lines[begin].begin, lines[i].end);
    begin = i + 1;
  }
  return spans;
}

std::vector<Span> sentences(std::string_view text) {
  std::vector<Span> spans;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 && byte != '.' && byte != '!' && byte != '?') {
      ++i;
      continue;
    }
    const std::size_t at = i;
    const char32_t first = next_code_point(text, i);
    if (first >= 0x80 && !is_mark(first)) continue;
    // All the marks of this end, then the quotes and brackets that it closes.
    bool only_stop = first == U'.' || first == 0xFF0E;
    bool tight = ends_without_space(first);
    bool closed = false;
    std::size_t end = i;
    while (i < text.size()) {
      const char32_t c = next_code_point(text, i);
      if (is_mark(c) && !closed) {
        only_stop = false;
        tight = tight || ends_without_space(c);
      } else if (is_closing(c)) {
        closed = true;
      } else {
        break;
      }
      end = i;
    }
    i = end;
    if (end < text.size() && !tight) {
      std::size_t next = end;
      if (!is_space(next_code_point(text, next))) continue;
    }
    const Following following = look_ahead(text, end);
    if (following.none) break;
    const bool weak = only_stop || closed || first == U'.' || first == 0x2026;
    if (!tight && weak && following.lower) continue;
    if (only_stop && !closed && !stop_ends(text, begin, at, following)) continue;
    add(spans, text, begin, end);
    begin = end;
  }
  add(spans, text, begin, text.size());
  return spans;
}

}  // namespace dateline
