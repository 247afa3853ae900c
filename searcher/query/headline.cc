#include "searcher/query/headline.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "common/analysis/stop_words.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

bool is_bracket(const QueryToken& token) {
  return token.kind == QueryTokenKind::kOpen || token.kind == QueryTokenKind::kClose;
}

bool is_capital_operator(const QueryToken& token) {
  return token.kind == QueryTokenKind::kAnd || token.kind == QueryTokenKind::kOr ||
         token.kind == QueryTokenKind::kNot ||
         (token.kind == QueryTokenKind::kProximity && token.text == "SAME");
}

char32_t first_of(std::string_view word) {
  std::size_t position = 0;
  return word.empty() ? U' ' : next_code_point(word, position);
}

bool has_small_letter(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    if (u_islower(static_cast<UChar32>(next_code_point(text, position)))) return true;
  }
  return false;
}

bool has_function_words(const std::vector<std::string_view>& words) {
  std::map<std::string_view, std::size_t> by_language;
  for (const std::string_view word : words) {
    for (const std::string_view language : stop_word_languages(fold(word))) {
      // Words of two languages look alike: one English word says enough, "war" in German does not.
      if (++by_language[language] >= 2 || language == "en") return true;
    }
  }
  return false;
}

std::vector<std::string_view> texts(const std::vector<QueryToken>& tokens) {
  std::vector<std::string_view> words;
  for (const QueryToken& token : tokens) {
    if (token.kind == QueryTokenKind::kLeaf) words.push_back(token.text);
  }
  return words;
}

// Leaves, brackets and tokens of this kind, and nothing else.
bool only_text_and(const std::vector<QueryToken>& tokens, QueryTokenKind kind) {
  return std::all_of(tokens.begin(), tokens.end(), [&](const QueryToken& token) {
    return token.kind == QueryTokenKind::kLeaf || is_bracket(token) || token.kind == kind;
  });
}

void erase(std::vector<QueryToken>& tokens, QueryTokenKind kind) {
  tokens.erase(std::remove_if(tokens.begin(), tokens.end(),
                              [&](const QueryToken& token) { return token.kind == kind; }),
               tokens.end());
}

// "… says court -paper", "Covid -19": the minus of an attribution or a dash.
void read_minus(std::vector<QueryToken>& tokens, Remarks& remarks) {
  const auto is_minus = [](const QueryToken& token) {
    return token.kind == QueryTokenKind::kMinus;
  };
  const auto minus = std::find_if(tokens.begin(), tokens.end(), is_minus);
  if (minus == tokens.begin() || minus == tokens.end() || minus + 1 == tokens.end() ||
      !is_plain_word(minus[1]) || std::count_if(tokens.begin(), tokens.end(), is_minus) != 1 ||
      !only_text_and(tokens, QueryTokenKind::kMinus)) {
    return;
  }
  const QueryToken operand = minus[1];
  if (looks_like_headline(texts(tokens))) {
    remarks.note(minus->begin, operand.end,
                 fmt::format("this reads like a headline, so \"{0}\" is a word of it; NOT {0} "
                             "leaves out the articles that have it",
                             operand.text));
    erase(tokens, QueryTokenKind::kMinus);
    return;
  }
  constexpr std::size_t kFewTokens = 6;  // four words, the minus and what it excludes
  if (minus + 2 != tokens.end() || tokens.size() < kFewTokens) return;
  remarks.note(minus->begin, operand.end,
               fmt::format("articles with \"{}\" are left out; a blank after the minus makes it a "
                           "word like the others",
                           operand.text));
}

// "Masaza Cup 2021 | Ssese beat Kkooki": bars between the parts of a headline.
void read_bars(std::vector<QueryToken>& tokens, Remarks& remarks) {
  constexpr std::size_t kLongPart = 4;  // words: more than alternatives have
  std::size_t longest = 0;
  std::size_t part = 0;
  const QueryToken* bar = nullptr;
  for (const QueryToken& token : tokens) {
    if (token.kind == QueryTokenKind::kBar) {
      if (bar == nullptr) bar = &token;
      part = 0;
    } else if (token.kind == QueryTokenKind::kLeaf) {
      longest = std::max(longest, ++part);
    }
  }
  if (bar == nullptr || longest < kLongPart || !only_text_and(tokens, QueryTokenKind::kBar) ||
      !looks_like_headline(texts(tokens))) {
    return;
  }
  remarks.note(bar->begin, bar->end,
               "this reads like a headline, so the bar is left out; OR means either");
  erase(tokens, QueryTokenKind::kBar);
}

// What a query in capitals is made of.
struct Capitals {
  const QueryToken* op = nullptr;  // the first but AND, which changes little as a word
  std::size_t operators = 0;
  std::size_t words = 0;
  std::size_t side_by_side = 0;
  bool plain = true;  // words and operators between them, and brackets apart from these
};

std::optional<Capitals> capitals_of(const std::vector<QueryToken>& tokens) {
  Capitals found;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const QueryToken& token = tokens[i];
    const bool after_bracket = i > 0 && is_bracket(tokens[i - 1]);
    const bool before_bracket = i + 1 < tokens.size() && is_bracket(tokens[i + 1]);
    if (is_capital_operator(token)) {
      if (found.op == nullptr && token.kind != QueryTokenKind::kAnd) found.op = &token;
      ++found.operators;
      found.plain = found.plain && depth == 0 && !after_bracket && !before_bracket;
    } else if (is_plain_word(token)) {
      if (has_small_letter(token.text)) return std::nullopt;
      if (depth == 0 && i > 0 && is_plain_word(tokens[i - 1])) ++found.side_by_side;
      found.words += u_isalpha(static_cast<UChar32>(first_of(token.text))) ? 1 : 0;
    } else {
      found.plain = found.plain && is_bracket(token);
      if (token.kind == QueryTokenKind::kOpen) ++depth;
      if (token.kind == QueryTokenKind::kClose && depth > 0) --depth;
    }
  }
  return found;
}

// "COURT SAYS TRUMP NOT GUILTY": all in capitals, with more words side by side than operators.
void read_capitals(std::vector<QueryToken>& tokens, Remarks& remarks) {
  constexpr std::size_t kFewWords = 3;
  const std::optional<Capitals> found = capitals_of(tokens);
  if (!found || found->op == nullptr || found->words < kFewWords) return;
  const QueryToken& op = *found->op;
  if (!found->plain || found->side_by_side <= found->operators) {
    remarks.note(op.begin, op.end,
                 fmt::format("{} is read as an operator; in lower case it is a word", op.text));
    return;
  }
  remarks.note(op.begin, op.end,
               fmt::format("this reads like a headline in capitals, so {} is a word of it; among "
                           "words in small letters it is an operator",
                           op.text));
  for (QueryToken& token : tokens) {
    if (!is_capital_operator(token)) continue;
    token.kind = QueryTokenKind::kLeaf;
    token.node = Node::Kind::kWord;
  }
}

}  // namespace

bool looks_like_headline(const std::vector<std::string_view>& words) {
  constexpr std::size_t kFewest = 6;
  constexpr std::size_t kMany = 8;
  if (words.size() < kFewest || u_islower(static_cast<UChar32>(first_of(words.front())))) {
    return false;
  }
  return words.size() >= kMany || has_function_words(words);
}

std::vector<QueryToken> read_headline(std::vector<QueryToken> tokens, Remarks& remarks) {
  read_minus(tokens, remarks);
  read_bars(tokens, remarks);
  read_capitals(tokens, remarks);
  return tokens;
}

}  // namespace dateline
