#pragma once

#include <cstdint>
#include <vector>

#include "common/date.h"
#include "corpus/generator/random.h"

namespace dateline::corpus {

// How much is printed on each day: 4 % more a year, less on Saturdays and Sundays, some noise.
class Calendar {
 public:
  Calendar(Day first, Day last, std::uint64_t seed);  // both included, first <= last

  Day first() const { return first_; }
  Day last() const { return first_ + static_cast<Day>(volume_.size()) - 1; }

  // The day on which this share (0 to 1) of everything is printed.
  Day day_at(double share) const;

  // `day`, or a later one when little is printed on it; never after last().
  Day print_day(Day day, Random& random) const;

 private:
  Day first_;
  std::vector<double> volume_;      // 1 is a weekday of the first year
  std::vector<double> cumulative_;  // volume up to the end of the day
};

// 0 is Monday.
int weekday(Day day);

// Minutes since midnight: few at night, most from morning to evening.
std::uint32_t draw_minute(Random& random);

}  // namespace dateline::corpus
