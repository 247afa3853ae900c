#pragma once

#include <string>
#include <vector>

namespace dateline {

// The values of options that take several: those of each, parted at commas, none empty.
std::vector<std::string> comma_separated(const std::vector<std::string>& values);

// The codes of countries and languages, given as codes or English names with commas between.
// Throw Error::Kind::kUsage that names `option`, with a hint.
std::vector<std::string> country_codes(const std::vector<std::string>& values,
                                       const std::string& option);
std::vector<std::string> language_codes(const std::vector<std::string>& values,
                                        const std::string& option);

}  // namespace dateline
