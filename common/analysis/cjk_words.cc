#include "common/analysis/cjk_words.h"

#include <cstddef>

#include "common/analysis/char_class.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// Characters in a run that is split.
constexpr std::size_t kLongRun = 5;

struct Characters {
  std::size_t cjk = 0;
  std::size_t others = 0;  // of other words
};

Characters count(std::string_view text) {
  thread_local CharClasses classes;
  Characters characters;
  for (std::size_t position = 0; position < text.size();) {
    const CharClass type = classes.of(next_code_point(text, position));
    if (type == CharClass::kCjk) ++characters.cjk;
    if (is_word(type) || type == CharClass::kComplex) ++characters.others;
  }
  return characters;
}

}  // namespace

std::vector<WordSpan> cjk_words(std::string_view text) {
  const Characters all = count(text);
  if (all.cjk < kLongRun || all.others > 0) return {{0, text.size()}};
  std::vector<WordSpan> words;
  for (const WordSpan& span : segment_cjk(text)) {
    const std::size_t characters = count(text.substr(span.begin, span.end - span.begin)).cjk;
    if (characters == 0) continue;
    if (characters == 1 && !words.empty() && words.back().end == span.begin) {
      words.back().end = span.end;
    } else {
      words.push_back(span);
    }
  }
  return words;
}

}  // namespace dateline
