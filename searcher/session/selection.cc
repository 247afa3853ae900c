#include "searcher/session/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "common/error.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestNumber = 3;  // of a list; a longer one is a value

Selection::Value value_of(std::string_view text) {
  text = trim(text);
  const bool quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
  if (quoted) text = text.substr(1, text.size() - 2);
  return {std::string(text), quoted};
}

}  // namespace

Selection parse_selection(std::string_view argument) {
  Selection selection;
  argument = trim(argument);
  if (argument.empty()) return selection;
  selection.mode = Selection::Mode::kReplace;
  if (argument[0] == '+' || argument[0] == '-') {
    selection.mode = argument[0] == '+' ? Selection::Mode::kAdd : Selection::Mode::kRemove;
    argument.remove_prefix(1);
  }
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= argument.size(); ++i) {
    if (i < argument.size() && argument[i] == '"') quoted = !quoted;
    if (i < argument.size() && (argument[i] != ',' || quoted)) continue;
    Selection::Value value = value_of(argument.substr(begin, i - begin));
    if (!value.text.empty()) selection.values.push_back(std::move(value));
    begin = i + 1;
  }
  if (selection.values.empty()) {
    selection.mode = selection.mode == Selection::Mode::kRemove ? Selection::Mode::kClear
                                                                : Selection::Mode::kList;
  }
  return selection;
}

std::string chosen(const Selection::Value& value, const FacetResult* list,
                   std::string_view command) {
  const bool number = !value.quoted && value.text.size() <= kLongestNumber &&
                      std::all_of(value.text.begin(), value.text.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (!number) return value.text;
  std::size_t place = 0;
  std::from_chars(value.text.data(), value.text.data() + value.text.size(), place);
  if (list == nullptr || list->values.empty()) {
    throw Error(Error::Kind::kUsage,
                fmt::format("{} is a number of a list that is not shown", place),
                fmt::format(".{} alone shows it", command));
  }
  if (place == 0 || place > list->values.size()) {
    throw Error(Error::Kind::kUsage, fmt::format("the list has no number {}", place),
                fmt::format("it has 1 to {}", list->values.size()));
  }
  return list->values[place - 1].value;
}

std::vector<std::string> selected(std::vector<std::string> values, Selection::Mode mode,
                                  const std::vector<std::string>& chosen) {
  if (mode == Selection::Mode::kClear) return {};
  if (mode == Selection::Mode::kReplace) return chosen;
  for (const std::string& value : chosen) {
    std::erase(values, value);
    if (mode == Selection::Mode::kAdd) values.push_back(value);
  }
  return values;
}

}  // namespace dateline
