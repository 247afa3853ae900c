#include "searcher/present/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/ascii.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|~&$!").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Guards what is markup only where a line begins: items of lists, and rules.
std::string guarded(std::string text) {
  if (text.empty()) return text;
  if (std::string_view("-+=:").find(text[0]) != std::string_view::npos) return "\\" + text;
  const auto after = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
  if (after != text.begin() && after != text.end() && (*after == '.' || *after == ')')) {
    text.insert(after, '\\');
  }
  return text;
}

}  // namespace

std::string markdown_text(std::string_view text) { return guarded(escaped(printable(text).text)); }

std::string markdown_text(std::string_view text, const std::vector<Span>& bold) {
  const Marked marked = printable(text, bold);
  const std::string_view whole = marked.text;
  std::string out;
  std::size_t last = 0;
  for (const Span& span : marked.spans) {
    out += escaped(whole.substr(last, span.begin - last));
    out += "**" + escaped(whole.substr(span.begin, span.end - span.begin)) + "**";
    last = span.end;
  }
  return guarded(out + escaped(whole.substr(last)));
}

std::string markdown_link(const std::string& label, std::string_view url) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) return label;
  std::string target;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte == 0x7f || std::string_view("()<>\\|`*").find(c) != std::string::npos) {
      target += fmt::format("%{:02X}", byte);
    } else {
      target += c;
    }
  }
  return "[" + label + "](" + target + ")";
}

std::string markdown_code(std::string_view text) {
  const std::string code = printable(text).text;
  if (code.empty()) return "";
  // Longer than any run of backticks within.
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const char* space = code.front() == '`' || code.back() == '`' ? " " : "";
  return fence + space + code + space + fence;
}

}  // namespace dateline
