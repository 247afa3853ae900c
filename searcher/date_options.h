#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/date.h"

namespace dateline {

// The options that narrow down dates, as they stand on the command line.
struct DateOptions {
  std::vector<std::string> within, since, until, before, after;
};

// Those below throw Error::Kind::kUsage, with a hint, for what is no date.

// The period that the value of an option names.
DateRange period_option(const std::string& text, const std::string& option, Day today);

// All date options must hold; "none" goes with no other.
DateRange date_filter(const DateOptions& options, Day today);

// "30d", "4w", "6m", "2y" or a number of days, as days.
std::uint32_t days_option(const std::string& text, const std::string& option);

}  // namespace dateline
