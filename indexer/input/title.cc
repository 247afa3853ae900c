#include "indexer/input/title.h"

#include <algorithm>
#include <vector>

#include "common/text/sentence.h"
#include "common/text/utf8.h"
#include "indexer/input/field_values.h"

namespace dateline {
namespace {

constexpr std::size_t kCutLength = 120;  // code points of a title that had to be cut
constexpr std::size_t kSentenceSearch =
    4096;  // bytes of a paragraph in which its end is looked for

// Where the code point number `count` begins, or the size of the text.
std::size_t position_of(std::string_view text, std::size_t count) {
  std::size_t position = 0;
  while (count > 0 && position < text.size()) {
    next_code_point(text, position);
    --count;
  }
  return position;
}

bool is_longer_than(std::string_view text, std::size_t length) {
  return text.size() > length && position_of(text, length) < text.size();
}

std::string cut_between_words(std::string_view text) {
  const std::size_t limit = position_of(text, kCutLength);
  const std::size_t space = text.rfind(' ', limit);
  // Text without spaces (Chinese, Thai) is cut anywhere.
  const std::size_t end = space != std::string_view::npos && space > limit / 2 ? space : limit;
  std::string_view kept = trim(text.substr(0, end));
  while (!kept.empty() && std::string_view(",;:-").find(kept.back()) != std::string_view::npos) {
    kept = trim(kept.substr(0, kept.size() - 1));
  }
  return std::string(kept) + "\xe2\x80\xa6";
}

}  // namespace

DerivedTitle derive_title(std::string_view text) {
  DerivedTitle derived;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    begin = std::min(end + 1, text.size());
    if (line.empty()) continue;
    if (!is_longer_than(line, kMaxTitleLength)) {
      derived.title = on_one_line(line);
      derived.rest = begin;
      return derived;
    }
    const std::string_view head = utf8_prefix(line, kSentenceSearch);
    const std::vector<Span> found = sentences(head);
    const std::string_view first =
        found.empty() ? head : head.substr(found[0].begin, found[0].end - found[0].begin);
    derived.title = on_one_line(first);
    if (is_longer_than(derived.title, kMaxTitleLength)) {
      derived.title = cut_between_words(derived.title);
    }
    return derived;
  }
  return derived;
}

}  // namespace dateline
