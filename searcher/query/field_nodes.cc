#include "searcher/query/field_nodes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/country.h"
#include "common/date_words.h"
#include "common/language.h"
#include "searcher/query/fields.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

// Reads "100", "100..500", "100-500", "100..", "..500" into [low, high].
std::optional<std::pair<std::uint32_t, std::uint32_t>> parse_counts(std::string_view text) {
  constexpr std::uint32_t kMost = 0xffffffff;
  const auto number = [](std::string_view digits) -> std::optional<std::uint32_t> {
    if (digits.empty()) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(c - '0'), kMost);
    }
    return static_cast<std::uint32_t>(value);
  };
  std::size_t mark = text.find("..");
  std::size_t length = 2;
  if (mark == std::string_view::npos) {
    mark = text.find('-');
    length = 1;
  }
  if (mark == std::string_view::npos) {
    const auto only = number(text);
    if (!only) return std::nullopt;
    return std::pair(*only, *only);
  }
  const std::string_view left = text.substr(0, mark);
  const std::string_view right = text.substr(mark + length);
  const auto low = left.empty() ? std::optional<std::uint32_t>(0) : number(left);
  const auto high = right.empty() ? std::optional<std::uint32_t>(kMost) : number(right);
  if (!low || !high || text.size() == length) return std::nullopt;
  return std::pair(std::min(*low, *high), std::max(*low, *high));
}

// Makes the node of one field token.
class FieldMaker {
 public:
  FieldMaker(const QueryToken& token, Day today, Remarks& remarks)
      : token_(token), field_(*token.field), today_(today), remarks_(remarks) {}

  FieldNode make() {
    switch (field_.kind) {
      case FieldKind::kCountry:
        return make_countries();
      case FieldKind::kLanguage:
        return make_languages();
      case FieldKind::kDate:
        return make_parts([this](const QueryValue& value) { return make_date_node(value); });
      case FieldKind::kCount:
        return make_counts();
      case FieldKind::kValue:
      case FieldKind::kZone:
        break;
    }
    Node node = blank_node();
    for (const QueryValue& value : token_.values) add_value(node, value.text);
    return {std::move(node), false};
  }

 private:
  Node blank_node() const {
    Node node;
    node.kind = node_kind(field_.field);
    node.begin = token_.begin;
    node.end = token_.end;
    return node;
  }

  static void add_value(Node& node, std::string value) {
    const auto& values = node.values;
    if (std::find(values.begin(), values.end(), value) == values.end()) {
      node.values.push_back(std::move(value));
    }
  }

  // What happens to a value that makes no sense, for the end of a message.
  std::string_view fate(const QueryValue& value) const {
    if (token_.values.size() > 1) return "it is left out";
    return has_letter(value.text) ? "it is searched as text" : "the filter is left out";
  }

  FieldNode unreadable() const {
    const bool as_text =
        std::any_of(token_.values.begin(), token_.values.end(),
                    [](const QueryValue& value) { return has_letter(value.text); });
    return {Node{}, as_text};
  }

  static const Country* country_of(std::string_view text) {
    const Country* country = find_country_by_any_name(text);
    while (country == nullptr && !text.empty() && text.back() == '.') {
      text.remove_suffix(1);
      country = find_country_by_any_name(text);
    }
    return country;
  }

  // "AL IR" in brackets: codes or names of one word, each a country by itself.
  static std::vector<std::string> countries_of_words(std::string_view text) {
    std::vector<std::string> codes;
    while (!text.empty()) {
      const std::size_t blank = std::min(text.find(' '), text.size());
      const Country* country = country_of(text.substr(0, blank));
      if (country == nullptr) return {};
      codes.push_back(country->code);
      text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return codes;
  }

  FieldNode make_countries() {
    Node node = blank_node();
    for (const QueryValue& value : token_.values) {
      if (const Country* country = country_of(value.text)) {
        add_value(node, country->code);
        continue;
      }
      const std::vector<std::string> codes = countries_of_words(value.text);
      for (const std::string& code : codes) add_value(node, code);
      if (codes.empty()) remark_unknown_country(value);
    }
    if (node.values.empty()) return unreadable();
    return {std::move(node), false};
  }

  void remark_unknown_country(const QueryValue& value) {
    if (remarks_.full()) return;
    std::string meant;
    for (const Country* country : similar_countries(value.text, 3)) {
      meant += fmt::format("{}{} ({})", meant.empty() ? "; did you mean " : " or ", country->name,
                           country->code);
    }
    if (!meant.empty()) meant += '?';
    remarks_.warning(
        value.begin, value.end,
        fmt::format("no country is called \"{}\": {}{}", value.text, fate(value), meant));
  }

  FieldNode make_languages() {
    Node node = blank_node();
    for (const QueryValue& value : token_.values) {
      std::string code = value.text == "und" ? value.text : normalize_language(value.text);
      if (code.empty()) {
        remarks_.warning(value.begin, value.end,
                         fmt::format("no language is called \"{}\": {}", value.text, fate(value)));
      } else {
        add_value(node, std::move(code));
      }
    }
    if (node.values.empty()) return unreadable();
    return {std::move(node), false};
  }

  // >1,000 arrives as two values.
  FieldNode make_counts() {
    QueryValue joined = token_.values.front();
    bool thousands = !token_.comparison.empty() && joined.text.size() <= 3;
    for (std::size_t i = 1; i < token_.values.size(); ++i) {
      thousands = thousands && token_.values[i].text.size() == 3;
      joined.text += token_.values[i].text;
      joined.end = token_.values[i].end;
    }
    if (thousands) {
      auto node = make_count_node(joined);
      return node ? FieldNode{std::move(*node), false} : unreadable();
    }
    return make_parts([this](const QueryValue& value) { return make_count_node(value); });
  }

  template <typename Make>
  FieldNode make_parts(Make make) {
    std::vector<Node> parts;
    for (const QueryValue& value : token_.values) {
      if (std::optional<Node> node = make(value)) parts.push_back(std::move(*node));
    }
    if (parts.empty()) return unreadable();
    return {make_or(std::move(parts)), false};
  }

  DateBound bound() const {
    if (token_.comparison == "<") return DateBound::kBefore;
    if (token_.comparison == "<=") return DateBound::kUntil;
    if (token_.comparison == ">") return DateBound::kAfter;
    if (token_.comparison == ">=") return DateBound::kSince;
    return date_bound(field_.field);
  }

  std::optional<Node> make_date_node(const QueryValue& value) {
    std::string_view text = value.text;
    auto period = parse_date_range(text, today_);
    if (!period && text.size() > 1 && text.back() == '.') {
      text.remove_suffix(1);
      period = parse_date_range(text, today_);
    }
    if (!period) {
      std::string problem = date_problem(text);
      if (problem.empty()) problem = "write it as 2022-09-08, 2022-09, 2022-07..2022-09 or 7d";
      remarks_.warning(
          value.begin, value.end,
          fmt::format("\"{}\" is no date or period ({}): {}", value.text, problem, fate(value)));
      return std::nullopt;
    }
    Node node = blank_node();
    const DateRange open;
    const DateBound at = bound();
    const bool needs_first = at == DateBound::kSince || at == DateBound::kBefore;
    const bool needs_last = at == DateBound::kUntil || at == DateBound::kAfter;
    const Day least = day_of(1, 1, 1);
    const Day most = day_of(9999, 12, 31);
    const bool beyond = (at == DateBound::kBefore && period->first <= least) ||
                        (at == DateBound::kAfter && period->last >= most);
    if (beyond || ((needs_first || needs_last) && period->none) ||
        (needs_first && period->first == open.first) || (needs_last && period->last == open.last)) {
      remarks_.warning(value.begin, value.end,
                       fmt::format("{} needs a day, month or year: {}", field_.name, fate(value)));
      return std::nullopt;
    }
    switch (at) {
      case DateBound::kWithin:
        node.dates = *period;
        break;
      case DateBound::kSince:
        node.dates.first = period->first;
        break;
      case DateBound::kUntil:
        node.dates.last = period->last;
        break;
      case DateBound::kBefore:
        node.dates.last = period->first - 1;
        break;
      case DateBound::kAfter:
        node.dates.first = period->last + 1;
        break;
    }
    return node;
  }

  std::optional<Node> make_count_node(const QueryValue& value) {
    const auto counts = parse_counts(value.text);
    const std::string& comparison = token_.comparison;
    const bool single = counts && counts->first == counts->second;
    const bool ordered =
        comparison == "<" || comparison == "<=" || comparison == ">" || comparison == ">=";
    const bool below_nothing = comparison == "<" && counts && counts->first == 0;
    if (!counts || (ordered && !single) || below_nothing) {
      remarks_.warning(value.begin, value.end,
                       fmt::format("\"{}{}\" is no number of words (such as >500, 100..500): {}",
                                   comparison, value.text, fate(value)));
      return std::nullopt;
    }
    Node node = blank_node();
    node.low = counts->first;
    node.high = counts->second;
    if (comparison == "<" || comparison == "<=") {
      node.low = 0;
      node.high -= comparison == "<" ? 1 : 0;
    } else if (comparison == ">" || comparison == ">=") {
      node.high = 0xffffffff;
      node.low += comparison == ">" && node.low != 0xffffffff ? 1 : 0;
    }
    return node;
  }

  const QueryToken& token_;
  const QueryField& field_;
  Day today_;
  Remarks& remarks_;
};

}  // namespace

FieldNode make_field(const QueryToken& token, Day today, Remarks& remarks) {
  return FieldMaker(token, today, remarks).make();
}

}  // namespace dateline
