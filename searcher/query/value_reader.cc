#include "searcher/query/value_reader.h"

#include <string_view>

#include "common/date.h"

namespace dateline {
namespace {

bool ends_value(char32_t c) {
  return c == U' ' || c == U',' || c == U'(' || c == U')' || c == U'|' ||
         (c != U'\'' && Quotes::is_quote(c));
}

bool is_identity(const QueryField& field) {
  return field.field == Field::kId || field.field == Field::kStory;
}

bool starts_value(const QueryField& field, char32_t c) {
  if (ends_value(c)) return false;
  if (is_word(c) || c == U'*' || c == U'?') return true;
  const bool ordered = field.kind == FieldKind::kDate || field.kind == FieldKind::kCount;
  return (ordered && (c == U'.' || c == U'<' || c == U'>' || c == U'=')) ||
         (is_identity(field) && (c == U'/' || c == U'#' || c == U'_' || c == U'-'));
}

// Reads the values of one field; `index_` stands on what is not read yet.
class ValueReader {
 public:
  ValueReader(const Characters& characters, Quotes& quotes, const QueryField& field,
              std::size_t index)
      : in_(characters), quotes_(quotes), field_(field), index_(index) {}

  bool read(QueryToken& token) {
    if (in_[index_] == U'(') return read_group(token);
    read_comparison(token);
    while (read_one(token)) {
      if (in_[index_] != U',' || !can_start(index_ + 1)) break;
      ++index_;
    }
    token.end = in_.byte(index_);
    return !token.values.empty();
  }

  std::size_t index() const { return index_; }

 private:
  bool can_start(std::size_t index) {
    return starts_value(field_, in_[index]) || quotes_.closer(index).has_value();
  }

  void read_comparison(QueryToken& token) {
    if (field_.kind != FieldKind::kCount && field_.kind != FieldKind::kDate) return;
    const char32_t c = in_[index_];
    if (c != U'<' && c != U'>' && c != U'=') return;
    token.comparison += static_cast<char>(c);
    ++index_;
    if (c != U'=' && in_[index_] == U'=') {
      token.comparison += '=';
      ++index_;
    }
    while (index_ < in_.size() && in_[index_] == U' ') ++index_;
  }

  bool read_one(QueryToken& token) {
    if (const auto closer = quotes_.closer(index_)) {
      add(token, index_ + 1, *closer);
      index_ = *closer + 1;
      return true;
    }
    if (!starts_value(field_, in_[index_])) return false;
    std::size_t end = index_;
    while (!ends_value(in_[end])) ++end;
    if (field_.kind == FieldKind::kDate) end = end_of_period(end);
    add(token, index_, trimmed(index_, end));
    index_ = end;
    return true;
  }

  // A period of several words takes the next ones along: date:last week, since:8 September 2022.
  std::size_t end_of_period(std::size_t end) const {
    constexpr std::size_t kMostWords = 8;
    if (is_digit(in_[index_]) && is_digit(in_[index_ + 1]) && is_digit(in_[index_ + 2]) &&
        is_digit(in_[index_ + 3]) && parse_date_range(in_.clean(index_, end), 0)) {
      return end;  // a date as it is printed ends at the blank
    }
    std::size_t longest = end;
    for (std::size_t words = 1; words < kMostWords && in_[end] == U' ' && end < in_.size();
         ++words) {
      while (end < in_.size() && in_[end] == U' ') ++end;
      while (!ends_value(in_[end])) ++end;
      std::string text = in_.clean(index_, end);
      while (!text.empty() && std::string_view(".;:!?").find(text.back()) != text.npos) {
        text.pop_back();
      }
      if (parse_date_range(text, 0)) longest = end;
    }
    return longest;
  }

  // Punctuation of the sentence around it is no part of a value.
  std::size_t trimmed(std::size_t begin, std::size_t end) const {
    if (is_identity(field_)) return end;
    while (end > begin + 1 &&
           std::u32string_view(U";:!?").find(in_[end - 1]) != std::u32string_view::npos) {
      --end;
    }
    return end;
  }

  void add(QueryToken& token, std::size_t begin, std::size_t end) {
    std::string text = in_.clean(begin, end);
    if (!text.empty()) token.values.push_back({std::move(text), in_.byte(begin), in_.byte(end)});
  }

  // "(AL OR united states, iran)": alternatives, each of one or several words.
  bool read_group(QueryToken& token) {
    if (!in_.closes_after(index_)) return false;
    std::size_t close = index_ + 1;
    while (in_[close] != U')') ++close;
    std::size_t item = index_ + 1;
    std::size_t i = item;
    while (i <= close) {
      const bool at_or =
          in_[i] == U'O' && in_[i + 1] == U'R' && in_.before(i) == U' ' && in_[i + 2] == U' ';
      if (i != close && in_[i] != U',' && in_[i] != U'|' && !at_or) {
        ++i;
        continue;
      }
      add_item(token, item, i);
      i += at_or ? 2 : 1;
      item = i;
    }
    if (token.values.empty()) return false;
    index_ = close + 1;
    token.end = in_.byte(index_);
    return true;
  }

  void add_item(QueryToken& token, std::size_t begin, std::size_t end) {
    const auto at_edge = [&](char32_t c) { return c == U' ' || Quotes::is_quote(c); };
    while (begin < end && at_edge(in_[begin])) ++begin;
    while (begin < end && at_edge(in_[end - 1])) --end;
    if (in_.has_word(begin, end)) add(token, begin, end);
  }

  const Characters& in_;
  Quotes& quotes_;
  const QueryField& field_;
  std::size_t index_;
};

}  // namespace

bool read_values(const Characters& characters, Quotes& quotes, const QueryField& field,
                 std::size_t& index, QueryToken& token) {
  ValueReader reader(characters, quotes, field, index);
  if (!reader.read(token)) {
    token.values.clear();
    token.comparison.clear();
    return false;
  }
  index = reader.index();
  return true;
}

bool is_bare_value(const QueryField& field, const std::string& text) {
  const Characters characters(text);
  Quotes quotes(characters);
  std::size_t index = 0;
  QueryToken token;
  return read_values(characters, quotes, field, index, token) && index == characters.size() &&
         token.values.size() == 1 && token.values.front().text == text &&
         token.comparison.empty() && characters[0] != U'(';
}

}  // namespace dateline
