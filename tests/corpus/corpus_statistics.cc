#include "tests/corpus/corpus_statistics.h"

#include <simdjson.h>

#include "common/country.h"
#include "corpus/generator/calendar.h"

namespace dateline::corpus {
namespace {

std::string text_of(simdjson::dom::element object, const char* field) {
  return std::string(std::string_view(object[field]));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void CorpusStatistics::add(std::string_view line) {
  static simdjson::dom::parser parser;
  const simdjson::dom::element object = parser.parse(line.data(), line.size());
  const simdjson::dom::element truth = object["truth"];
  const std::string language = text_of(object, "lang");
  const std::string title = text_of(object, "title");
  const std::string text = text_of(object, "text");
  const bool copy = truth["copy"];
  const std::int64_t boilerplate = truth["boilerplate_lines"];
  const std::int64_t story = truth["story"];
  const std::string true_date = text_of(truth, "date");
  const std::string true_text = text_of(truth, "text");
  ++articles;
  copies += copy ? 1 : 0;
  with_boilerplate += boilerplate > 0 ? 1 : 0;
  ++languages[language];
  ++sources[text_of(object, "source")];
  bad_fields += find_country(text_of(object, "country")) == nullptr ? 1 : 0;
  bad_fields += title.empty() || text.empty() ? 1 : 0;
  for (const std::string_view author : object["authors"]) bad_fields += author.empty() ? 1 : 0;
  for (const std::string_view topic : object["topics"]) ++topics[std::string(topic)];

  const Date day = parse_date(true_date).value_or(Date{});
  stories[story].push_back(day.day);
  if (std::string_view date; object["date"].get(date) == simdjson::SUCCESS) {
    const Date printed = parse_date(date).value_or(Date{});
    bad_fields += printed.day != day.day ? 1 : 0;
    ++weekdays[static_cast<std::size_t>(weekday(day.day))];
    ++years[civil(day.day).year];
  } else {
    ++undated;
  }
  headlines[true_text].insert(title);
  if (copy || texts[true_text].empty()) {
    if (texts[true_text].size() < 2) texts[true_text].push_back(text);
  }

  std::string first_country;
  for (const std::string_view code : object["countries"]) {
    bad_fields += find_country(code) == nullptr ? 1 : 0;
    if (first_country.empty()) first_country = code;
  }
  ++countries[first_country];
  if (language != "en") return;
  if (!first_country.empty()) {
    ++about_a_country;
    country_is_named += text.find(find_country(first_country)->name) != std::string::npos ? 1 : 0;
  }
  add_english(text);
}

void CorpusStatistics::add_english(std::string_view text) {
  ++english;
  double length = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_letter(c)) {
      word_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      continue;
    }
    const bool after_word = !word_.empty();
    end_word();
    length += c == ' ' ? 1 : 0;
    length += c == '\n' && i > 0 && text[i - 1] != '\n' ? 1 : 0;
    const bool between_digits =
        i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() && is_digit(text[i + 1]);
    sentences += c == '.' && !between_digits ? 1 : 0;
    possessives += c == '\'' && after_word ? 1 : 0;
    compounds += c == '-' && after_word ? 1 : 0;
    numbers += is_digit(c) && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
  }
  end_word();
  lengths.push_back(length);
}

void CorpusStatistics::end_word() {
  if (word_.empty()) return;
  ++words;
  ++word_counts[word_];
  word_.clear();
  const double next = growth.empty() ? 30'000 : growth.back().first * 2;
  if (words >= next) growth.emplace_back(words, static_cast<double>(word_counts.size()));
}

double slope(const std::vector<std::pair<double, double>>& points) {
  double mean_x = 0;
  double mean_y = 0;
  for (const auto& [x, y] : points) {
    mean_x += x / static_cast<double>(points.size());
    mean_y += y / static_cast<double>(points.size());
  }
  double covariance = 0;
  double variance = 0;
  for (const auto& [x, y] : points) {
    covariance += (x - mean_x) * (y - mean_y);
    variance += (x - mean_x) * (x - mean_x);
  }
  return covariance / variance;
}

}  // namespace dateline::corpus
