#include "searcher/query/word_scanner.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_wildcard(char32_t c) { return c == U'*' || c == U'?'; }

// "Is it over?Yes": a question mark at `index` that ends a sentence.
bool ends_sentence(const Characters& in, std::size_t index) {
  return in[index] == U'?' && u_islower(static_cast<UChar32>(in.before(index))) &&
         u_isupper(static_cast<UChar32>(in[index + 1]));
}

// End of the run of word characters, joiners between them and wildcards that starts at `begin`.
std::size_t end_of_run(const Characters& in, std::size_t begin) {
  std::size_t i = begin;
  while (i < in.size()) {
    const char32_t c = in[i];
    if (ends_sentence(in, i)) break;
    if (!is_word(c) && !is_wildcard(c)) {
      if (i == begin) break;
      const char32_t left = in.before(i);
      const char32_t right = in[i + 1];
      const bool inside = (is_word(left) || left == U'*') && (is_word(right) || right == U'*');
      const bool joins = (is_joiner(c) && inside) || in.is_gershayim(i) ||
                         (is_digit_joiner(c) && is_digit(left) && is_digit(right));
      if (!joins) break;
    }
    ++i;
  }
  return i;
}

// Whether the characters are single letters with dots between them: U.S, P.A.P
bool is_acronym(const Characters& in, std::size_t begin, std::size_t end) {
  if (end - begin < 3 || (end - begin) % 2 == 0) return false;
  for (std::size_t i = begin; i < end; ++i) {
    const bool letter = is_word(in[i]) && !is_digit(in[i]);
    if ((i - begin) % 2 == 0 ? !letter : in[i] != U'.') return false;
  }
  return true;
}

// "~", "~1" or "~2" after a word; `index` stands on the tilde.
void scan_fuzzy(const Characters& in, std::size_t& index, QueryToken& token, Remarks& remarks) {
  std::size_t i = index + 1;
  std::uint32_t distance = 0;
  while (is_digit(in[i])) distance = std::min(distance * 10 + (in[i++] - U'0'), 1000u);
  if (is_word(in[i]) || in[i] == U'~') return;
  const bool given = i > index + 1;
  if (given && (distance < 1 || distance > 2)) {
    remarks.warning(in.byte(index), in.byte(i),
                    "a fuzzy word may differ in one or two letters: ~1 or ~2");
    distance = distance < 1 ? 1 : 2;
  }
  token.node = Node::Kind::kFuzzy;
  token.n = given ? distance : 1;
  index = i;
}

}  // namespace

std::optional<QueryToken> scan_word(const Characters& in, std::size_t& index, Remarks& remarks) {
  std::size_t begin = index;
  const std::size_t run_end = std::max(end_of_run(in, begin), begin + 1);
  std::size_t end = run_end;
  index = run_end;

  // A `?` with a word character on both sides, or any `*`, makes every `?` of the run count.
  bool wild = false;
  bool seen_word = false;
  bool pending = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (in[i] == U'*') wild = true;
    if (in[i] == U'?') pending = seen_word;
    if (is_word(in[i])) wild = wild || pending;
    if (is_letter_or_number(in[i])) seen_word = true;
  }
  if (!seen_word) return std::nullopt;
  if (!wild) {
    while (!is_word(in[begin])) ++begin;
    while (!is_word(in.before(end))) --end;
  }

  QueryToken token;
  for (std::size_t i = begin; i < end; ++i) {
    if (in[i] == U'*' && !token.text.empty() && token.text.back() == '*') continue;
    append_utf8(token.text, in[i]);
  }
  if (wild) {
    token.node = Node::Kind::kWildcard;
  } else if (end == run_end && in[end] == U'.' && is_acronym(in, begin, end)) {
    token.text += '.';
    index = ++end;
  } else if (end == run_end && in[end] == U'~') {
    scan_fuzzy(in, index, token, remarks);
    end = index;
  }
  token.begin = in.byte(begin);
  token.end = in.byte(end);
  return token;
}

}  // namespace dateline
