// parse_date: a date as metadata has it.
#include <array>
#include <cstddef>

#include "common/date.h"
#include "common/date_words.h"
#include "common/text/ascii.h"

namespace dateline {
namespace {

// No news is older; year 1 is what some databases write for "no date".
constexpr int kOldestYear = 1000;

// A run of digits.
struct Digits {
  std::int64_t value = 0;
  std::size_t count = 0;
};

// Reads a text from left to right; what does not match leaves the position where it was.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool at_end() const { return position_ == text_.size(); }
  std::size_t position() const { return position_; }
  void go_back(std::size_t position) { position_ = position; }

  bool skip_blanks() {
    const std::size_t start = position_;
    while (!at_end() && is_ascii_blank(text_[position_])) ++position_;
    return position_ != start;
  }

  bool eat(char c) {
    if (at_end() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  // One of `set`, or '\0'.
  char eat_any(std::string_view set) {
    if (at_end() || set.find(text_[position_]) == std::string_view::npos) return '\0';
    return text_[position_++];
  }

  std::optional<Digits> digits(std::size_t least, std::size_t most) {
    Digits run;
    std::size_t next = position_;
    while (next < text_.size() && is_ascii_digit(text_[next])) {
      if (++run.count > most) return std::nullopt;
      run.value = run.value * 10 + (text_[next++] - '0');
    }
    if (run.count < least) return std::nullopt;
    position_ = next;
    return run;
  }

  // A run of ASCII letters in lower case; empty when there is none.
  std::string word() {
    std::string letters;
    while (!at_end() && is_ascii_letter(text_[position_])) {
      letters += ascii_lower(text_[position_++]);
    }
    return letters;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

// True when `word` is `name` or a beginning of it with at least three letters.
bool abbreviates(std::string_view word, std::string_view name) {
  return word.size() >= 3 && name.substr(0, word.size()) == word;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  for (const std::string_view day : kDays) {
    if (abbreviates(word, day)) return true;
  }
  return false;
}

int read_month_name(Scanner& in) {
  const std::size_t start = in.position();
  const int month = month_of_name(in.word());
  if (month == 0) {
    in.go_back(start);
    return 0;
  }
  in.eat('.');
  return month;
}

// Minutes east of Greenwich of a zone's name; nullopt for one that is not known or not clear.
std::optional<std::int16_t> zone_of(std::string_view name) {
  struct Zone {
    std::string_view name;
    std::int16_t minutes;
  };
  static constexpr Zone kZones[] = {
      {"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},    {"wet", 0},    {"bst", 60},
      {"west", 60},  {"cet", 60},   {"cest", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},
      {"jst", 540},  {"kst", 540},  {"hkt", 480},  {"sgt", 480},  {"est", -300}, {"edt", -240},
      {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}};
  for (const Zone& zone : kZones) {
    if (zone.name == name) return zone.minutes;
  }
  return std::nullopt;
}

// "Z", "+02:00", "-0500", "+2", "GMT", "EDT", "(UTC)", "[Europe/Tirane]"; true when the text makes
// sense, whether or not it tells the offset.
bool parse_zone(Scanner& in, Date& date) {
  in.skip_blanks();
  std::size_t start = in.position();
  std::string name = in.word();
  if (!name.empty()) {
    if (name.size() > 5) return false;
    date.zone_minutes = zone_of(name);
    start = in.position();
    if (name != "gmt" && name != "utc") return true;
  }
  if (const char sign = in.eat_any("+-")) {
    const auto first = in.digits(1, 4);
    if (!first || first->count == 3) return false;
    std::int64_t minutes =
        first->count == 4 ? first->value / 100 * 60 + first->value % 100 : first->value * 60;
    if (first->count < 4 && in.eat(':')) {
      const auto second = in.digits(2, 2);
      if (!second || second->value > 59) return false;
      minutes += second->value;
    }
    if (minutes > 14 * 60) return false;
    date.zone_minutes = static_cast<std::int16_t>(sign == '-' ? -minutes : minutes);
  } else {
    in.go_back(start);
  }
  in.skip_blanks();
  if (const char open = in.eat_any("([")) {
    while (!in.word().empty() || in.eat_any("/_+-") || in.digits(1, 4)) {
    }
    return in.eat(open == '(' ? ')' : ']');
  }
  return true;
}

// "14:05", "14:05:00.123", "2:05 p.m.", then perhaps a zone.
bool parse_time(Scanner& in, Date& date) {
  const auto hour = in.digits(1, 2);
  if (!hour || !in.eat(':')) return false;
  const auto minute = in.digits(2, 2);
  if (!minute) return false;
  std::int64_t second = 0;
  if (in.eat(':')) {
    const auto digits = in.digits(2, 2);
    if (!digits) return false;
    second = digits->value == 60 ? 59 : digits->value;  // a leap second
    if (in.eat_any(".,") && !in.digits(1, 18)) return false;
  }
  std::int64_t hours = hour->value;
  const std::size_t start = in.position();
  in.skip_blanks();
  const char half = ascii_lower(in.eat_any("aApP"));
  if (half != '\0' && (in.eat('.'), ascii_lower(in.eat_any("mM")) == 'm')) {
    in.eat('.');
    if (hours < 1 || hours > 12) return false;
    hours = hours % 12 + (half == 'p' ? 12 : 0);
  } else {
    in.go_back(start);
  }
  if (hours > 23 || minute->value > 59 || second > 59) return false;
  date.seconds = static_cast<std::int32_t>(hours * 3600 + minute->value * 60 + second);
  return parse_zone(in, date);
}

// "140500", "1405" after the day of a compact form.
bool parse_compact_time(const Digits& run, Date& date) {
  const std::int64_t time = run.count == 4 ? run.value * 100 : run.value;
  const std::int64_t hour = time / 10000;
  const std::int64_t minute = time / 100 % 100;
  const std::int64_t second = time % 100;
  if (hour > 23 || minute > 59 || second > 59) return false;
  date.seconds = static_cast<std::int32_t>(hour * 3600 + minute * 60 + second);
  return true;
}

int narrow(std::int64_t value) { return static_cast<int>(value); }

// A number that is a date by itself: a year, a day, a day with time, seconds or milliseconds.
Date date_of_number(const Digits& run) {
  if (run.count == 4) return make_date(narrow(run.value));
  if (run.count == 8 || run.count == 14) {
    const std::int64_t day = run.count == 8 ? run.value : run.value / 1000000;
    Date date = make_date(narrow(day / 10000), narrow(day / 100 % 100), narrow(day % 100));
    if (run.count == 14 && !parse_compact_time({run.value % 1000000, 6}, date)) return {};
    return date;
  }
  if (run.count < 9 || run.count > 13) return {};
  const std::int64_t seconds = run.count > 10 ? run.value / 1000 : run.value;
  const CivilDay parts = civil(static_cast<Day>(seconds / 86400));
  Date date = make_date(parts.year, parts.month, parts.day);
  date.seconds = static_cast<std::int32_t>(seconds % 86400);
  date.zone_minutes = 0;
  return date;
}

// Two numbers before a year: day first when dotted, else only when it is clear which is which.
Date date_of_parts(char separator, int first, int second, int year) {
  if (separator == '.' || first > 12 || first == second) return make_date(year, second, first);
  if (second > 12) return make_date(year, first, second);
  return {};
}

// "September 8, 2022", "Sept. 8th 2022", "September 2022"; "Sep 08" alone leaves the year to come.
Date parse_month_first(Scanner& in, int month) {
  in.eat(',');
  in.skip_blanks();
  if (const auto year = in.digits(4, 4)) return make_date(narrow(year->value), month);
  const auto day = in.digits(1, 2);
  if (!day) return {};
  const std::size_t start = in.position();
  const std::string ordinal = in.word();
  if (ordinal != "st" && ordinal != "nd" && ordinal != "rd" && ordinal != "th") in.go_back(start);
  in.eat(',');
  if (!in.skip_blanks()) return {};
  std::size_t here = in.position();
  if (const auto year = in.digits(4, 4)) {
    return make_date(narrow(year->value), month, narrow(day->value));
  }
  // "Sep 08 14:05:00 +0000 2022": the time stands before the year.
  Date time;
  const auto hour = in.digits(1, 2);
  if (!hour) return {};
  in.go_back(here);
  if (!parse_time(in, time)) return {};
  in.skip_blanks();
  const auto year = in.digits(4, 4);
  if (!year) return {};
  Date date = make_date(narrow(year->value), month, narrow(day->value));
  date.seconds = time.seconds;
  date.zone_minutes = time.zone_minutes;
  return date;
}

// "8 September 2022", "08-SEP-2022", "8th of September, 2022", after the day.
Date parse_day_first(Scanner& in, int day) {
  const std::size_t start = in.position();
  const std::string ordinal = in.word();
  if (ordinal != "st" && ordinal != "nd" && ordinal != "rd" && ordinal != "th") in.go_back(start);
  if (!in.eat_any("-/")) in.skip_blanks();
  const std::size_t of = in.position();
  if (in.word() != "of" || !in.skip_blanks()) in.go_back(of);
  const int month = read_month_name(in);
  if (month == 0) return {};
  if (!in.eat_any("-/")) {
    in.eat(',');
    in.skip_blanks();
  }
  const auto year = in.digits(4, 4);
  return year ? make_date(narrow(year->value), month, day) : Date{};
}

// What starts with digits.
Date parse_numeric(Scanner& in) {
  const auto first = in.digits(1, 14);
  if (!first) return {};
  const std::size_t start = in.position();
  const char separator = in.eat_any("-/.");
  const auto second = separator ? in.digits(1, 2) : std::nullopt;
  if (second && first->count == 4) {
    const std::size_t before_day = in.position();
    const auto third = in.eat(separator) ? in.digits(1, 2) : std::nullopt;
    if (third) {
      return make_date(narrow(first->value), narrow(second->value), narrow(third->value));
    }
    in.go_back(before_day);
    return separator == '-' ? make_date(narrow(first->value), narrow(second->value)) : Date{};
  }
  if (second && first->count <= 2 && in.eat(separator)) {
    const auto year = in.digits(4, 4);
    if (!year) return {};
    return date_of_parts(separator, narrow(first->value), narrow(second->value),
                         narrow(year->value));
  }
  in.go_back(start);
  if (first->count <= 2) return parse_day_first(in, narrow(first->value));
  Date date = date_of_number(*first);
  if (first->count == 8) {
    if (in.eat('T')) {  // 20220908T140500Z
      auto time = in.digits(4, 6);
      if (!time || time->count == 5 || !parse_compact_time(*time, date) || !parse_zone(in, date)) {
        in.go_back(start);
      }
    }
  } else if (first->count >= 9 && first->count <= 10 && in.eat('.')) {  // 1662645900.25
    if (!in.digits(1, 9)) in.go_back(start);
  }
  return date;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Scanner in(text);
  in.skip_blanks();
  const std::size_t start = in.position();
  if (is_weekday(in.word())) {
    in.eat('.');
    in.eat(',');
    in.skip_blanks();
  } else {
    in.go_back(start);
  }
  const int month = read_month_name(in);
  Date date = month != 0 ? parse_month_first(in, month) : parse_numeric(in);
  if (!date.known() || civil(date.day).year < kOldestYear) return std::nullopt;

  if (date.precision == Date::Precision::kDay && !date.seconds && !in.at_end()) {
    const std::size_t end_of_day = in.position();
    in.eat(',');
    const bool apart = in.eat_any("Tt") || in.skip_blanks();
    const std::size_t before_at = in.position();
    if (in.word() != "at" || !in.skip_blanks()) in.go_back(before_at);
    if (!in.at_end() && (!apart || !parse_time(in, date))) in.go_back(end_of_day);
  }
  in.skip_blanks();
  if (!in.at_end()) return std::nullopt;
  return date;
}

}  // namespace dateline
