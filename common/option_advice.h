#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dateline {

// What may be meant by the first of `arguments` that is no option of `app` or of the sub-command
// that was asked for: "--facet" for --facets, "--format json" for --json. Empty when it is not
// clear, or no argument is written as a long option.
std::string meant_option(CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace dateline
