#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// 1 (Monday) to 7 for the name of a day of the week, whole or abbreviated, in `language` or in
// English; 0 for other words. `name` as month_key() spells it; of languages that write no blanks
// ("星期四") it may go on.
int find_weekday(std::string_view name, std::string_view language);

struct WeekdayName {
  std::string name;
  int weekday = 0;
};
// The whole names of the days of the week in `language`, as ICU spells them in sentences.
std::vector<WeekdayName> whole_weekdays(const std::string& language);

}  // namespace dateline
