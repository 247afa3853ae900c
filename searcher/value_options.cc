#include "searcher/value_options.h"

#include <algorithm>

#include "common/country.h"
#include "common/error.h"
#include "common/language.h"

namespace dateline {

std::vector<std::string> comma_separated(const std::vector<std::string>& values) {
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

std::vector<std::string> country_codes(const std::vector<std::string>& values,
                                       const std::string& option) {
  std::vector<std::string> codes;
  for (const std::string& name : comma_separated(values)) {
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

std::vector<std::string> language_codes(const std::vector<std::string>& values,
                                        const std::string& option) {
  std::vector<std::string> codes;
  for (const std::string& name : comma_separated(values)) {
    const std::string code = name == "und" ? name : normalize_language(name);
    if (code.empty()) {
      throw Error(Error::Kind::kUsage, option + " " + name + " is no language",
                  "give a code or an English name: en, de, Portuguese");
    }
    codes.push_back(code);
  }
  return codes;
}

}  // namespace dateline
