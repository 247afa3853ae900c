#include "searcher/query/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "searcher/query/characters.h"
#include "searcher/query/field_scanner.h"
#include "searcher/query/fields.h"
#include "searcher/query/operators.h"
#include "searcher/query/quotes.h"
#include "searcher/query/value_reader.h"
#include "searcher/query/word_scanner.h"

namespace dateline {
namespace {

class Lexer {
 public:
  Lexer(std::string_view query, Remarks& remarks)
      : query_(query), in_(query), quotes_(in_), remarks_(remarks) {}

  std::vector<QueryToken> run() {
    constexpr std::size_t kFewWords = 8;
    tokens_.reserve(kFewWords);
    while (index_ < in_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char32_t c = in_[index_];
    if (c == U' ') {
      ++index_;
    } else if (c == U'(' || c == U')') {
      add_mark(c == U'(' ? QueryTokenKind::kOpen : QueryTokenKind::kClose, index_ + 1);
    } else if (c == U'|') {
      std::size_t end = index_;
      while (in_[end] == U'|') ++end;
      add_mark(QueryTokenKind::kBar, end);
    } else if (read_quotation()) {
    } else if (at_start() && (read_operator_word() || read_prefix() || read_field())) {
    } else {
      read_word();
    }
  }

  // Whether a piece of text starts here: an operator, prefix or field may stand only there.
  bool at_start() const {
    const char32_t before = in_.before(index_);
    return index_ == after_prefix_ || before == U' ' || before == U'(' || before == U')' ||
           before == U'|' || index_ == after_quotation_;
  }

  void add_mark(QueryTokenKind kind, std::size_t end) {
    QueryToken token;
    token.kind = kind;
    token.begin = in_.byte(index_);
    token.end = in_.byte(end);
    tokens_.push_back(std::move(token));
    index_ = end;
  }

  // A sign means something only here: "Iran-Iraq" and "(updated)-Reuters" exclude nothing.
  bool at_sign() const {
    const char32_t before = in_.before(index_);
    return index_ == after_prefix_ || before == U' ' || before == U'(' || before == U'|';
  }

  // Something that an operand may start with.
  bool starts_operand(std::size_t index) {
    const char32_t c = in_[index];
    return is_word(c) || c == U'(' || c == U'*' || c == U'?' || quotes_.closer(index).has_value();
  }

  bool read_prefix() {
    const char32_t c = in_[index_];
    if (!at_sign()) return false;
    const bool exact = (c == U'-' || c == U'+') && in_[index_ + 1] == U'=';
    if (c == U'=' ? !starts_operand(index_ + 1)
                  : (c != U'-' && c != U'+') || !starts_operand(index_ + (exact ? 2 : 1))) {
      return false;
    }
    if (c == U'=') {
      ++index_;
      after_prefix_ = index_;
      if (is_word(in_[index_])) {
        read_exact_word();
      } else if (!tokens_.empty() && tokens_.back().kind == QueryTokenKind::kMinus) {
        tokens_.back().end = in_.byte(index_);  // -="two words"
      }
      return true;
    }
    if (c == U'-') {
      add_mark(QueryTokenKind::kMinus, index_ + 1);
    } else {
      ++index_;  // every word is required anyway
    }
    after_prefix_ = index_;
    return true;
  }

  void read_exact_word() {
    const std::size_t start = in_.byte(index_ - 1);
    auto token = scan_word(in_, index_, remarks_);
    if (!token) return;
    if (token->node == Node::Kind::kWord) {
      token->node = Node::Kind::kExact;
    } else {
      remarks_.note(start, token->end,
                    "a word with a wildcard or ~ cannot be exact; = is left out");
    }
    token->begin = start;
    tokens_.push_back(std::move(*token));
  }

  bool read_operator_word() {
    std::size_t end = index_;
    auto token = scan_operator(in_, end);
    if (!token || (index_ == after_prefix_ && token->kind != QueryTokenKind::kAtLeast)) {
      return false;
    }
    token->begin = in_.byte(index_);
    token->end = in_.byte(end);
    tokens_.push_back(std::move(*token));
    index_ = end;
    return true;
  }

  bool read_quotation() {
    if (!Quotes::is_quote(in_[index_]) && in_[index_] != U'\u2018' && in_[index_] != U'\u201a') {
      return false;
    }
    const auto closer = quotes_.closer(index_);
    if (!closer) {
      if (!Quotes::is_quote(in_[index_])) return false;
      const bool inches = is_digit(in_.before(index_));
      if (!inches) {
        remarks_.warning(in_.byte(index_), in_.byte(index_ + 1),
                         "this quotation mark has no partner and is left out");
      }
      ++index_;
      return true;
    }
    QueryToken token;
    token.node = Node::Kind::kExact;
    token.begin = in_.byte(index_);
    token.text = in_.clean(index_ + 1, *closer);
    const bool has_word = in_.has_word(index_ + 1, *closer);
    index_ = *closer + 1;
    read_distance(token);
    token.end = in_.byte(index_);
    after_quotation_ = index_;
    if (has_word) tokens_.push_back(std::move(token));
    return true;
  }

  // "~5" after a quotation.
  void read_distance(QueryToken& token) {
    if (in_[index_] != U'~') return;
    std::size_t end = index_ + 1;
    std::uint32_t n = 0;
    while (is_digit(in_[end])) n = std::min(n * 10 + (in_[end++] - U'0'), kMaxOperatorNumber + 1);
    if (end == index_ + 1) {
      remarks_.note(in_.byte(index_), in_.byte(end),
                    "~ after a quotation needs a number of words, as in \"a b\"~5");
    } else {
      token.kind = QueryTokenKind::kNearQuote;
      token.n = n;
    }
    index_ = end;
  }

  bool read_field() {
    const auto start = scan_field(in_, quotes_, index_, remarks_);
    if (!start) return false;
    if (read_value(*start->field, start->value)) return true;
    if (in_[start->value - 1] == U':') {
      remark_missing_value(in_, index_, *start, tokens_.empty(), remarks_);
    }
    return false;
  }

  bool read_value(const QueryField& field, std::size_t value) {
    return field.kind == FieldKind::kZone ? read_zone(field, value)
                                          : read_value_field(field, value);
  }

  // Whether "country: AL" is meant as a field: small letters, and a value that makes sense.
  bool misses_value(const QueryField& field, std::size_t blank) {
    const char32_t c = in_[index_];
    if (c < U'a' || c > U'z' || !tokens_.empty()) return false;
    if (field.kind == FieldKind::kDate || field.kind == FieldKind::kCount) {
      return is_digit(in_[blank + 1]);
    }
    return starts_operand(blank + 1);
  }

  bool read_value_field(const QueryField& field, std::size_t value) {
    QueryToken token;
    token.kind = QueryTokenKind::kField;
    token.field = &field;
    token.begin = in_.byte(index_);
    if (!read_values(in_, quotes_, field, value, token)) return false;
    if (in_[value] == U',' && in_[value + 1] == U' ' && is_word(in_[value + 2])) {
      remarks_.note(in_.byte(value), in_.byte(value + 1),
                    "the list of values ends at the blank; write them without blanks, as in AL,IR");
    }
    tokens_.push_back(std::move(token));
    index_ = value;
    after_quotation_ = index_;
    return true;
  }

  // title: before brackets, or before a word or quotation and its alternatives, which are put
  // into brackets here.
  bool read_zone(const QueryField& field, std::size_t value) {
    const std::size_t start = index_;
    const bool brackets = in_[value] == U'(';
    if (!brackets && !is_word(in_[value]) && in_[value] != U'=' && in_[value] != U'*' &&
        in_[value] != U'?' && !quotes_.closer(value)) {
      return false;
    }
    const std::size_t count = tokens_.size();
    add_mark(QueryTokenKind::kZone, value);
    tokens_.back().field = &field;
    if (brackets) return true;

    add_mark(QueryTokenKind::kOpen, value);
    const std::size_t first = tokens_.size();
    read_zone_value();
    if (tokens_.size() == first) {
      tokens_.resize(count);
      index_ = start;
      return false;
    }
    add_mark(QueryTokenKind::kClose, index_);
    after_quotation_ = index_;
    return true;
  }

  void read_zone_value() {
    while (index_ < in_.size()) {
      const char32_t c = in_[index_];
      if (c == U' ' || c == U'(' || c == U')' || c == U'|') return;
      if (read_quotation()) continue;
      if (c == U',' && (is_word(in_[index_ + 1]) || quotes_.closer(index_ + 1))) {
        add_mark(QueryTokenKind::kBar, index_ + 1);
      } else if (c == U'=' && is_word(in_[index_ + 1])) {
        ++index_;
        read_exact_word();
      } else {
        read_word();
      }
    }
  }

  void read_word() {
    auto token = scan_word(in_, index_, remarks_);
    if (token) tokens_.push_back(std::move(*token));
  }

  std::string_view query_;
  Characters in_;
  Quotes quotes_;
  Remarks& remarks_;
  std::vector<QueryToken> tokens_;
  std::size_t index_ = 0;
  std::size_t after_prefix_ = static_cast<std::size_t>(-1);
  std::size_t after_quotation_ = static_cast<std::size_t>(-1);
};

}  // namespace

std::vector<QueryToken> lex(std::string_view query, Remarks& remarks) {
  return Lexer(query, remarks).run();
}

}  // namespace dateline
