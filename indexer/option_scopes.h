#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <map>
#include <set>
#include <string>

namespace dateline {

// Which sub-commands an option means something to. Options stand before or after the sub-command,
// so they all belong to the program, and one that its sub-command does not know is a mistake.
class OptionScopes {
 public:
  // Adds to the sub-commands that take the option; an option of none is taken by all.
  void allow(const CLI::Option* option, std::initializer_list<const char*> commands);

  // Throws Error::Kind::kUsage when an option was given that the parsed sub-command does not take.
  void check(const CLI::App& app) const;

 private:
  std::map<const CLI::Option*, std::set<std::string>> commands_;
};

}  // namespace dateline
