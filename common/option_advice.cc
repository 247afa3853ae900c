#include "common/option_advice.h"

#include <algorithm>
#include <string_view>

#include "common/option_values.h"
#include "common/text/edit_distance.h"

namespace dateline {

std::string meant_option(CLI::App& app, const std::vector<std::string>& arguments) {
  const auto unknown =
      std::find_if(arguments.begin(), arguments.end(), [](const std::string& argument) {
        return argument.size() > 2 && argument.starts_with("--");
      });
  if (unknown == arguments.end()) return {};
  const std::string name = unknown->substr(2, unknown->find('=') - 2);
  std::vector<std::string_view> known;
  std::string meant;
  for (CLI::Option* option : app.get_options()) {
    const std::vector<std::string>& names = option->get_lnames();
    known.insert(known.end(), names.begin(), names.end());
    const std::vector<std::string> values = values_of(option).names;
    const bool takes = std::find(values.begin(), values.end(), name) != values.end();
    if (names.empty() || !takes) continue;
    meant += (meant.empty() ? "--" : " or --") + names.front() + " " + name;
  }
  if (!meant.empty()) return meant;
  const std::string_view similar = similar_name(name, known);
  return similar.empty() ? meant : "--" + std::string(similar);
}

}  // namespace dateline
