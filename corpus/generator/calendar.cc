#include "corpus/generator/calendar.h"

#include <algorithm>
#include <array>

#include "corpus/generator/elementary.h"

namespace dateline::corpus {
namespace {

constexpr double kGrowth = 0.04 / 365.25;  // a day
constexpr double kNoise = 0.3;             // of a day's volume, at most half of it up or down
constexpr std::array<double, 7> kWeekdays = {1.0, 1.06, 1.07, 1.05, 0.98, 0.58, 0.52};

}  // namespace

Calendar::Calendar(Day first, Day last, std::uint64_t seed) : first_(first) {
  double sum = 0;
  Random random(seed);
  for (Day day = first; day <= last; ++day) {
    const double noise = 1 + kNoise * (random.unit() - 0.5);
    volume_.push_back(kWeekdays[static_cast<std::size_t>(weekday(day))] * noise);
    sum += volume_.back() * exponential(kGrowth * (day - first));
    cumulative_.push_back(sum);
  }
}

Day Calendar::day_at(double share) const {
  const double wanted = share * cumulative_.back();
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), wanted);
  return std::min(first_ + static_cast<Day>(found - cumulative_.begin()), last());
}

Day Calendar::print_day(Day day, Random& random) const {
  day = std::min(day, last());
  while (day < last()) {
    // Every day is as likely as its volume, next to the largest one.
    if (random.unit() * 1.3 < volume_[static_cast<std::size_t>(day - first_)]) return day;
    ++day;
  }
  return day;
}

int weekday(Day day) {
  const int from_thursday = day % 7;  // 1970-01-01 was a Thursday
  return (from_thursday + 10) % 7;
}

std::uint32_t draw_minute(Random& random) {
  // The mean of three even draws is bell-shaped; its middle is 13:00.
  const std::uint32_t sum = random.below(480) + random.below(480) + random.below(480);
  return (sum + 60) % 1440;
}

}  // namespace dateline::corpus
