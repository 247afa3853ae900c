#include "searcher/present/query_notes.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "common/text/width.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

constexpr std::size_t kNoteIndent = 2;

// `text` without code points from its start until it fits; "…" stands for what went.
std::string fit_end(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::size_t position = 0;
  while (position < text.size() && display_width(text.substr(position)) + 1 > columns) {
    next_code_point(text, position);
  }
  return "…" + std::string(text.substr(position));
}

std::string carets(const Marked& query, std::size_t width, Style style, const Painter& painter) {
  const Span part = query.spans.front();
  const std::string_view text = query.text;
  const std::size_t room = width - kNoteIndent;
  std::string before(text.substr(0, part.begin));
  if (display_width(text) > room) before = fit_end(before, room / 2);
  const std::size_t column = display_width(before);
  const std::size_t marks = std::clamp<std::size_t>(
      display_width(text.substr(part.begin, part.end - part.begin)), 1, room - column);
  std::string out(kNoteIndent, ' ');
  out += before;
  out += fit(text.substr(part.begin), room - column);
  out += '\n';
  out.append(kNoteIndent + column, ' ');
  out += painter(style, std::string(marks, '^'));
  out += '\n';
  return out;
}

}  // namespace

std::string query_note(const Diagnostic& diagnostic, std::string_view query, std::size_t width,
                       const Painter& painter) {
  const bool note = diagnostic.level == Diagnostic::Level::kNote;
  const Style style = note ? Style::kNote : Style::kWarning;
  const std::string level = note ? "note:" : "warning:";
  Marked message = printable(level + ' ' + diagnostic.message);
  message.spans = {{0, level.size()}};
  std::string out;
  append_hanging(out, message, width, {Style::kPlain, style, false}, painter);
  const Marked shown = printable(query, {{diagnostic.begin, diagnostic.end}});
  if (!shown.spans.empty()) out += carets(shown, width, style, painter);
  return out;
}

}  // namespace dateline
