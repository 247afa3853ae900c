#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/date.h"

namespace dateline::corpus {

using Counts = std::map<std::string, int, std::less<>>;

// What a reader of a corpus can count. Made from the bytes of the corpus alone.
class CorpusStatistics {
 public:
  // One line of the corpus, written with the field "truth". Throws simdjson::simdjson_error when it
  // is not a JSON object in UTF-8 with all fields.
  void add(std::string_view line);

  int articles = 0;
  int copies = 0;
  int undated = 0;
  int with_boilerplate = 0;
  int bad_fields = 0;  // codes of no country, empty titles, truth that does not fit the text ...
  Counts languages, sources, countries, topics;
  std::array<int, 7> weekdays{};  // 0 is Monday
  std::map<int, int> years;
  std::map<std::int64_t, std::vector<Day>> stories;
  std::map<std::string, std::set<std::string>> headlines;  // by text
  std::map<std::string, std::vector<std::string>> texts;   // by text; of texts with copies, two

  // English articles only.
  int english = 0;
  int about_a_country = 0;   // the first of "countries" is given
  int country_is_named = 0;  // ... and its name stands in the text
  double words = 0;
  std::unordered_map<std::string, int> word_counts;
  std::vector<std::pair<double, double>> growth;  // words so far, different ones among them
  std::vector<double> lengths;                    // in words
  int sentences = 0;
  int possessives = 0;
  int compounds = 0;
  int numbers = 0;

 private:
  void add_english(std::string_view text);
  void end_word();

  std::string word_;
};

// The slope of a straight line through the points, by least squares.
double slope(const std::vector<std::pair<double, double>>& points);

}  // namespace dateline::corpus
