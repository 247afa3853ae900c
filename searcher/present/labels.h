#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/text/readable.h"
#include "searcher/engine/request.h"

namespace dateline {

// "country", "mentions" ...: the names of the facets in --facet and in every machine format.
std::string_view facet_name(Facet facet);

// "Albania" for "AL"; the code itself when there is no such country. In the language of an ICU
// locale, as is what follows.
std::string country_label(std::string_view code, const std::string& locale = "en");

// "German" for "de"; the code itself when it has no name; "" for "und" and "".
std::string language_label(std::string_view code, const std::string& locale = "en");

// "0.4 ms", "12 ms", "1.2 s"
std::string time_taken(double milliseconds);

// Of scores, wherever they are printed.
inline constexpr int kScoreDecimals = 4;

// `number` rounded to so many decimals; 0 for what is not a finite number.
double rounded(double number, int decimals);

// Stands between the facts of a line.
inline constexpr const char* kBetweenFacts = " · ";

std::string join(const std::vector<std::string>& parts, std::string_view separator);

}  // namespace dateline
