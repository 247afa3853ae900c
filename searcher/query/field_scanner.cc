#include "searcher/query/field_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace dateline {
namespace {

bool is_name_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
}

// The ASCII letters that start at `begin`; no longer than any name needs.
std::string name_at(const Characters& in, std::size_t begin) {
  std::string name;
  for (std::size_t i = begin; is_name_letter(in[i]); ++i) name += static_cast<char>(in[i]);
  return name;
}

// What to write here instead; empty for names that are not known.
std::string_view hint_for(std::string_view name) {
  struct Hint {
    std::string_view name;
    std::string_view text;
  };
  static constexpr Hint kHints[] = {
      {"allintitle", "title:(several words) finds them in the headline"},
      {"allintext", "body:(several words) finds them below the headline"},
      {"lead", "hlead: finds words in the headline or the lead"},
      {"url", "id:ADDRESS finds an article by its address, source: what a site published"},
      {"inurl", "id:ADDRESS finds an article by its address, source: what a site published"},
      {"allinurl", "id:ADDRESS finds an article by its address, source: what a site published"},
      {"domain", "source: finds what a site published"},
      {"daterange", "date:2022-07..2022-09 is a period"},
      {"rst", "source:\"Daily Mirror\" names a source; codes of sources are not known"},
      {"sc", "source:\"Daily Mirror\" names a source; codes of sources are not known"},
      {"allcaps", "capital and small letters are the same here"},
      {"nocaps", "capital and small letters are the same here"},
      {"caps", "capital and small letters are the same here"},
      {"plural", "words find all their forms; \"quotation marks\" find one of them"},
      {"singular", "words find all their forms; \"quotation marks\" find one of them"},
      {"person", "author: finds who wrote it, plain words whom it is about"},
      {"company", "plain words find companies"},
      {"geographic", "country: finds the country that a story is about"},
      {"filetype", "all articles are text"},
  };
  std::string lower(name.substr(0, 20));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (const Hint& hint : kHints) {
    if (hint.name == lower) return hint.text;
  }
  return {};
}

void remark_unknown_field(std::string_view name, bool address, std::size_t begin, std::size_t end,
                          Remarks& remarks) {
  if (address) {
    remarks.note(begin, end,
                 "the words of this address are searched; id:ADDRESS finds the article itself");
    return;
  }
  std::string hint(hint_for(name));
  if (const QueryField* similar = hint.empty() ? similar_field(name) : nullptr) {
    hint = fmt::format("did you mean {}: ?", similar->name);
  }
  remarks.note(begin, end,
               fmt::format("{}: is no field and is searched as a word{}{}", name,
                           hint.empty() ? "" : "; ", hint));
}

void remark_foreign_name(std::string_view name, std::size_t begin, std::size_t end,
                         Remarks& remarks) {
  const std::string_view hint = hint_for(name);
  if (!hint.empty()) remarks.note(begin, end, fmt::format("{}: {}", name, hint));
}

// A comparison, perhaps a blank, and a number: "> 500" after "words".
bool is_comparison(const Characters& in, std::size_t index) {
  if (in[index] != U'<' && in[index] != U'>' && in[index] != U'=') return false;
  ++index;
  if (in[index] == U'=') ++index;
  if (in[index] == U' ') ++index;
  return is_digit(in[index]);
}

bool is_ordered(const QueryField& field) {
  return field.kind == FieldKind::kCount || field.kind == FieldKind::kDate;
}

// HEADLINE(word): a segment of Nexis; in small letters only where no English word is meant, as it
// may be in "word(s)".
bool is_segment(const Characters& in, const std::string& name, std::size_t open) {
  constexpr std::size_t kLongestEnding = 3;  // COUNTR(IES)
  for (std::size_t i = open + 1; i <= open + kLongestEnding; ++i) {
    if (i >= in.size() || in[i] == U')') return false;
  }
  const bool capitals = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a'; });
  return capitals || name == "hlead" || name == "hlp" || name == "hd" || name == "intitle";
}

}  // namespace

std::optional<FieldStart> scan_field(const Characters& in, Quotes& quotes, std::size_t index,
                                     Remarks& remarks) {
  const std::string name = name_at(in, index);
  if (name.empty()) return std::nullopt;
  const std::size_t end = index + name.size();
  const char32_t sign = in[end];
  if (sign == U':') {
    if (const QueryField* field = find_field(name)) return FieldStart{field, end + 1};
    const bool address = in[end + 1] == U'/' && in[end + 2] == U'/';
    if (address || is_word(in[end + 1]) || quotes.closer(end + 1)) {
      remark_unknown_field(name, address, in.byte(index), in.byte(end + 1), remarks);
    }
    return std::nullopt;
  }
  if (sign == U'(') {
    const QueryField* field = find_field(name);
    if (field == nullptr) remark_foreign_name(name, in.byte(index), in.byte(end), remarks);
    if (field == nullptr || !is_segment(in, name, end)) return std::nullopt;
    return FieldStart{field, end};
  }
  const bool apart = sign == U' ' && is_comparison(in, end + 1);
  if (!apart && sign != U'<' && sign != U'>' && sign != U'=') return std::nullopt;
  const QueryField* field = find_field_by_code(name);
  if (field == nullptr) {
    if (sign == U'=') remark_foreign_name(name, in.byte(index), in.byte(end), remarks);
    return std::nullopt;
  }
  if (is_ordered(*field)) return FieldStart{field, apart ? end + 1 : end};
  if (sign != U'=') return std::nullopt;
  return FieldStart{field, end + 1};
}

void remark_missing_value(const Characters& in, std::size_t index, const FieldStart& start,
                          bool first, Remarks& remarks) {
  const std::string name = name_at(in, index);
  const char32_t next = in[start.value];
  if (next != U' ') {
    remarks.note(in.byte(index), in.byte(start.value),
                 fmt::format("no value follows {}: and so it is searched as a word", name));
    return;
  }
  const char32_t c = in[start.value + 1];
  const bool small = name.front() >= 'a';
  const bool sensible = is_ordered(*start.field) ? is_digit(c) : is_word(c) || c == U'"';
  if (!first || !small || !sensible) return;
  remarks.note(in.byte(index), in.byte(start.value),
               fmt::format("before a blank {}: is a word; a field has its value directly after the "
                           "colon, as in {}",
                           name, start.field->example));
}

}  // namespace dateline
