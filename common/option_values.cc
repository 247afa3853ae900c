#include "common/option_values.h"

#include <string_view>

namespace dateline {
namespace {

// A validator that lets everything pass carries the values in its name.
constexpr std::string_view kOne = "one of:";
constexpr std::string_view kList = "list of:";

}  // namespace

void set_values(CLI::Option* option, const OptionValues& values) {
  std::string name(values.list ? kList : kOne);
  for (const std::string& value : values.names) name += value + "\n";
  option->check(CLI::Validator([](std::string&) { return std::string(); }, "", name));
}

OptionValues values_of(CLI::Option* option) {
  OptionValues values;
  for (int i = 0;; ++i) {
    const CLI::Validator* validator = nullptr;
    try {
      validator = option->get_validator(i);
    } catch (const CLI::OptionNotFound&) {
      return values;
    }
    std::string_view name = validator->get_name();
    values.list = name.starts_with(kList);
    if (!values.list && !name.starts_with(kOne)) continue;
    name.remove_prefix(values.list ? kList.size() : kOne.size());
    for (std::size_t end; (end = name.find('\n')) != std::string_view::npos;) {
      values.names.emplace_back(name.substr(0, end));
      name.remove_prefix(end + 1);
    }
    return values;
  }
}

}  // namespace dateline
