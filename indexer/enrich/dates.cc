#include "indexer/enrich/dates.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "indexer/dates/path_date.h"

namespace dateline {
namespace {

constexpr Day kLate = 7;  // days by which a URL or file may be later than the dateline

// A date by what stands around it, with the place where it is printed.
struct Candidate {
  Date date;
  std::string field;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::string rule;

  bool is_day() const { return date.precision == Date::Precision::kDay; }
};

bool in_bounds(const Date& date, Day today) {
  return date.known() && date.day <= today && civil(date.day).year >= kFirstPrintedYear;
}

void give(Article& article, const Candidate& found) {
  article.date = found.date;
  Evidence evidence;
  evidence.kind = "date";
  evidence.value = found.date.to_string();
  evidence.field = found.field;
  evidence.begin = found.begin;
  evidence.end = found.end;
  evidence.text = found.text;
  evidence.rule = found.rule;
  article.evidence.push_back(std::move(evidence));
}

Candidate of_path(const SpelledDate& found, std::string_view whole, std::size_t offset,
                  const char* field, const char* rule) {
  Candidate candidate{found.date, field, offset + found.begin, offset + found.end, {}, rule};
  candidate.text = std::string(whole.substr(candidate.begin, candidate.end - candidate.begin));
  return candidate;
}

Candidate of_url(std::string_view url, Day today) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return {};
  const std::size_t end = std::min(url.find_first_of("?#", path), url.size());
  const auto found = date_in_url_path(url.substr(path, end - path), today);
  return found ? of_path(*found, url, path, "url", "url") : Candidate{};
}

Candidate of_file(std::string_view file, Day today) {
  const std::size_t slash = file.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  const auto found = date_in_file_name(file.substr(name), today);
  return found ? of_path(*found, file, name, "file", "file-name") : Candidate{};
}

// Where the text of a date stands after clean-up.
void locate(const Article& article, const PrintedDate& printed, Candidate& candidate) {
  const auto place = [&](const char* field, std::size_t at) {
    candidate.field = field;
    candidate.begin = at;
    candidate.end = at + printed.text.size();
  };
  const std::size_t in_body =
      printed.at_end ? article.body.rfind(printed.text) : article.body.find(printed.text);
  for (const Removed& removed : article.removed) {
    // A line that went has the date more surely than a sentence of the text.
    const std::size_t at = removed.text.find(printed.text);
    if (at != std::string::npos && printed.rule != "dateline") return place("removed", at);
  }
  if (in_body != std::string::npos) return place("body", in_body);
  if (const std::size_t at = article.title.find(printed.text); at != std::string::npos) {
    return place("title", at);
  }
  candidate.field = "removed";
}

Candidate of_text(const Article& article, const PrintedDate& printed) {
  Candidate candidate;
  candidate.date = printed.date;
  candidate.text = printed.text;
  candidate.rule = printed.rule;
  locate(article, printed, candidate);
  return candidate;
}

// The day of a dateline without year, by other evidence that is of its day or month or a few days
// later.
Date completed(const PrintedDate& printed, const Candidate& known, Day today) {
  if (!known.date.known() || known.date.precision == Date::Precision::kYear) return {};
  const int year = civil(known.date.day).year;
  for (const int candidate : {year, year - 1}) {
    const Date date = make_date(candidate, printed.month, printed.day);
    if (in_bounds(date, today) && date.day <= known.date.last_day() &&
        known.date.day - date.day <= kLate) {
      return date;
    }
  }
  return {};
}

}  // namespace

void find_date(Article& article, const std::string& file, const TextEnds& ends, Day today) {
  if (in_bounds(article.date, today)) {
    return give(article, {article.date, "date", 0, 0, article.date.to_iso(), "given"});
  }
  article.date = Date{};
  const Candidate url = of_url(article.url, today);
  if (url.is_day()) return give(article, url);
  const Candidate in_file = of_file(file, today);

  char code[2];
  const std::string_view country = article.source_country.empty()
                                       ? country_of_url(article.url, code)
                                       : std::string_view(article.source_country);
  const DateStyle style = date_style(article.language, country);
  if (const auto printed = find_printed_date(ends, style, today)) {
    Candidate text = of_text(article, *printed);
    // A file is named after the article was printed.
    const bool late =
        in_file.date.known() && text.date.known() && text.date.day > in_file.date.last_day();
    if (text.is_day() && !late) return give(article, text);
    if (!text.date.known()) {
      for (const Candidate* known : {&url, &in_file}) {
        text.date = completed(*printed, *known, today);
        if (text.date.known()) return give(article, text);
      }
    }
  }
  for (const Candidate* found : {&in_file, &url}) {
    if (found->is_day()) return give(article, *found);
  }
  for (const Candidate* found : {&url, &in_file}) {
    if (found->date.known()) return give(article, *found);
  }
}

}  // namespace dateline
