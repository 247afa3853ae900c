#include "corpus/generator/language_data.h"

#include <algorithm>

#include "common/country.h"
#include "embedded/country_names_tsv.h"
#include "embedded/languages_tsv.h"
#include "embedded/topics_txt.h"

namespace dateline::corpus {
namespace {

// "-" is the empty string.
std::vector<std::string> letters(std::string_view value) {
  std::vector<std::string> parts = split(value, ' ');
  for (std::string& part : parts) {
    if (part == "-") part.clear();
  }
  return parts;
}

std::string spaced(std::string_view value) {
  std::string text(value);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

void set_field(LanguageData& data, std::string_view field, std::string_view value) {
  if (field == "share") {
    data.share = std::stod(std::string(value));
  } else if (field == "countries") {
    data.countries = split(value, ' ');
  } else if (field == "function") {
    for (std::string& word : split(value, ' ')) {
      const auto found = std::find(data.function.begin(), data.function.end(), word);
      if (found == data.function.end()) data.function.push_back(std::move(word));
    }
  } else if (field == "onset") {
    data.onset = letters(value);
  } else if (field == "middle") {
    data.middle = letters(value);
  } else if (field == "vowel") {
    data.vowel = letters(value);
  } else if (field == "coda") {
    data.coda = letters(value);
    // Repeated ones would make two words the same.
    std::sort(data.coda.begin(), data.coda.end());
    data.coda.erase(std::unique(data.coda.begin(), data.coda.end()), data.coda.end());
  } else if (field == "ending") {
    data.endings = letters(value);
  } else if (field == "elision") {
    data.elisions = letters(value);
  } else if (field == "paper") {
    data.papers = split(value, ' ');
  } else if (field == "marks") {
    const auto marks = letters(value);
    data.comma = marks.at(0);
    data.stop = marks.at(1);
    data.space = spaced(marks.at(2));
    data.point = marks.at(3);
  } else if (field == "quote") {
    const auto marks = split(value, ' ');
    data.open_quote = marks.at(0);
    data.close_quote = marks.at(1);
  } else if (field == "said") {
    data.said = spaced(value);
  } else if (field == "percent") {
    data.percent = spaced(value);
  } else if (field == "million") {
    data.million = spaced(value);
  } else if (field == "boilerplate") {
    data.boilerplate = split(value, '|');
  }
}

std::vector<LanguageData> read_languages() {
  std::vector<LanguageData> all;
  for (const std::string& line : split(embedded::languages_tsv, '\n')) {
    if (line[0] == '#') continue;
    const auto columns = split(line, '\t');
    if (all.empty() || all.back().code != columns.at(0)) {
      all.emplace_back();
      all.back().code = columns[0];
    }
    set_field(all.back(), columns.at(1), columns.at(2));
  }
  return all;
}

std::vector<NewsCountry> read_countries() {
  std::vector<NewsCountry> all;
  std::vector<std::string> column_languages;
  for (const std::string& line : split(embedded::country_names_tsv, '\n')) {
    auto columns = split(line, '\t');
    if (line.starts_with("# code")) {
      column_languages.assign(columns.begin() + 1, columns.end());
    }
    if (line[0] == '#') continue;
    NewsCountry country;
    country.code = columns.at(0);
    const Country* english = find_country(country.code);
    for (const LanguageData& language : languages()) {
      CountryWords words;
      if (language.code == "en" && english != nullptr) {
        words.name = english->name;
        if (!english->demonyms.empty()) words.demonym = english->demonyms.front();
        if (!english->capitals.empty()) words.capital = english->capitals.front();
      }
      for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
        if (column_languages.at(i) == language.code) words.name = columns[i + 1];
      }
      country.words.push_back(std::move(words));
    }
    all.push_back(std::move(country));
  }
  return all;
}

}  // namespace

const std::vector<LanguageData>& languages() {
  static const std::vector<LanguageData> kAll = read_languages();
  return kAll;
}

const std::vector<NewsCountry>& news_countries() {
  static const std::vector<NewsCountry> kAll = read_countries();
  return kAll;
}

const std::vector<std::string>& topic_names() {
  static const std::vector<std::string> kAll = split(embedded::topics_txt, '\n');
  return kAll;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace dateline::corpus
