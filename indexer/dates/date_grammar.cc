#include "indexer/dates/date_grammar.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_set>

namespace dateline {
namespace {

constexpr int kFirstBuddhistYear = 2400;
constexpr int kBuddhistYears = 543;

// What may stand between a day and its month, parted by blanks.
constexpr std::string_view kAfterDay =
    ". - \u2013 / , ' \u2019 \u00ba \u00aa st nd rd th er re o a de of the d di den da do na ta va "
    "ja al "
    "ng ga ik m vo nji \u0433\u043e \u0439 \u0435 \u0645\u0646 \u06cc \u0645\u0627\u0647 "
    "\u0e40\u0e14\u0e37\u0e2d\u0e19 \u0ec0\u0e94\u0eb7\u0ead\u0e99 \u1781\u17c2";
// What may stand between a month and its year, a year and its month, or a day and its year.
constexpr std::string_view kAfterMonth =
    ". , - / ' \u2019 \u060c st nd rd th de del do d of the ng ka a m p ko gada year mwaka anul "
    "yil "
    "\u0433 \u0433\u043e\u0434\u0430 \u0440\u043e\u043a\u0443 \u0436 "
    "\u0436\u044b\u043b\u0493\u044b \u0436\u044b\u043b "
    "\u043e\u043d\u044b \u0633\u0646\u0629 \u0639\u0627\u0645 \u0644\u0639\u0627\u0645 "
    "\u0633\u0627\u0644 \u0645 "
    "\u1240\u1295 \u0e1b\u0e35 \u0e9b\u0eb5 \u1786\u17d2\u1793\u17b6\u17c6 \u0938\u0928\u094d";
// Buddhist era, in Thai.
constexpr std::string_view kBuddhistEra = "\u0e1e.\u0e28 \u0e1e\u0e28";

using Keys = std::unordered_set<std::string>;

Keys keys_of(std::string_view list) {
  Keys keys;
  while (!list.empty()) {
    const std::size_t blank = std::min(list.find(' '), list.size());
    const std::string_view word = list.substr(0, blank);
    keys.insert(word == "." ? std::string(word) : month_key(word));
    list.remove_prefix(std::min(blank + 1, list.size()));
  }
  return keys;
}

std::string_view without_last_letter(std::string_view word) {
  while (!word.empty() && (word.back() & 0xC0) == 0x80) word.remove_suffix(1);
  if (!word.empty()) word.remove_suffix(1);
  return word;
}

bool is_one_of(const DateToken& token, std::initializer_list<std::string_view> keys) {
  return token.kind != DateToken::Kind::kNumber &&
         std::find(keys.begin(), keys.end(), token.key) != keys.end();
}

}  // namespace

bool DateGrammar::set(WrittenDate& date, const NamedMonth& month, int year, int day,
                      std::size_t begin, std::size_t end) const {
  Calendar calendar = month.calendar;
  if (calendar == Calendar::kGregorian) {
    if (year >= kFirstBuddhistYear && style_.language == "th") year -= kBuddhistYears;
    if (year < kFirstPrintedYear) return false;
  }
  Date found;
  if (day > 0) {
    found = to_gregorian(calendar, year, month.month, day);
  } else if (calendar == Calendar::kGregorian) {
    found = make_date(year, month.month);
  }
  if (!found.known()) return false;
  date = WrittenDate();
  date.date = found;
  date.begin = begin;
  date.end = end;
  return true;
}

bool DateGrammar::set_without_year(WrittenDate& date, int month, int day, std::size_t begin,
                                   std::size_t end) const {
  constexpr int kLeapYear = 2000;
  if (!make_date(kLeapYear, month, day).known()) return false;
  date = WrittenDate();
  date.month = month;
  date.day = day;
  date.begin = begin;
  date.end = end;
  return true;
}

std::size_t DateGrammar::skip(std::size_t i, bool after_month, bool& buddhist) {
  static const Keys after_day_keys = keys_of(kAfterDay);
  static const Keys after_month_keys = keys_of(kAfterMonth);
  static const Keys era_keys = keys_of(kBuddhistEra);
  const Keys& keys = after_month ? after_month_keys : after_day_keys;
  for (int skipped = 0; skipped < 3; ++skipped, ++i) {
    const DateToken& token = tokens_[i];
    if (!token.is_word() && token.kind != DateToken::Kind::kSign) break;
    if (era_keys.contains(token.key)) {
      buddhist = true;
    } else if (!keys.contains(token.key)) {
      break;
    }
  }
  return i;
}

DateGrammar::Month DateGrammar::month_at(std::size_t i) {
  Month month;
  if (!tokens_[i].is_word()) return month;
  const std::string& key = tokens_[i].key;
  month.key = key;
  month.begin = tokens_[i].begin;
  month.end = tokens_[i].end;
  month.next = i + 1;
  if (begins_month(key) && tokens_[i + 1].is_word()) {
    month.name = find_month(key + " " + tokens_[i + 1].key, style_.language);
    if (month.name.month != 0) {
      month.end = tokens_[i + 1].end;
      month.next = i + 2;
    }
  }
  if (month.name.month == 0) month.name = find_month(key, style_.language);
  // Hebrew prefixes and Khmer "month" are written together with the name.
  for (const std::string_view prefix : {"ב", "ខែ", "เดือน"}) {
    if (month.name.month == 0 && key.size() > prefix.size() && key.starts_with(prefix)) {
      month.name = find_month(std::string_view(key).substr(prefix.size()), style_.language);
    }
  }
  // Endings of cases: up to three letters, of names that stay long enough to be sure.
  constexpr std::size_t kLeastStem = 5;
  if (month.name.month == 0 && style_.language != "en" && key.size() > kLeastStem) {
    std::string_view stem = without_last_letter(key);
    for (int dropped = 1; dropped <= 3 && stem.size() >= kLeastStem; ++dropped) {
      const NamedMonth found = find_month(stem, style_.language);
      if (found.own) {
        month.name = found;
        break;
      }
      stem = without_last_letter(stem);
    }
  }
  // "أيلول/سبتمبر": the same month in two traditions.
  if (month.name.month != 0 && tokens_[month.next].is("/") && tokens_[month.next + 1].is_word()) {
    const std::size_t other = month.next + 1;
    const NamedMonth again = find_month(tokens_[other].key, style_.language);
    if (again.month == month.name.month) {
      month.end = tokens_[other].end;
      month.next = other + 1;
    }
  }
  return month;
}

bool DateGrammar::year_first(WrittenDate& date) {
  if (month_then_year(date) || year_first_digits(date) || year_first_marked(date) ||
      year_first_named(date)) {
    return true;
  }
  const DateToken& year = tokens_[0];
  const DateToken& sign = tokens_[1];
  if (sign.kind != DateToken::Kind::kEnd && !sign.blank_before &&
      is_one_of(sign, {"-", "–", "/", "%", ":", "'", "’"})) {
    return false;  // a span of years, a season, a share
  }
  const Date found = make_date(year.value);
  if (!found.known()) return false;
  date = WrittenDate();
  date.date = found;
  date.bare = true;
  date.begin = year.begin;
  date.end = year.end;
  return true;
}

bool DateGrammar::year_first_digits(WrittenDate& date) {
  const DateToken& sign = tokens_[1];
  if (!is_one_of(sign, {"-", "/", "."}) || sign.blank_before) return false;
  if (!tokens_[2].is_number(1, 2) || !tokens_[3].is(sign.key) || tokens_[3].blank_before) {
    return false;
  }
  const DateToken& day = tokens_[4];
  if (!day.is_number(1, 2)) return false;
  if (!sign.is(".") && (tokens_[2].blank_before || day.blank_before)) return false;
  const DateToken& after = tokens_[5];
  if (after.is(sign.key) && !after.blank_before && tokens_[6].is_number(1, 8) &&
      !tokens_[6].blank_before) {
    return false;
  }
  NamedMonth month{tokens_[2].value, Calendar::kGregorian, true};
  if (tokens_[0].value < kFirstPrintedYear) {
    const bool persian = style_.language == "fa" || style_.language == "ps";
    if (!persian && !is_one_of(after, {"ه", "هـ"})) return false;
    month.calendar = persian ? Calendar::kPersian : Calendar::kIslamic;
  }
  return set(date, month, tokens_[0].value, day.value, tokens_[0].begin, day.end);
}

// 2022年9月8日, 2022년 9월 8일, 2022 оны 9 сарын 8
bool DateGrammar::year_first_marked(WrittenDate& date) {
  if (!is_one_of(tokens_[1], {"年", "년", "оны"}) || !tokens_[2].is_number(1, 2)) return false;
  std::size_t at = 3;
  while (at < 6 && is_one_of(tokens_[at], {"-", "р", "ий", "дугаар", "дугээр"})) ++at;
  if (!is_one_of(tokens_[at], {"月", "월", "сарын", "сар", "сард"})) return false;
  const NamedMonth month{tokens_[2].value, Calendar::kGregorian, true};
  const std::size_t begin = tokens_[0].begin;
  const DateToken& day = tokens_[at + 1];
  if (day.is_number(1, 2) && !tokens_[at + 2].is("个")) {
    const bool marked = is_one_of(tokens_[at + 2], {"日", "일", "号", "號"});
    if (set(date, month, tokens_[0].value, day.value, begin,
            marked ? tokens_[at + 2].end : day.end)) {
      return true;
    }
  }
  return set(date, month, tokens_[0].value, 0, begin, tokens_[at].end);
}

// "2022. szeptember 8.", "2022 m. rugsėjo 8 d.", "2022. gada 8. septembrī", "2022 සැප්තැම්බර් 08"
bool DateGrammar::year_first_named(WrittenDate& date) {
  if (!puts_year_first(style_.language)) return false;
  bool buddhist = false;
  std::size_t at = skip(1, true, buddhist);
  if (at == 1 && tokens_[1].is_word() && month_at(1).name.month == 0) at = 2;  // "2022 йилнинг"
  const std::size_t begin = tokens_[0].begin;
  const int year = tokens_[0].value;
  if (const Month month = month_at(at); month.name.month != 0) {
    const std::size_t next = skip(month.next, true, buddhist);
    const DateToken& day = tokens_[next];
    if (day.is_number(1, 2) && set(date, month.name, year, day.value, begin, day.end)) return true;
    return set(date, month.name, year, 0, begin, month.end);
  }
  if (!tokens_[at].is_number(1, 2)) return false;
  const int day = tokens_[at].value;
  const Month month = month_at(skip(at + 1, false, buddhist));
  return month.name.month != 0 && set(date, month.name, year, day, begin, month.end);
}

bool DateGrammar::month_capitalised(std::size_t begin) const {
  // Only "may" and "march" are words of their own.
  return tokens_.text()[begin] < 'a' || tokens_.text()[begin] > 'z';
}

// "September 2022", when the number is the year
bool DateGrammar::month_then_year(WrittenDate& date) {
  if (!before_.is_word() || before_.key.empty()) return false;
  const NamedMonth month = find_month(before_.key, style_.language);
  constexpr std::size_t kLeastLetters = 4;  // "rolled out 2021" is no October
  if (month.month == 0 || (!month.own && before_.key.size() < kLeastLetters)) return false;
  if (style_.language == "en" && !month_capitalised(before_.begin)) return false;
  return set(date, month, tokens_[0].value, 0, before_.begin, tokens_[0].end);
}

bool DateGrammar::day_or_month_first(WrittenDate& date) {
  return all_digits(date) || marked_month_day(date) || numbered_month(date) || month_day(date) ||
         day_month(date);
}

// 3.5.2019, 3. 5. 2019, 3/5/2019, 3-5-2019, 03.05.19
bool DateGrammar::all_digits(WrittenDate& date) {
  const DateToken& sign = tokens_[1];
  const bool barred = sign.is("|");  // "26 | 01 | 2022"
  if (!is_one_of(sign, {".", "/", "-", "|"}) || (sign.blank_before && !barred)) return false;
  const DateToken& second = tokens_[2];
  const DateToken& again = tokens_[3];
  const DateToken& year = tokens_[4];
  if (!second.is_number(1, 2) || !again.is(sign.key) || (again.blank_before && !barred)) {
    return false;
  }
  const bool dotted = sign.is(".") || barred;
  if (!dotted && (second.blank_before || year.blank_before)) return false;
  int full_year = year.value;
  if (year.is_number(2, 2)) {
    constexpr int kTurn = 70;
    if (!sign.is(".") || year.blank_before || tokens_[0].digits != 2 || second.digits != 2)
      return false;
    full_year += full_year < kTurn ? 2000 : 1900;
  } else if (!year.is_year()) {
    return false;
  }
  const DateToken& after = tokens_[5];
  if (after.is(sign.key) && !after.blank_before && tokens_[6].is_number(1, 8) &&
      !tokens_[6].blank_before) {
    return false;  // 1.2.2022.4
  }
  const int a = tokens_[0].value;
  const int b = second.value;
  NamedMonth month{b, Calendar::kGregorian, true};
  int day = a;
  if (a <= 12 && b <= 12 && a != b && !dotted && style_.order == DayOrder::kUnknown) return false;
  if (b > 12 || (a <= 12 && !dotted && style_.order == DayOrder::kMonthFirst)) {
    month.month = a;
    day = b;
  }
  return month.month <= 12 && set(date, month, full_year, day, tokens_[0].begin, year.end);
}

// 9月8日, 9월 8일; 令和4年9月8日, after the name of an era
bool DateGrammar::marked_month_day(WrittenDate& date) {
  std::size_t at = 1;
  int year = 0;
  std::size_t begin = tokens_[0].begin;
  if (tokens_[1].is("年")) {
    const int first = first_year_of_era(before_.key);
    if (first == 0 || before_.end != begin || !tokens_[2].is_number(1, 2)) return false;
    year = first + tokens_[0].value - 1;
    begin = before_.begin;
    at = 3;
  }
  if (!is_one_of(tokens_[at], {"月", "월"})) return false;
  const DateToken& day = tokens_[at + 1];
  const int month = tokens_[at - 1].value;
  const bool has_day = day.is_number(1, 2) && is_one_of(tokens_[at + 2], {"日", "일", "号", "號"});
  if (year != 0) {
    const NamedMonth named{month, Calendar::kGregorian, true};
    return has_day ? set(date, named, year, day.value, begin, tokens_[at + 2].end)
                   : set(date, named, year, 0, begin, tokens_[at].end);
  }
  return has_day && set_without_year(date, month, day.value, begin, tokens_[at + 2].end);
}

// "ngày 3 tháng 5 năm 2019"
bool DateGrammar::numbered_month(WrittenDate& date) {
  if (!is_one_of(tokens_[1], {"thang", "thg"}) || !tokens_[2].is_number(1, 2)) return false;
  const int month = tokens_[2].value;
  const std::size_t at =
      is_one_of(tokens_[3], {"nam", ",", "/", "-"}) && tokens_[4].is_year() ? 4 : 3;
  const NamedMonth named{month, Calendar::kGregorian, true};
  const int day = tokens_[0].value;
  if (tokens_[at].is_year()) {
    return month <= 12 &&
           set(date, named, tokens_[at].value, day, tokens_[0].begin, tokens_[at].end);
  }
  return set_without_year(date, month, day, tokens_[0].begin, tokens_[2].end);
}

bool DateGrammar::stands_alone(const Month& month) const {
  constexpr std::size_t kLeastBytes = 5;  // of a name in another script: three letters
  if (month.name.calendar != Calendar::kGregorian) return false;
  if (!month.name.own && !style_.language.empty() && style_.language != "und") return false;
  if (style_.language == "en") return month_capitalised(month.begin);
  return (month.key.front() & 0x80) == 0 || month.key.size() >= kLeastBytes;
}

// 3 May 2019, 3. Mai 2019, 3rd of May, 2019, 3 de mayo de 2019, 3-May-2019, 3 May
bool DateGrammar::day_month(WrittenDate& date) {
  bool buddhist = false;
  const std::size_t at = skip(1, false, buddhist);
  const Month month = month_at(at);
  if (month.name.month == 0) return false;
  const int day = tokens_[0].value;
  const DateToken& year = tokens_[skip(month.next, true, buddhist)];
  if (year.is_year()) {
    const int shift = buddhist && style_.language != "th" ? kBuddhistYears : 0;
    if (set(date, month.name, year.value - shift, day, tokens_[0].begin, year.end)) return true;
  }
  return stands_alone(month) &&
         set_without_year(date, month.name.month, day, tokens_[0].begin, month.end);
}

// May 3, 2019; May 3rd 2019; May 3
bool DateGrammar::month_day(WrittenDate& date) {
  if (!before_.is_word() || before_.key.empty()) return false;
  Month month;
  month.name = find_month(before_.key, style_.language);
  if (month.name.month == 0) return false;
  month.key = before_.key;
  month.begin = before_.begin;
  const int day = tokens_[0].value;
  bool buddhist = false;
  const std::size_t at = skip(1, true, buddhist);
  const DateToken& year = tokens_[at];
  if (year.is_year() && set(date, month.name, year.value, day, month.begin, year.end)) return true;
  constexpr std::size_t kLeastLetters = 4;  // "mar 3" is a Tuesday in Spanish
  if (style_.language != "en" && month.key.size() < kLeastLetters) return false;
  if (!stands_alone(month)) return false;
  return set_without_year(date, month.name.month, day, month.begin, tokens_[0].end);
}

}  // namespace dateline
