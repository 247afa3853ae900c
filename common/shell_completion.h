#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace dateline {

// A script that teaches a shell - bash, zsh or fish - to complete the options, their values and the
// sub-commands of a program, from its flag definitions. Throws Error::Kind::kUsage for other
// shells.
std::string shell_completion(CLI::App& app, const std::string& program, std::string_view shell);

}  // namespace dateline
