#pragma once

#include <spdlog/spdlog.h>

namespace dateline {

enum class Verbosity { kQuiet, kNormal, kVerbose };

// Sends spdlog's default logger to standard error as "dateline-index: warning: ..." lines (plain news without a level), in
// colour only on a terminal and when NO_COLOR is unset. kQuiet leaves errors only.
void set_up_log(const char* program, Verbosity verbosity);

}  // namespace dateline
