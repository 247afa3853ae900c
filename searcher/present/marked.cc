#include "searcher/present/marked.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "common/text/width.h"

namespace dateline {
namespace {

constexpr char kWordJoiner[] = "\xe2\x81\xa0";
constexpr char kLeftToRightMark[] = "\xe2\x80\x8e";

enum class Treatment { kKeep, kSpace, kDrop };

bool between(char32_t c, char32_t low, char32_t high) { return c >= low && c <= high; }

Treatment on_terminal(char32_t c) {
  if (c <= 0x20 || between(c, 0x7f, 0x9f) || c == 0x2028 || c == 0x2029) return Treatment::kSpace;
  if (c == 0xad || c == 0xfeff || c == 0x2060) return Treatment::kDrop;
  if (between(c, 0x202a, 0x202e) || between(c, 0x2066, 0x2069)) return Treatment::kDrop;
  return Treatment::kKeep;
}

Treatment keep(char32_t) { return Treatment::kKeep; }

bool right_to_left(char32_t c) {
  return between(c, 0x590, 0x8ff) || between(c, 0xfb1d, 0xfdff) || between(c, 0xfe70, 0xfeff) ||
         between(c, 0x10800, 0x10fff) || between(c, 0x1e800, 0x1efff);
}

// Copies `text` code point by code point as `treat` says, keeping account of where each byte went.
template <typename Treat>
Marked transform(std::string_view text, const std::vector<Span>& spans, Treat treat) {
  Marked result;
  result.text.reserve(text.size());
  std::vector<std::size_t> moved;  // by byte of `text`; only when there is something to move
  bool space = true;               // at the start, or after a space of ours
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t out = result.text.size();
    const char32_t c = next_code_point(text, position);
    const Treatment treatment = treat(c);
    if (treatment == Treatment::kKeep) {
      append_utf8(result.text, c);
      space = false;
    } else if (treatment == Treatment::kSpace && !space) {
      result.text += ' ';
      space = true;
    }
    if (!spans.empty()) moved.resize(position, out);
  }
  if (space && !result.text.empty()) result.text.pop_back();
  if (spans.empty()) return result;
  moved.push_back(result.text.size());
  std::size_t last = 0;
  for (const Span& span : spans) {
    const std::size_t begin = std::max(last, moved[std::min(span.begin, text.size())]);
    const std::size_t end = std::min(moved[std::min(span.end, text.size())], result.text.size());
    if (begin >= end) continue;
    result.spans.push_back({begin, end});
    last = end;
  }
  return result;
}

// Spans between asterisks, tied to their words so that no line breaks between them.
std::string starred(const Marked& marked) {
  std::string text;
  std::size_t last = 0;
  for (const Span& span : marked.spans) {
    text.append(marked.text, last, span.begin - last);
    text += '*';
    text += kWordJoiner;
    text.append(marked.text, span.begin, span.end - span.begin);
    text += kWordJoiner;
    text += '*';
    last = span.end;
  }
  text.append(marked.text, last);
  return text;
}

std::string without_joiners(std::string_view line) {
  std::string text;
  const std::string_view joiner = kWordJoiner;
  std::size_t last = 0;
  for (std::size_t at; (at = line.find(joiner, last)) != std::string_view::npos;
       last = at + joiner.size()) {
    text += line.substr(last, at - last);
  }
  text += line.substr(last);
  return text;
}

std::string painted_line(const Marked& marked, const Line& line, const Look& look,
                         const Painter& painter) {
  const std::string_view text = marked.text;
  std::string painted;
  std::size_t last = line.begin;
  for (const Span& span : marked.spans) {
    const std::size_t begin = std::max(span.begin, line.begin);
    const std::size_t end = std::min(span.end, line.end);
    if (begin >= end) continue;
    painted += painter(look.base, text.substr(last, begin - last));
    painted += painter(look.span, text.substr(begin, end - begin));
    last = end;
  }
  painted += painter(look.base, text.substr(last, line.end - last));
  return painted;
}

}  // namespace

Marked well_formed(std::string_view text, const std::vector<Span>& spans) {
  return transform(text, spans, keep);
}

Marked printable(std::string_view text, const std::vector<Span>& spans) {
  return transform(text, spans, on_terminal);
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (right_to_left(next_code_point(text, position))) return true;
  }
  return false;
}

std::string printable_field(std::string_view text) {
  std::string field = printable(text).text;
  if (has_right_to_left(field)) field += kLeftToRightMark;
  return field;
}

std::vector<std::string> wrap_marked(const Marked& marked, std::size_t columns, const Look& look,
                                     const Painter& painter) {
  std::vector<std::string> lines;
  if (!painter.color() && look.stars && !marked.spans.empty()) {
    const std::string text = starred(marked);
    for (const Line& line : wrap(text, columns)) {
      lines.push_back(
          without_joiners(std::string_view(text).substr(line.begin, line.end - line.begin)));
    }
    return lines;
  }
  for (const Line& line : wrap(marked.text, columns)) {
    lines.push_back(painted_line(marked, line, look, painter));
  }
  return lines;
}

void append_lines(std::string& out, const std::vector<std::string>& lines, std::string_view first,
                  std::size_t indent) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == 0) {
      out += first;
    } else {
      out.append(indent, ' ');
    }
    out += lines[i];
    out += '\n';
  }
}

void append_hanging(std::string& out, const Marked& marked, std::size_t columns, const Look& look,
                    const Painter& painter) {
  constexpr std::size_t kHang = 2;
  append_lines(out, wrap_marked(marked, columns - kHang, look, painter), "", kHang);
}

}  // namespace dateline
