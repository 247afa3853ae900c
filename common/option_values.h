#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dateline {

// The values an option takes where they are few and known, for shells to complete. They are kept
// with the option and check nothing: what is unknown gets its message where it is given meaning.
struct OptionValues {
  std::vector<std::string> names;
  bool list = false;  // several of them, between commas
};

void set_values(CLI::Option* option, const OptionValues& values);
// Empty where none were set.
OptionValues values_of(CLI::Option* option);

}  // namespace dateline
