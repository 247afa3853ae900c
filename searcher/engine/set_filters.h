#pragma once

#include <functional>
#include <string>
#include <vector>

#include "searcher/engine/request.h"

namespace dateline {

// A filter that is set, as the option that sets it.
struct SetFilter {
  std::string text;  // --country AL,IR; --source "Daily Mirror"
  std::function<void(Filters&)> clear;
};

std::vector<SetFilter> set_filters(const Filters& filters);

}  // namespace dateline
