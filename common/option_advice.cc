#include "common/option_advice.h"

#include <algorithm>
#include <string_view>

#include "common/option_values.h"
#include "common/text/edit_distance.h"

namespace dateline {
namespace {

// Of the program, and of the sub-command that was asked for.
std::vector<CLI::Option*> options_of(CLI::App& app) {
  auto options = app.get_options();
  for (CLI::App* command : app.get_subcommands()) {
    const auto more = command->get_options();
    options.insert(options.end(), more.begin(), more.end());
  }
  return options;
}

}  // namespace

std::string meant_option(CLI::App& app, const std::vector<std::string>& arguments) {
  const auto unknown =
      std::find_if(arguments.begin(), arguments.end(), [](const std::string& argument) {
        return argument.size() > 2 && argument.starts_with("--");
      });
  if (unknown == arguments.end()) return {};
  const std::string name = unknown->substr(2, unknown->find('=') - 2);
  std::vector<std::string_view> known;
  std::vector<std::string> with_value;
  for (CLI::Option* option : options_of(app)) {
    const std::vector<std::string>& names = option->get_lnames();
    known.insert(known.end(), names.begin(), names.end());
    const std::vector<std::string> values = values_of(option).names;
    if (!names.empty() && std::find(values.begin(), values.end(), name) != values.end()) {
      with_value.push_back("--" + names.front() + " " + name);
    }
  }
  if (with_value.size() == 1) return with_value.front();
  const std::string_view similar = similar_name(name, known);
  return similar.empty() ? std::string() : "--" + std::string(similar);
}

}  // namespace dateline
