#include "indexer/enrich/mentioned_dates.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/dates/date_style.h"
#include "indexer/dates/month_names.h"
#include "indexer/dates/relative_dates.h"
#include "indexer/dates/written_date.h"

namespace dateline {
namespace {

constexpr std::size_t kMostDates = 50;
constexpr int kMostEvidence = 2;   // of each date
constexpr Day kNearestYear = 150;  // days from the publication within which a year is certain
constexpr int kLastYear = 2100;    // that news speaks of

// The run of letters that ends before `end`, or begins at `begin`, with one blank between.
std::string_view word_before(std::string_view text, std::size_t end) {
  if (end == 0 || text[end - 1] != ' ') return {};
  std::size_t begin = --end;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return text.substr(begin, end - begin);
}
std::string_view word_after(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return {};
  if (text[begin] == ' ') ++begin;
  const std::size_t end = std::min(text.find_first_of(" \n.,;)", begin), text.size());
  return text.substr(begin, end - begin);
}

class Collector {
 public:
  explicit Collector(Article& article) : article_(article) {
    char code[2];
    style_ = date_style(article.language, article.source_country.empty()
                                              ? country_of_url(article.url, code)
                                              : std::string_view(article.source_country));
  }

  void read(std::string_view text, const char* field) {
    std::vector<RelativeDate> found;
    DateScanner scanner(text, style_);
    for (WrittenDate date; scanner.next(date);) {
      if (date.bare && !is_year(text, date)) continue;
      const Date resolved = date.lacks_year() ? nearest(date) : date.date;
      if (!resolved.known()) continue;
      const int year = civil(resolved.day).year;
      if (year < kFirstPrintedYear || year > kLastYear) continue;
      found.push_back({resolved.to_string(), date.begin, date.end});
    }
    if (has_day()) {
      find_relative_dates(text, style_.language, article_.date.day, found);
      std::stable_sort(
          found.begin(), found.end(),
          [](const RelativeDate& a, const RelativeDate& b) { return a.begin < b.begin; });
    }
    for (const RelativeDate& date : found) add(date, text, field);
  }

 private:
  bool has_day() const { return article_.date.precision == Date::Precision::kDay; }

  // A word beside it says so.
  bool is_year(std::string_view text, const WrittenDate& date) const {
    if (text.substr(date.end).starts_with("年") || text.substr(date.end).starts_with("년")) {
      return true;
    }
    const std::string_view before = word_before(text, date.begin);
    if (!before.empty() && tells_year(month_key(before), style_.language)) return true;
    const std::string_view after = word_after(text, date.end);
    // "2019 года", but in English and the like only what stands before.
    return !after.empty() && (after.front() & 0x80) != 0 &&
           tells_year(month_key(after), style_.language);
  }

  // Of the years in which the day may lie the one nearest to the publication.
  Date nearest(const WrittenDate& date) const {
    if (!has_day()) return {};
    const int year = civil(article_.date.day).year;
    for (const int candidate : {year, year - 1, year + 1}) {
      const Date day = make_date(candidate, date.month, date.day);
      if (day.known() && std::abs(day.day - article_.date.day) <= kNearestYear) return day;
    }
    return {};
  }

  void add(const RelativeDate& date, std::string_view text, const char* field) {
    const auto [times, fresh] = times_.try_emplace(date.value, 0);
    if (fresh) {
      if (article_.mentioned_dates.size() == kMostDates) {
        times_.erase(times);
        return;
      }
      article_.mentioned_dates.push_back(date.value);
    }
    if (++times->second > kMostEvidence) return;
    Evidence evidence;
    evidence.kind = "mentioned_date";
    evidence.value = date.value;
    evidence.field = field;
    evidence.begin = date.begin;
    evidence.end = date.end;
    evidence.text = std::string(text.substr(date.begin, date.end - date.begin));
    evidence.rule = "date";
    article_.evidence.push_back(std::move(evidence));
  }

  Article& article_;
  DateStyle style_;
  std::unordered_map<std::string, int> times_;  // that a date was named
};

}  // namespace

void find_mentioned_dates(Article& article) {
  article.mentioned_dates.clear();
  Collector collector(article);
  collector.read(article.title, "title");
  collector.read(article.body, "body");
}

}  // namespace dateline
