#include "searcher/query/headline_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace dateline {
namespace {

using Kind = QueryToken::Kind;

bool is_word(const QueryToken& token) {
  return token.kind == Kind::kLeaf && token.node == Node::Kind::kWord;
}

void note_capitals(const std::vector<QueryToken>& tokens, Remarks& remarks) {
  constexpr std::size_t kFewWords = 3;
  const QueryToken* op = nullptr;
  std::size_t words = 0;
  for (const QueryToken& token : tokens) {
    if (op == nullptr && (token.kind == Kind::kOr || token.kind == Kind::kNot)) op = &token;
    if (!is_word(token)) continue;
    bool upper = false;
    for (const char c : token.text) {
      if (c >= 'a' && c <= 'z') return;
      upper = upper || (c >= 'A' && c <= 'Z');
    }
    words += upper ? 1 : 0;
  }
  if (op == nullptr || words < kFewWords) return;
  remarks.note(op->begin, op->end,
               fmt::format("{} is read as an operator; in lower case it is a word", op->text));
}

void note_attribution(const std::vector<QueryToken>& tokens, Remarks& remarks) {
  constexpr std::size_t kFewWords = 4;
  const std::size_t count = tokens.size();
  if (count < kFewWords + 2 || tokens[count - 2].kind != Kind::kMinus || !is_word(tokens.back())) {
    return;
  }
  const bool words_before =
      std::all_of(tokens.begin(), tokens.end() - 2,
                  [](const QueryToken& token) { return token.kind == Kind::kLeaf; });
  if (!words_before) return;
  const QueryToken& last = tokens.back();
  remarks.note(tokens[count - 2].begin, last.end,
               fmt::format("articles with \"{}\" are left out; a blank after the minus makes it a "
                           "word like the others",
                           last.text));
}

}  // namespace

void note_headline_habits(const std::vector<QueryToken>& tokens, Remarks& remarks) {
  note_capitals(tokens, remarks);
  note_attribution(tokens, remarks);
}

}  // namespace dateline
