#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "searcher/query/ast.h"
#include "searcher/query/brackets.h"
#include "searcher/query/field_nodes.h"
#include "searcher/query/fields.h"
#include "searcher/query/foreign_notes.h"
#include "searcher/query/headline.h"
#include "searcher/query/lexer.h"
#include "searcher/query/operators.h"
#include "searcher/query/plain_text.h"
#include "searcher/query/printer.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

// How many different proximities may follow each other without brackets.
constexpr std::size_t kMaxProximityRuns = 8;

// Recursive descent over tokens with balanced brackets:
//   or    = and { OR and }
//   and   = chain { [AND] chain }
//   chain = unary { NEAR/5 unary }
//   unary = { NOT | - | atleast3 } primary
class Parser {
 public:
  Parser(std::string_view query, std::vector<QueryToken> tokens, Day today, Remarks& remarks)
      : query_(query), tokens_(std::move(tokens)), today_(today), remarks_(remarks) {}

  Node run() { return parse_or(); }

 private:
  bool at_end() const {
    return next_ == tokens_.size() || tokens_[next_].kind == QueryTokenKind::kClose;
  }
  bool at(QueryTokenKind kind) const {
    return next_ < tokens_.size() && tokens_[next_].kind == kind;
  }

  // Whether something stands to the right of token `next_` that can be its operand. Anything can:
  // an operator there would be read as text. The balanced tokens have no two bars in a row.
  bool has_right() const {
    std::size_t i = next_ + 1;
    if (i < tokens_.size() && tokens_[i].kind == QueryTokenKind::kBar) ++i;
    return i < tokens_.size() && tokens_[i].kind != QueryTokenKind::kClose;
  }

  Node parse_or() {
    Node first = parse_and();
    if (at_end()) return first;
    std::vector<Node> alternatives;
    alternatives.push_back(std::move(first));
    while (!at_end()) {
      ++next_;  // parse_and stops only before an OR that has a right side
      alternatives.push_back(parse_and());
    }
    return make_or(std::move(alternatives));
  }

  Node parse_and() {
    std::vector<Node> items;
    bool wants_operand = true;
    while (!at_end()) {
      if (!wants_operand && has_right()) {
        if (at(QueryTokenKind::kOr) || at(QueryTokenKind::kBar)) break;
        if (at(QueryTokenKind::kAnd)) {
          ++next_;
          wants_operand = true;
          continue;
        }
      }
      if (at(QueryTokenKind::kBar)) {
        skip_bar();
        continue;
      }
      items.push_back(parse_chain());
      wants_operand = false;
    }
    return make_and(std::move(items));
  }

  void skip_bar() {
    remarks_.note(tokens_[next_].begin, tokens_[next_].end,
                  "there is nothing on one side of | and it is left out");
    ++next_;
  }

  Node parse_chain() {
    Node first = parse_unary();
    if (!at(QueryTokenKind::kProximity) || !has_right()) return first;
    std::vector<Node> operands;
    std::vector<const QueryToken*> operators;
    operands.push_back(std::move(first));
    while (at(QueryTokenKind::kProximity) && has_right()) {
      operators.push_back(&tokens_[next_++]);
      operands.push_back(parse_unary());
    }
    return join_chain(std::move(operands), operators);
  }

  Node join_chain(std::vector<Node> operands, const std::vector<const QueryToken*>& operators) {
    // Operands in brackets without an operator, (a b) NEAR/5 c, must all be near.
    std::vector<Node> flat;
    std::vector<const QueryToken*> between;
    bool valid = true;
    std::size_t runs = 1;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const QueryToken* left = operators[i == 0 ? 0 : i - 1];
      const QueryToken* right = operators[std::min(i, operators.size() - 1)];
      const bool ordered =
          left->node == Node::Kind::kAdjacent || right->node == Node::Kind::kAdjacent;
      if (i > 0) between.push_back(left);
      if (i > 0 && (left->node != right->node || left->n != right->n)) ++runs;
      if (operands[i].kind == Node::Kind::kAnd && !ordered) {
        const std::size_t count = operands[i].children.size();
        std::move(operands[i].children.begin(), operands[i].children.end(),
                  std::back_inserter(flat));
        between.insert(between.end(), count - 1, i == 0 ? right : left);
      } else {
        flat.push_back(std::move(operands[i]));
      }
    }
    for (const Node& operand : flat) valid = valid && can_be_near(operand);
    if (!valid || runs > kMaxProximityRuns) {
      const char* reason = valid ? "too many different distances in a row"
                                 : "only words, quotations and ORs of them can be near each other";
      remarks_.warning(operators.front()->begin, operators.front()->end,
                       fmt::format("{}; this is read as AND", reason));
      return make_and(std::move(flat));
    }
    for (const QueryToken* op : operators) check_number(*op);
    Node joined = std::move(flat.front());
    for (std::size_t i = 0; i < between.size();) {
      const QueryToken& op = *between[i];
      std::vector<Node> run;
      run.push_back(std::move(joined));
      for (; i < between.size() && between[i]->node == op.node && between[i]->n == op.n; ++i) {
        run.push_back(std::move(flat[i + 1]));
      }
      joined = make_proximity(op.node, distance(op), std::move(run));
    }
    return joined;
  }

  static bool has_distance(const QueryToken& token) {
    return token.kind == QueryTokenKind::kNearQuote || token.node == Node::Kind::kNear ||
           token.node == Node::Kind::kAdjacent;
  }

  static std::uint32_t distance(const QueryToken& token) {
    return has_distance(token) ? std::clamp(token.n, 1u, kMaxOperatorNumber) : 0;
  }

  void check_number(const QueryToken& token) {
    if (has_distance(token) && token.n != distance(token)) {
      remarks_.warning(token.begin, token.end,
                       fmt::format("the distance is read as {}", distance(token)));
    }
  }

  Node parse_unary() {
    bool negative = false;
    const QueryToken* at_least = nullptr;
    while (!at_end()) {
      if (at(QueryTokenKind::kMinus) || (at(QueryTokenKind::kNot) && has_right())) {
        negative = !negative;
        ++next_;
      } else if (at(QueryTokenKind::kAtLeast) && has_right()) {
        at_least = &tokens_[next_++];
      } else if (at(QueryTokenKind::kBar)) {
        skip_bar();
      } else {
        break;
      }
    }
    if (at_end()) return {};
    Node node = parse_primary();
    if (at_least != nullptr) node = repeat(*at_least, std::move(node));
    if (!negative || node.kind == Node::Kind::kEverything) return node;
    return make_not(std::move(node));
  }

  Node repeat(const QueryToken& token, Node node) {
    const std::uint32_t n = std::clamp(token.n, 1u, kMaxOperatorNumber);
    if (n != token.n) {
      remarks_.warning(token.begin, token.end, fmt::format("the number is read as {}", n));
    }
    if (n == 1 || node.kind == Node::Kind::kEverything) return node;
    std::vector<Node> children;
    if (node.kind == Node::Kind::kAnd) {
      children = std::move(node.children);
    } else {
      children.push_back(std::move(node));
    }
    for (Node& child : children) {
      if (!is_word_or_choice(child)) {
        remarks_.warning(token.begin, token.end,
                         fmt::format("{} counts words, quotations and ORs of them; here it is "
                                     "left out",
                                     token.text));
        continue;
      }
      Node counted;
      counted.kind = Node::Kind::kAtLeast;
      counted.n = n;
      counted.begin = token.begin;
      counted.end = child.end;
      counted.children.push_back(std::move(child));
      child = std::move(counted);
    }
    return make_and(std::move(children));
  }

  Node parse_primary() {
    const QueryToken& token = tokens_[next_++];
    switch (token.kind) {
      case QueryTokenKind::kLeaf:
        return token.node == Node::Kind::kExact ? quotation(token) : leaf(token);
      case QueryTokenKind::kNearQuote:
        check_number(token);
        return make_proximity(Node::Kind::kNear, distance(token),
                              read_quotation(token.text, token.begin, token.end).words);
      case QueryTokenKind::kOpen:
        return parse_group();
      case QueryTokenKind::kZone:
        return parse_zone(token);
      case QueryTokenKind::kField:
        return parse_field(token);
      default:
        remarks_.note(token.begin, token.end,
                      fmt::format("{} has nothing on one side and is searched as text",
                                  query_.substr(token.begin, token.end - token.begin)));
        return words(token.begin, token.end);
    }
  }

  // After the opening bracket.
  Node parse_group() {
    Node node = parse_or();
    ++next_;  // the closing one
    return node;
  }

  static Node leaf(const QueryToken& token) {
    Node node;
    node.kind = token.node;
    node.text = token.text;
    node.n = token.n;
    node.begin = token.begin;
    node.end = token.end;
    return node;
  }

  // "two words"; "cyber* attack" and "bank * england" are words in order that wildcards or gaps
  // part.
  static Node quotation(const QueryToken& token) {
    Quotation read = read_quotation(token.text, token.begin, token.end);
    if (read.plain) return leaf(token);
    const auto n =
        static_cast<std::uint32_t>(std::min<std::size_t>(read.most_gaps + 1, kMaxOperatorNumber));
    return make_proximity(Node::Kind::kAdjacent, n, std::move(read.words));
  }

  Node words(std::size_t begin, std::size_t end) const {
    std::vector<Node> nodes;
    for (const QueryToken& token : lex_words(query_, begin, end)) nodes.push_back(leaf(token));
    return make_and(std::move(nodes));
  }

  Node parse_zone(const QueryToken& token) {
    if (!at(QueryTokenKind::kOpen) || tokens_[next_].begin != token.end) {
      remarks_.note(token.begin, token.end, "nothing follows it and so it is searched as a word");
      return words(token.begin, token.end);
    }
    ++next_;
    if (in_zone_) {
      remarks_.warning(token.begin, token.end,
                       "this part of the article is already chosen by the field around; here it is "
                       "left out");
      return parse_group();
    }
    in_zone_ = true;
    Node child = parse_group();
    in_zone_ = false;
    if (child.kind == Node::Kind::kEverything) return child;
    Node node = make_zone(node_kind(token.field->field), std::move(child));
    node.begin = token.begin;
    return node;
  }

  Node parse_field(const QueryToken& token) {
    if (in_zone_) {
      remarks_.warning(token.begin, token.end,
                       fmt::format("{}: cannot stand inside another field and is searched as text",
                                   token.field->name));
    } else {
      FieldNode field = make_field(token, today_, remarks_);
      if (field.node.kind != Node::Kind::kEverything || !field.as_text) return field.node;
    }
    std::vector<Node> alternatives;
    for (const QueryValue& value : token.values) {
      alternatives.push_back(words(value.begin, value.end));
    }
    return make_or(std::move(alternatives));
  }

  std::string_view query_;
  std::vector<QueryToken> tokens_;
  Day today_;
  Remarks& remarks_;
  std::size_t next_ = 0;
  bool in_zone_ = false;
};

bool is_blank_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

}  // namespace

ParsedQuery parse_query(std::string_view text, Day today) {
  Remarks remarks;
  const std::string_view query = utf8_prefix(text, kMaxQueryBytes);
  if (query.size() < text.size()) {
    remarks.warning(
        query.size(), text.size(),
        fmt::format("the query is longer than {} bytes; the rest is left out", kMaxQueryBytes));
  }
  std::vector<QueryToken> tokens = lex(query, remarks);
  note_foreign_habits(query, tokens, remarks);
  tokens = read_headline(std::move(tokens), remarks);

  // The canonical spelling may need more brackets than were typed; it must be readable, too.
  ParsedQuery parsed;
  std::size_t limit = kMaxBracketDepth;
  while (true) {
    Remarks attempt = remarks;
    Parser parser(query, balance_brackets(tokens, limit, attempt), today, attempt);
    parsed.root = parser.run();
    if (limit == 0 || bracket_depth(parsed.root) <= kMaxBracketDepth) {
      if (parsed.root.kind == Node::Kind::kEverything && !is_blank_text(query) && query != "*" &&
          query != "*:*") {
        attempt.note(0, 0, "there is nothing to search for; everything is listed");
      }
      parsed.diagnostics = attempt.take();
      return parsed;
    }
    limit /= 2;
  }
}

}  // namespace dateline
