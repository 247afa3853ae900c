#include "searcher/filter_options.h"

#include <algorithm>

#include "common/country.h"
#include "common/error.h"
#include "common/language.h"

namespace dateline {
namespace {

std::vector<std::string> country_codes(const std::vector<std::string>& values,
                                       const std::string& option) {
  std::vector<std::string> codes;
  for (const std::string& name : split_values(values)) {
    const Country* country = find_country_by_any_name(name);
    if (country == nullptr) {
      std::string hint = "give a code or an English name: AL, albania";
      const auto similar = similar_countries(name, 1);
      if (!similar.empty()) {
        hint = "did you mean " + similar.front()->name + " (" + similar.front()->code + ")?";
      }
      throw Error(Error::Kind::kUsage, option + " " + name + " is no country", hint);
    }
    codes.push_back(country->code);
  }
  return codes;
}

std::vector<std::string> language_codes(const std::vector<std::string>& values) {
  std::vector<std::string> codes;
  for (const std::string& name : split_values(values)) {
    const std::string code = name == "und" ? name : normalize_language(name);
    if (code.empty()) {
      throw Error(Error::Kind::kUsage, "--lang " + name + " is no language",
                  "give a code or an English name: en, de, Portuguese");
    }
    codes.push_back(code);
  }
  return codes;
}

}  // namespace

std::vector<std::string> split_values(const std::vector<std::string>& values) {
  std::vector<std::string> parts;
  for (const std::string& value : values) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t comma = std::min(value.find(',', begin), value.size());
      if (comma > begin) parts.push_back(value.substr(begin, comma - begin));
      begin = comma + 1;
    }
  }
  return parts;
}

FilterOptions::FilterOptions(CLI::App& app) {
  const auto add = [&app](const std::string& names, std::vector<std::string>& values,
                          const std::string& help, const char* type) {
    app.add_option(names, values, help)
        ->allow_extra_args(false)
        ->type_name(type)
        ->group(kFilterGroup);
  };
  add("--country", countries_, "About this country: a code or name", "COUNTRY[,...]");
  add("--mentions", mentions_, "Naming this country at all", "COUNTRY[,...]");
  add("--source", sources_, "From this source, named in full", "NAME[,...]");
  add("--source-country", source_countries_, "Published in this country", "COUNTRY[,...]");
  add("--lang,--language", languages_, "In this language: a code or name", "LANG[,...]");
  add("--topic", topics_, "With this topic", "NAME[,...]");
  add("--author", authors_, "By this author", "NAME[,...]");
  add("--date", dates_.within,
      "In this period: 2022, 2022-09, 2022-07..2022-09, 7d, \"last week\", none", "PERIOD");
  add("--since", dates_.since, "On this day or later", "DATE");
  add("--until", dates_.until, "On this day or earlier", "DATE");
  add("--after", dates_.after, "Later than this day", "DATE");
  add("--before", dates_.before, "Earlier than this day", "DATE");
}

Filters FilterOptions::filters(Day today) const {
  Filters filters;
  filters.countries = country_codes(countries_, "--country");
  filters.mentions = country_codes(mentions_, "--mentions");
  filters.source_countries = country_codes(source_countries_, "--source-country");
  filters.languages = language_codes(languages_);
  filters.sources = split_values(sources_);
  filters.topics = split_values(topics_);
  filters.authors = split_values(authors_);
  filters.dates = date_filter(dates_, today);
  return filters;
}

}  // namespace dateline
