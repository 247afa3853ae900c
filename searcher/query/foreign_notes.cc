#include "searcher/query/foreign_notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "common/date.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

// What nobody pastes by accident.
bool is_operator(const QueryToken& token) {
  return is_word_operator(token.kind) || token.kind == QueryTokenKind::kZone ||
         token.kind == QueryTokenKind::kField;
}

// "cyber!" and "cyber$2": the stem of a word and a sign for what follows it.
void note_truncation(std::string_view query, const QueryToken& token, Remarks& remarks) {
  if (token.end >= query.size() || (query[token.end] != '!' && query[token.end] != '$')) return;
  std::size_t end = token.end + 1;
  while (end < query.size() && is_ascii_digit(query[end])) ++end;
  if (end < query.size() && query[end] != ' ' && query[end] != ')') return;
  remarks.note(token.begin, end,
               fmt::format("\"{0}\" is searched as a word; {0}* finds all words that begin with it",
                           token.text));
}

void note_small_or(const QueryToken& token, Remarks& remarks) {
  if (token.text != "or" && token.text != "not") return;
  remarks.note(token.begin, token.end,
               fmt::format("{} in small letters is a word like others; the operator is {}",
                           token.text, token.text == "or" ? "OR" : "NOT"));
}

void note_bare_operator(const QueryToken& token, Remarks& remarks) {
  if (token.text == "NEAR" || token.text == "ADJ" || token.text == "ONEAR") {
    remarks.note(token.begin, token.end,
                 fmt::format("{0} is searched as a word; as an operator it has a number of words, "
                             "as in {1}/10",
                             token.text, token.text == "NEAR" ? "NEAR" : "ADJ"));
  } else if (token.text == "XOR") {
    remarks.note(token.begin, token.end, "XOR is no operator here and is searched as a word");
  }
}

// "date from 2022 to 2023", "date after 2022-05".
void note_period(const std::vector<QueryToken>& tokens, std::size_t i, Remarks& remarks) {
  struct Form {
    std::string_view word;
    std::string_view field;
  };
  static constexpr Form kForms[] = {{"from", "since"},  {"since", "since"},   {"after", "after"},
                                    {"aft", "after"},   {"before", "before"}, {"bef", "before"},
                                    {"until", "until"}, {"between", "since"}};
  if (i + 2 >= tokens.size() || !is_plain_word(tokens[i + 1]) || !is_plain_word(tokens[i + 2])) {
    return;
  }
  if (tokens[i].text != "date" && tokens[i].text != "DATE") return;
  const std::string& day = tokens[i + 2].text;
  if (day.size() < 4 || !is_ascii_digit(day.front()) || !parse_date_range(day, 0)) return;
  for (const Form& form : kForms) {
    if (tokens[i + 1].text != form.word) continue;
    const bool range = i + 4 < tokens.size() &&
                       (tokens[i + 3].text == "to" || tokens[i + 3].text == "and") &&
                       parse_date_range(tokens[i + 4].text, 0);
    const std::string hint = range ? fmt::format("date:{}..{}", day, tokens[i + 4].text)
                                   : fmt::format("{}:{}", form.field, day);
    remarks.note(tokens[i].begin, tokens[i + (range ? 4 : 2)].end,
                 fmt::format("these words are searched; {} asks for the period", hint));
  }
}

}  // namespace

void note_foreign_habits(std::string_view query, const std::vector<QueryToken>& tokens,
                         Remarks& remarks) {
  const bool operators = std::any_of(tokens.begin(), tokens.end(), is_operator);
  for (std::size_t i = 0; i < tokens.size() && !remarks.full(); ++i) {
    const QueryToken& token = tokens[i];
    const bool between = i > 0 && i + 1 < tokens.size() &&
                         tokens[i - 1].kind != QueryTokenKind::kOpen &&
                         tokens[i + 1].kind != QueryTokenKind::kClose;
    if (token.kind == QueryTokenKind::kNot && i + 1 < tokens.size() &&
        tokens[i + 1].kind == QueryTokenKind::kProximity) {
      remarks.note(token.begin, tokens[i + 1].end,
                   "words that are not near each other cannot be asked for; -(a NEAR/5 b) leaves "
                   "out articles where they are");
    }
    if (!is_plain_word(token)) continue;
    note_period(tokens, i, remarks);
    if (operators) note_truncation(query, token, remarks);
    if (operators && between) note_small_or(token, remarks);
    if (between) note_bare_operator(token, remarks);
  }
}

}  // namespace dateline
