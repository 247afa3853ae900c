#pragma once

#include <cstddef>
#include <string>

#include "searcher/present/ansi.h"
#include "searcher/session/state.h"

namespace dateline {

// A prompt: the filters in brackets, shortened to a part of `width`, and ">".
std::string prompt(const State& state, std::size_t width, const Painter& painter);

// What stands before the further lines of a query whose quotes or brackets are open.
std::string continued_prompt(const State& state, std::size_t width);

}  // namespace dateline
