#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dateline {

// What may be meant by the first of `arguments`, none of which `app` knows, that is written as a
// long option: "--facet" for --facets, "--format json" for --json, several parted by " or ". Empty
// when there is none.
std::string meant_option(CLI::App& app, const std::vector<std::string>& arguments);

}  // namespace dateline
