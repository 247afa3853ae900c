#include "searcher/present/styled_text.h"

#include <algorithm>

#include "common/text/width.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

struct Stretch {
  Span span;
  Style style;
  bool first_style;
};

// Printable text and its stretches, ascending and apart.
struct Prepared {
  std::string text;
  std::vector<Stretch> stretches;
};

bool overlap(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

Prepared prepare(const StyledText& styled) {
  Prepared prepared;
  prepared.text = printable(styled.text).text;
  for (const auto& [style, spans] : styled.styles) {
    const bool first = style == styled.styles.front().first;
    for (const Span& span : printable(styled.text, spans).spans) {
      const bool taken =
          std::any_of(prepared.stretches.begin(), prepared.stretches.end(),
                      [&](const Stretch& other) { return overlap(other.span, span); });
      if (!taken) prepared.stretches.push_back({span, style, first});
    }
  }
  std::sort(prepared.stretches.begin(), prepared.stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.span.begin < b.span.begin; });
  return prepared;
}

// With signs around the stretches, which then follow their signs.
Prepared with_signs(const Prepared& plain) {
  Prepared signed_text;
  std::size_t last = 0;
  for (const Stretch& stretch : plain.stretches) {
    const char sign = stretch.first_style ? '*' : '_';
    signed_text.text.append(plain.text, last, stretch.span.begin - last);
    signed_text.text += sign;
    const std::size_t begin = signed_text.text.size();
    signed_text.text.append(plain.text, stretch.span.begin, stretch.span.end - stretch.span.begin);
    signed_text.stretches.push_back(
        {{begin, signed_text.text.size()}, Style::kPlain, stretch.first_style});
    signed_text.text += sign;
    last = stretch.span.end;
  }
  signed_text.text.append(plain.text, last);
  return signed_text;
}

}  // namespace

std::vector<std::string> wrap_styled(const StyledText& styled, std::size_t columns,
                                     const Painter& painter, std::vector<std::string>* found) {
  Prepared prepared = prepare(styled);
  if (!painter.color()) prepared = with_signs(prepared);
  const std::string_view text = prepared.text;
  std::vector<std::string> lines;
  for (const Line& line : wrap(text, columns)) {
    std::string painted;
    std::size_t last = line.begin;
    for (const Stretch& stretch : prepared.stretches) {
      const std::size_t begin = std::max(stretch.span.begin, line.begin);
      const std::size_t end = std::min(stretch.span.end, line.end);
      if (begin >= end) continue;
      const std::string_view part = text.substr(begin, end - begin);
      painted += text.substr(last, begin - last);
      painted += painter(stretch.style, part);
      if (found != nullptr && stretch.first_style) found->emplace_back(part);
      last = end;
    }
    painted += text.substr(last, line.end - last);
    lines.push_back(std::move(painted));
  }
  return lines;
}

}  // namespace dateline
