#include "common/text/readable.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

// More than this is no time that anybody waits.
constexpr double kMaxSeconds = 1e9;

std::uint64_t whole_seconds(double seconds) {
  if (!(seconds > 0)) return 0;  // also when it is no number
  return static_cast<std::uint64_t>(std::llround(std::min(seconds, kMaxSeconds)));
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3;) {
    place -= 3;
    text.insert(place, 1, ',');
  }
  return text;
}

std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural) {
  if (number != 1 && !plural.empty()) return fmt::format("{} {}", grouped(number), plural);
  return fmt::format("{} {}{}", grouped(number), singular, number == 1 ? "" : "s");
}

std::string data_size(std::uint64_t bytes) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  if (megabytes < 99.95) return fmt::format("{:.1f} MB", megabytes);
  if (megabytes < 9999.5) return grouped(static_cast<std::uint64_t>(megabytes + 0.5)) + " MB";
  return fmt::format("{:.1f} GB", megabytes / 1e3);
}

std::string data_rate(double bytes_per_second) {
  return fmt::format("{:.1f} MB/s", bytes_per_second / 1e6);
}

std::string duration(double seconds) {
  if (seconds < 99.95) return fmt::format("{:.1f} s", std::max(seconds, 0.0));
  const std::uint64_t whole = whole_seconds(seconds);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string countdown(double seconds) {
  const std::uint64_t whole = whole_seconds(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole % 3600 / 60, whole % 60);
}

}  // namespace dateline
