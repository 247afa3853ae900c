#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace dateline {

enum class Verbosity { kQuiet, kNormal, kVerbose };

// Sends spdlog's default logger to standard error as "dateline-index: warning: ..." lines (plain
// news without a level), in colour only on a terminal and when NO_COLOR is unset. kQuiet leaves
// errors only.
void set_up_log(const char* program, Verbosity verbosity);

// True when standard error is a terminal that can redraw its last line, and not kQuiet.
bool has_status_line();

// Shows `text` (one line that fits the terminal) below all messages, in place of what it showed
// before; messages never tear it. "" takes it away. Does nothing unless has_status_line(). Any
// thread.
void set_status_line(const std::string& text);

}  // namespace dateline
