#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::corpus {

// What articles of one language are made of; the fields are described in languages.tsv.
struct LanguageData {
  std::string code;  // ISO 639-1
  double share = 0;
  std::vector<std::string> countries;
  std::vector<std::string> function;
  std::vector<std::string> onset, middle, vowel, coda;
  std::vector<std::string> endings;
  std::vector<std::string> elisions;
  std::vector<std::string> papers;
  std::string comma, stop, space, point;
  std::string open_quote, close_quote;
  std::string said, percent, million;
  std::vector<std::string> boilerplate;

  bool has_syllables() const { return vowel.size() > 1; }
};

// The languages of languages.tsv, in its order. Lives as long as the program.
const std::vector<LanguageData>& languages();

// A country in the words of one language; empty strings where there is no word.
struct CountryWords {
  std::string name, demonym, capital;
};

// One row of country_names.tsv.
struct NewsCountry {
  std::string code;
  std::vector<CountryWords> words;  // by index in languages()
};

// Countries by how often they make news. Lives as long as the program.
const std::vector<NewsCountry>& news_countries();

// Names of topics; the first are the most frequent.
const std::vector<std::string>& topic_names();

// Parts of a text between separators; no empty parts.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace dateline::corpus
