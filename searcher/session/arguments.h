#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Read what stands after the command of a name. Throw Error::Kind::kUsage, with a hint.

// A number from 1 to `most`.
std::size_t number_argument(std::string_view command, const std::string& argument,
                            std::size_t most);
// "on" or "off"; nothing at all: `otherwise`.
bool switch_argument(std::string_view command, const std::string& argument, bool otherwise);
// Which of some names it is, or the beginning of.
std::size_t name_argument(std::string_view command, const std::string& argument,
                          const std::vector<std::string_view>& names);

// The value of a name.
template <typename T>
T one_of(std::string_view command, const std::string& argument,
         std::initializer_list<std::pair<std::string_view, T>> table) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : table) names.push_back(name);
  return std::data(table)[name_argument(command, argument, names)].second;
}

// A path as it is typed: "~/" is the home folder.
std::string path_argument(std::string_view command, const std::string& argument);

}  // namespace dateline
