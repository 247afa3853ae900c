#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "common/command_line.h"

namespace dateline {

// The manual page of a program in roff, from its flag definitions.
std::string man_page(const CLI::App& app, const ProgramText& text);

}  // namespace dateline
