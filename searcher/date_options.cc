#include "searcher/date_options.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

#include "common/date_words.h"
#include "common/error.h"

namespace dateline {

DateRange period_option(const std::string& text, const std::string& option, Day today) {
  const auto range = parse_date_range(text, today);
  if (!range) {
    const std::string problem = date_problem(text);
    throw Error(Error::Kind::kUsage,
                option + " " + text + " is no date" + (problem.empty() ? "" : ": " + problem),
                "write it as 2022, 2022-09, 2022-09-08, 2022-07..2022-09, \"Q3 2022\", 7d, \"last "
                "week\" or none");
  }
  return *range;
}

DateRange date_filter(const DateOptions& options, Day today) {
  DateRange range;
  bool none = false;
  const auto narrow = [&range](Day first, Day last) {
    range.first = std::max(range.first, first);
    range.last = std::min(range.last, last);
  };
  const auto bounds = [&](const std::vector<std::string>& values, const std::string& option,
                          auto&& apply_period) {
    for (const std::string& value : values) {
      const DateRange part = period_option(value, option, today);
      if (part.none && option != "--date") {
        throw Error(Error::Kind::kUsage, option + " none makes no sense", "give --date none");
      }
      if (part.none) {
        none = true;
      } else {
        apply_period(part);
      }
    }
  };
  const DateRange open;
  bounds(options.within, "--date", [&](const DateRange& p) { narrow(p.first, p.last); });
  bounds(options.since, "--since", [&](const DateRange& p) { narrow(p.first, open.last); });
  bounds(options.until, "--until", [&](const DateRange& p) { narrow(open.first, p.last); });
  bounds(options.after, "--after", [&](const DateRange& p) { narrow(p.last + 1, open.last); });
  bounds(options.before, "--before", [&](const DateRange& p) { narrow(open.first, p.first - 1); });
  if (none && range.bounded()) {
    throw Error(Error::Kind::kUsage, "--date none goes with no other date",
                "leave one of them out");
  }
  range.none = none;
  return range;
}

std::uint32_t days_option(const std::string& text, const std::string& option) {
  constexpr std::uint32_t kMost = 100'000;
  std::uint32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, number);
  const std::string_view rest(unit, static_cast<std::size_t>(end - unit));
  const std::uint32_t days = rest == "d" || rest.empty() ? 1
                             : rest == "w"               ? 7
                             : rest == "m"               ? 30
                             : rest == "y"               ? 365
                                                         : 0;
  if (error != std::errc() || number == 0 || days == 0 || number > kMost / days) {
    throw Error(Error::Kind::kUsage, option + " " + text + " is no number of days",
                "write it as 30d, 4w, 6m or 2y");
  }
  return number * days;
}

}  // namespace dateline
