#include "searcher/session/arguments.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "common/error.h"

namespace dateline {
namespace {

[[noreturn]] void refuse(std::string_view command, const std::string& argument,
                         const std::string& hint) {
  throw Error(Error::Kind::kUsage,
              argument.empty() ? fmt::format(".{} asks for more", command)
                               : fmt::format(".{} {} makes no sense", command, argument),
              hint);
}

}  // namespace

std::size_t number_argument(std::string_view command, const std::string& argument,
                            std::size_t most) {
  std::size_t number = 0;
  const char* end = argument.data() + argument.size();
  const auto [stop, error] = std::from_chars(argument.data(), end, number);
  if (error != std::errc() || stop != end || number == 0 || number > most) {
    refuse(command, argument, fmt::format("give a number from 1 on: .{} 2", command));
  }
  return number;
}

bool switch_argument(std::string_view command, const std::string& argument, bool otherwise) {
  if (argument.empty()) return otherwise;
  return one_of<bool>(command, argument, {{"on", true}, {"off", false}});
}

std::size_t name_argument(std::string_view command, const std::string& argument,
                          const std::vector<std::string_view>& names) {
  std::size_t found = names.size();
  std::size_t matching = 0;
  std::string known;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == argument) return i;
    known += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
    if (argument.empty() || !names[i].starts_with(argument)) continue;
    found = i;
    ++matching;
  }
  if (matching != 1) refuse(command, argument, "it is " + known);
  return found;
}

std::string path_argument(std::string_view command, const std::string& argument) {
  if (argument.empty()) refuse(command, argument, fmt::format("name a file: .{} FILE", command));
  std::string path = argument;
  if (path.size() > 1 && path.front() == '"' && path.back() == '"') {
    path = path.substr(1, path.size() - 2);
  }
  const char* home = std::getenv("HOME");
  if (home != nullptr && (path == "~" || path.starts_with("~/"))) path.replace(0, 1, home);
  return path;
}

}  // namespace dateline
