#include "searcher/session/prompt.h"

#include <algorithm>

#include "common/text/width.h"

namespace dateline {
namespace {

constexpr std::size_t kShortest = 12;

std::string plain_prompt(const State& state, std::size_t width) {
  const std::string filters = active_filters(state);
  if (filters.empty()) return "";
  return "[" + fit(filters, std::max(kShortest, width / 3)) + "] ";
}

}  // namespace

std::string prompt(const State& state, std::size_t width, const Painter& painter) {
  return painter(Style::kSelected, plain_prompt(state, width)) + "> ";
}

std::string continued_prompt(const State& state, std::size_t width) {
  const std::string before = plain_prompt(state, width) + "> ";
  return std::string(display_width(before) - 2, '.') + "> ";
}

}  // namespace dateline
