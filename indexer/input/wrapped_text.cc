#include "indexer/input/wrapped_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/input/field_values.h"

namespace dateline {
namespace {

// A line that goes on in the next is about as wide as the page.
constexpr std::size_t kShortestWrapped = 40;
// Names have few words; a longer part of a byline is a description.
constexpr int kMaxNameWords = 4;

constexpr std::pair<std::string_view, std::string_view> kSeparators[] = {
    {" and ", ","}, {" AND ", ","}, {" & ", ","}, {"; ", ","}, {" in ", ",@"}, {" IN ", ",@"}};

bool ends_with_any(std::string_view text, const std::vector<std::string_view>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

const std::vector<std::string_view>& dashes() {
  static const std::vector<std::string_view> all = {"-", ":", "_", "\xe2\x80\x93", "\xe2\x80\x94"};
  return all;
}

// Two columns or more: a table, whose lines stay apart.
bool looks_tabular(std::string_view line) { return line.find("   ") != std::string_view::npos; }

bool is_role(std::string_view word) {
  static constexpr std::string_view kRoles[] = {
      "staff",    "writer",  "writers",    "correspondent", "correspondents", "editor",
      "editors",  "times",   "press",      "news",          "bureau",         "special",
      "reuters",  "reuter",  "agency",     "associated",    "service",        "columnist",
      "reporter", "foreign", "contributor"};
  const std::string lower = ascii_lower(word);
  return std::find(std::begin(kRoles), std::end(kRoles), lower) != std::end(kRoles);
}

bool is_lower_letter(char c) { return c >= 'a' && c <= 'z'; }

// A few capitalised words, small ones ("van", "de") between them, none of them a profession.
bool looks_like_name(std::string_view text) {
  int words = 0;
  bool last_is_lower = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (word.empty()) continue;
    last_is_lower = is_lower_letter(word.front());
    if (last_is_lower && (words == 0 || word.size() > 3)) return false;
    if (word.find_first_of("0123456789@/") != std::string_view::npos || is_role(word)) return false;
    ++words;
  }
  return words > 0 && words <= kMaxNameWords && !last_is_lower;
}

}  // namespace

std::string join_wrapped_lines(std::string_view text) {
  std::string out;
  std::string_view last;  // the line before this one; empty at the head of a block
  bool last_indented = false;
  bool blank = false;
  while (!text.empty()) {
    const std::string_view whole = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(whole.size() + 1, text.size()));
    const std::string_view line = trim(whole);
    if (line.empty()) {
      blank = true;
      continue;
    }
    const bool indented = whole.front() == ' ' || whole.front() == '\t';
    if (!out.empty()) {
      const bool table = looks_tabular(line) || looks_tabular(last);
      if (blank) {
        out += "\n\n";
      } else if (indented) {
        // After another indented line: a table or a list, unless that one was a paragraph's first.
        out += table || (last_indented && last.size() < kShortestWrapped) ? "\n" : "\n\n";
      } else {
        out += table || last.size() < kShortestWrapped ? "\n" : " ";
      }
    }
    out += line;
    last = line;
    last_indented = indented;
    blank = false;
  }
  return out;
}

std::string with_dateline(std::string_view dateline, std::string_view body) {
  const std::string line = on_one_line(dateline);
  body = trim(body);
  if (line.empty() || body.empty()) return line.empty() ? std::string(body) : line;
  const std::string head = ascii_lower(on_one_line(body.substr(0, line.size() + 40)));
  if (head.starts_with(ascii_lower(line))) return std::string(body);
  // Old wires print "_" or "--" at the head of the text.
  const bool dashed = ends_with_any(line, dashes()) || body.starts_with("--") ||
                      body.starts_with("- ") || body.starts_with("_ ") ||
                      body.starts_with("\xe2\x80\x93") || body.starts_with("\xe2\x80\x94");
  return line + (dashed ? " " : " - ") + std::string(body);
}

std::vector<std::string> names_in_byline(std::string_view byline) {
  std::string text = on_one_line(byline);
  if (ascii_lower(text.substr(0, 3)) == "by ") text.erase(0, 3);
  // What follows "in" is a place: marked, so that it is no name.
  for (const auto& [word, mark] : kSeparators) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      text.replace(at, word.size(), mark);
    }
  }
  std::vector<std::string> names;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view part = trim(rest.substr(0, rest.find(',')));
    rest.remove_prefix(std::min(rest.find(','), rest.size() - 1) + 1);
    if (!looks_like_name(part)) continue;
    // One word in the middle of a list is a place or a paper, alone it may be a pen name.
    if (part.find(' ') == std::string_view::npos && !names.empty()) continue;
    names.emplace_back(part);
  }
  return names;
}

}  // namespace dateline
