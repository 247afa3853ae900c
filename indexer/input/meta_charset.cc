#include "indexer/input/meta_charset.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/input/sgml_scanner.h"

namespace dateline {
namespace {

// Browsers look at 1,024 bytes; pages with long scripts first declare it later.
constexpr std::size_t kSearchedBytes = std::size_t{8} << 10;

bool is_html_space(char c) { return kMarkupBlanks.find(c) != std::string_view::npos; }

// The value after `name`, blanks and "=", with or without quotation marks; "" when there is none.
std::string value_after(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at)) {
    at += name.size();
    std::size_t i = at;
    while (i < text.size() && is_html_space(text[i])) ++i;
    if (i == text.size() || text[i] != '=') continue;
    ++i;
    while (i < text.size() && (is_html_space(text[i]) || text[i] == '"' || text[i] == '\'')) ++i;
    const std::size_t end = std::min(text.find_first_of("\"'; \t\r\n\f/>?", i), text.size());
    return std::string(text.substr(i, end - i));
  }
  return "";
}

}  // namespace

std::string meta_charset(std::string_view page) {
  const std::string head = ascii_lower(page.substr(0, kSearchedBytes));
  if (head.starts_with("<?xml")) {
    const std::string encoding =
        value_after(std::string_view(head).substr(0, head.find("?>")), "encoding");
    if (!encoding.empty()) return encoding;
  }
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at)) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    std::string charset = value_after(std::string_view(head).substr(at, end - at), "charset");
    if (!charset.empty()) return charset;
    at = end;
  }
  return "";
}

std::string content_type_charset(std::string_view content_type) {
  return value_after(ascii_lower(content_type), "charset");
}

}  // namespace dateline
