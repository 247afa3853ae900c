#include "indexer/enrich/folded_line.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

enum class LetterKind { kLower, kUpper, kOther, kDigit, kMark, kGap };

LetterKind kind_of(char32_t code) {
  if (code < 0x80) {
    if (code >= 'a' && code <= 'z') return LetterKind::kLower;
    if (code >= 'A' && code <= 'Z') return LetterKind::kUpper;
    return code >= '0' && code <= '9' ? LetterKind::kDigit : LetterKind::kGap;
  }
  if (code == 0xA9) return LetterKind::kOther;  // the copyright sign counts as a word
  const auto c = static_cast<UChar32>(code);
  if (u_isUUppercase(c)) return LetterKind::kUpper;
  if (u_isULowercase(c)) return LetterKind::kLower;
  if (u_isalpha(c)) return LetterKind::kOther;
  if (u_isdigit(c)) return LetterKind::kDigit;
  const auto mask = U_MASK(u_charType(c));
  if ((mask & U_GC_M_MASK) != 0 || code == 0x200C || code == 0x200D) return LetterKind::kMark;
  return LetterKind::kGap;
}

bool ends_label(std::string_view gap) {
  const std::string_view inner = trim(gap);
  for (const std::string_view mark : {":", "：", "|", "»", "›", ">", "–", "—"}) {
    if (inner.find(mark) != std::string_view::npos) return true;
  }
  return inner == "-" && gap.size() > 1;  // not the hyphen of "photo-sharing"
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

}  // namespace

FoldedLine::FoldedLine(std::string_view line) : raw(line) {
  letters.reserve(line.size());
  words.reserve(line.size() / 5 + 1);
  LetterKind last = LetterKind::kGap;
  std::size_t position = 0;
  std::size_t gap_begin = 0;
  const auto close_word = [&](std::size_t raw_end) {
    Word& word = words.back();
    word.raw_end = raw_end;
    const std::string_view text = line.substr(word.raw_begin, raw_end - word.raw_begin);
    if (is_ascii(text)) {
      for (char c : text) letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else {
      letters += fold(text);
    }
    word.end = letters.size();
    gap_begin = raw_end;
  };
  while (position < line.size()) {
    const std::size_t begin = position;
    const char byte = line[begin];
    const bool ascii = (byte & 0x80) == 0;
    LetterKind kind =
        kind_of(ascii ? static_cast<char32_t>(byte) : next_code_point(line, position));
    if (ascii) ++position;
    if (kind == LetterKind::kMark) kind = last;  // belongs to the letter before it
    const bool in_word = last != LetterKind::kGap;
    const bool camel = kind == LetterKind::kUpper && last == LetterKind::kLower;
    if (in_word && (kind == LetterKind::kGap || camel)) close_word(begin);
    if (kind != LetterKind::kGap && (!in_word || camel)) {
      if (!words.empty())
        words.back().label = ends_label(line.substr(gap_begin, begin - gap_begin));
      words.push_back({letters.size(), 0, begin, 0, kind == LetterKind::kDigit, false, camel});
    }
    last = kind;
  }
  if (last != LetterKind::kGap) close_word(line.size());
  if (!words.empty() && gap_begin < line.size())
    words.back().label = ends_label(line.substr(gap_begin));
}

std::size_t FoldedLine::words_to(std::size_t offset) const {
  const auto word = std::lower_bound(words.begin(), words.end(), offset,
                                     [](const Word& w, std::size_t at) { return w.end < at; });
  if (word == words.end() || word->end != offset) return 0;
  return static_cast<std::size_t>(word - words.begin()) + 1;
}

}  // namespace dateline
