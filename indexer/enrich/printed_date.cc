#include "indexer/enrich/printed_date.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/dates/numerals.h"
#include "indexer/dates/written_date.h"
#include "indexer/enrich/date_labels.h"

namespace dateline {
namespace {

constexpr std::size_t kHeadBytes = 1600;
constexpr std::size_t kTailBytes = 500;
constexpr int kHeadLines = 6;
constexpr int kTailLines = 3;
constexpr std::size_t kParagraph = 200;    // bytes of a line that is one
constexpr std::size_t kLongestLine = 160;  // bytes of a line about the article
constexpr std::size_t kLongestPlace = 80;  // bytes before the date of a dateline
constexpr std::size_t kClosedWithin = 60;  // bytes from there to the dash
constexpr int kMostPlaceWords = 6;
constexpr int kMostBylineWords = 10;

// From the surest on.
enum Rule : std::uint8_t { kPublished, kDateLine, kByline, kDateline, kModified, kNoRule };
constexpr std::array<std::string_view, 5> kRuleNames = {"published", "date-line", "byline",
                                                        "dateline", "modified"};

bool ends_sentence(std::string_view line) {
  line = trim(line);
  for (const std::string_view mark : {".", "!", "?", "。", "।", "۔", "\u2026", "።"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

// The date with its time of day, when one follows at once: "10:15", "2:05 pm".
Date with_time(Date date, std::string_view after) {
  std::size_t at = find_digit(after.substr(0, 16), 0);
  if (at == std::string_view::npos || date.precision != Date::Precision::kDay) return date;
  for (std::size_t i = 0; i < at; ++i) {
    if (after[i] == '(' || after[i] == '|') return date;
  }
  const Numeral hour = read_numeral(after, at);
  if (hour.digits > 2 || hour.end >= after.size() || after[hour.end] != ':') return date;
  const Numeral minute = read_numeral(after, hour.end + 1);
  if (minute.digits != 2 || hour.value > 23 || minute.value > 59) return date;
  int hours = hour.value;
  std::string_view rest = after.substr(minute.end);
  rest = trim(rest.substr(0, std::min<std::size_t>(rest.size(), 4)));
  const char half = rest.size() > 1 && (rest[1] == 'm' || rest[1] == 'M' || rest[1] == '.')
                        ? static_cast<char>(rest[0] | 0x20)
                        : '\0';
  if (half == 'a' || half == 'p') {
    if (hours < 1 || hours > 12) return date;
    hours = hours % 12 + (half == 'p' ? 12 : 0);
  }
  date.seconds = hours * 3600 + minute.value * 60;
  return date;
}

// The part of a line around `at` that bars and bullets close off.
std::string_view segment_before(std::string_view text) {
  std::size_t begin = 0;
  for (const std::string_view mark : {"|", "•", "·", "\t"}) {
    const std::size_t found = text.rfind(mark);
    if (found != std::string_view::npos) begin = std::max(begin, found + mark.size());
  }
  return text.substr(begin);
}
std::string_view segment_after(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : {"|", "•", "·", "\t"}) end = std::min(end, text.find(mark));
  return text.substr(0, end);
}

// True when a dash, colon or the word for "cable" closes a dateline soon after its date.
bool is_closed(std::string_view after) {
  for (const std::string_view cable : {"电", "電", "讯", "訊", "消息"}) {
    if (after.starts_with(cable)) return true;
  }
  const std::string_view near = utf8_prefix(after, kClosedWithin);
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {" - ", "--", "–", "—", ")-", ".-", "./", ") /", " -\u00a0"}) {
    end = std::min(end, near.find(mark));
  }
  if (end == std::string_view::npos) {
    const std::size_t first = near.find_first_not_of(" .)");
    return first != std::string_view::npos && near[first] == ':';
  }
  // Between date and dash: an agency and the like, never a sentence.
  const DateCompany between = date_company(near.substr(0, end), "");
  return between.words <= 4 && between.words == between.capitals &&
         near.substr(0, end).find(". ") == std::string_view::npos;
}

class Finder {
 public:
  Finder(const DateStyle& style, Day last) : style_(style), last_(last) {}

  void read(std::string_view lines, bool at_end) {
    const int most = at_end ? kTailLines : kHeadLines;
    std::vector<std::string_view> kept;
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      if (const std::string_view line = trim(lines.substr(0, end)); !line.empty()) {
        kept.push_back(line);
        if (!at_end && static_cast<int>(kept.size()) == most) break;
      }
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    const std::size_t first = kept.size() > static_cast<std::size_t>(most) ? kept.size() - most : 0;
    bool in_text = false;  // a paragraph has gone before
    for (std::size_t i = first; i < kept.size(); ++i) {
      read_line(kept[i], in_text, at_end);
      in_text = in_text || kept[i].size() > kParagraph;
    }
  }

  std::optional<PrintedDate> best() const {
    for (const Found& found : found_) {
      if (found.count == 0 || found.contradicted) continue;
      return found.first;
    }
    return std::nullopt;
  }

 private:
  struct Found {
    int count = 0;
    bool contradicted = false;
    PrintedDate first;
  };

  void read_line(std::string_view line, bool in_text, bool at_end) {
    const std::string_view head = utf8_prefix(line, kLongestLine);
    DateScanner scanner(head, style_);
    bool fresh = true;
    for (WrittenDate date; scanner.next(date); fresh = false) {
      const bool day = date.date.precision == Date::Precision::kDay;
      if (day ? !in_bounds(date.date) : !date.lacks_year()) continue;
      const std::string_view before = head.substr(0, date.begin);
      const std::string_view after = head.substr(date.end);
      Rule rule = kNoRule;
      if (day && head.size() == line.size()) rule = rule_of_line(before, after, date.date, at_end);
      if (rule == kByline && in_text && !at_end) rule = kNoRule;
      if (rule == kNoRule && fresh && !in_text && !at_end && is_dateline(before, after, date)) {
        rule = kDateline;
      }
      if (rule == kNoRule) continue;
      add(rule, date, head, at_end);
      if (rule != kModified) return;
    }
  }

  // A line that is about the article.
  Rule rule_of_line(std::string_view before, std::string_view after, const Date& date,
                    bool at_end) const {
    const DateCompany ahead = date_company(before, style_.language);
    const DateCompany behind = date_company(after, style_.language);
    const DateCompany near_ahead = date_company(segment_before(before), style_.language);
    const DateCompany near_behind = date_company(segment_after(after), style_.language);
    const int weekday = near_ahead.weekday != 0 ? near_ahead.weekday : near_behind.weekday;
    if (!is_weekday(weekday, date)) return kNoRule;
    const int words = ahead.words + behind.words;
    const bool alone = near_ahead.words + near_behind.words == 0;
    if (alone && near_ahead.modified && !near_ahead.published) {
      return words <= kMostBylineWords ? kModified : kNoRule;
    }
    if (near_ahead.published && near_ahead.words == 0 && !ends_sentence(after)) {
      if (near_behind.words == 0 && words <= kMostBylineWords) return kPublished;
      const bool aside = after.starts_with(" (") || after.starts_with(" - ") || near_behind.byline;
      if (aside && words <= kMostBylineWords) return kPublished;
    }
    if (words == 0) return kDateLine;
    // "Tirana, 8 September 2022"; "8 September 2022, Tirana".
    const std::string_view left = trim(before);
    if (behind.words == 0 && ahead.words <= 3 && ahead.words == ahead.capitals &&
        left.ends_with(',') && left.find_first_of("0123456789:;") == std::string_view::npos) {
      return ahead.byline ? kByline : kDateLine;
    }
    if (at_end && words > 4) return kNoRule;
    const bool parted = near_ahead.words < ahead.words || near_behind.words < behind.words;
    if (alone && parted && words <= kMostBylineWords && !ends_sentence(after)) return kByline;
    const bool named = date_company(left.substr(0, left.find(' ')), "").byline || behind.byline;
    if (named && words <= kMostBylineWords - 2 && !ends_sentence(after) &&
        (ahead.words == ahead.capitals && behind.words == behind.capitals)) {
      return kByline;
    }
    return kNoRule;
  }

  // "TIRANA, Sept 8 (Agency) - The ..."
  bool is_dateline(std::string_view before, std::string_view after, const WrittenDate& date) const {
    if (before.size() > kLongestPlace || !is_closed(after)) return false;
    std::string_view place = trim(before);
    if (place.empty() || place.starts_with('(') || place.starts_with('"')) return false;
    if (place.find_first_of("0123456789:;!?") != std::string_view::npos) return false;
    const DateCompany company = date_company(place, style_.language);
    if (company.words > kMostPlaceWords || company.words != company.capitals) return false;
    if (company.words == 0 || company.published || company.modified) return false;
    return date.lacks_year() || is_weekday(company.weekday, date.date);
  }

  bool in_bounds(const Date& date) const {
    return date.day <= last_ && civil(date.day).year >= kFirstPrintedYear;
  }

  // True when the weekday, if there is one, is that of the date.
  static bool is_weekday(int weekday, const Date& date) {
    return weekday == 0 || weekday == weekday_of(date.day);
  }
  static int weekday_of(Day day) {
    constexpr int kDays = 7;
    constexpr int kThursday = 3;  // 1970-01-01, counted from Monday as 0
    return ((day + kThursday) % kDays + kDays) % kDays + 1;
  }

  void add(Rule rule, const WrittenDate& date, std::string_view line, bool at_end) {
    Found& found = found_[rule];
    const bool same = date.date.known()
                          ? found.first.date.day == date.date.day
                          : found.first.month == date.month && found.first.day == date.day;
    if (found.count++ > 0) {
      found.contradicted = found.contradicted || !same;
      return;
    }
    PrintedDate& first = found.first;
    first.date = rule == kDateline ? date.date : with_time(date.date, line.substr(date.end));
    first.month = date.month;
    first.day = date.day;
    first.text = std::string(line.substr(date.begin, date.end - date.begin));
    first.rule = kRuleNames[rule];
    first.at_end = at_end;
  }

  DateStyle style_;
  Day last_;
  std::array<Found, kRuleNames.size()> found_;
};

}  // namespace

TextEnds::TextEnds(std::string_view body) : head_(utf8_prefix(body, kHeadBytes)) {
  if (body.size() <= kHeadBytes) return;
  std::string_view tail = body.substr(std::max(kHeadBytes, body.size() - kTailBytes));
  const std::size_t newline = tail.find('\n');
  if (newline != std::string_view::npos) tail_ = tail.substr(newline + 1);
}

std::optional<PrintedDate> find_printed_date(const TextEnds& ends, const DateStyle& style,
                                             Day last) {
  Finder finder(style, last);
  finder.read(ends.head(), false);
  finder.read(ends.tail(), true);
  return finder.best();
}

}  // namespace dateline
