#include "searcher/filter_options.h"

#include "searcher/value_options.h"

namespace dateline {
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
  filters.languages = language_codes(languages_, "--lang");
  filters.sources = comma_separated(sources_);
  filters.topics = comma_separated(topics_);
  filters.authors = comma_separated(authors_);
  filters.dates = date_filter(dates_, today);
  return filters;
}

}  // namespace dateline
