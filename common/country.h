#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// One row of countries.tsv: the countries of ISO 3166-1, and Kosovo (XK).
struct Country {
  std::string code;                       // ISO 3166-1 alpha-2, upper case
  std::string name;                       // short English name, as a reader would say it
  std::vector<std::string> names;         // other names and abbreviations, case as printed
  std::vector<std::string> demonyms;      // "Albanian", "Albanians"
  std::vector<std::string> capitals;
};

// All countries, sorted by code. Lives as long as the program; safe to share.
std::span<const Country> countries();

// nullptr when there is none. The code may have any case.
const Country* find_country(std::string_view code);

// Finds a country by code, name, other name or demonym, case and diacritics folded: "AL",
// "albania", "Albanian", "UK", "ivory coast". nullptr when there is none or it is not clear.
const Country* find_country_by_any_name(std::string_view text);

// Up to `limit` codes whose names are closest to a misspelt one, for "did you mean".
std::vector<const Country*> similar_countries(std::string_view text, std::size_t limit);

}  // namespace dateline
