#include "indexer/enrich/foreign/foreign_table.h"

#include <algorithm>
#include <array>

#include "common/country.h"
#include "embedded/african_tsv.h"
#include "embedded/asian_tsv.h"
#include "embedded/european_tsv.h"
#include "embedded/germanic_tsv.h"
#include "embedded/indic_tsv.h"
#include "embedded/romance_tsv.h"
#include "embedded/slavic_tsv.h"
#include "embedded/south_slavic_tsv.h"
#include "embedded/southwest_asian_tsv.h"
#include "embedded/turkic_tsv.h"
#include "embedded/zones_tsv.h"

namespace dateline {
namespace {

const std::array<std::string_view, 10>& tables() {
  static const std::array<std::string_view, 10> all = {
      embedded::slavic_tsv,          embedded::south_slavic_tsv, embedded::romance_tsv,
      embedded::germanic_tsv,        embedded::european_tsv,     embedded::turkic_tsv,
      embedded::southwest_asian_tsv, embedded::indic_tsv,        embedded::asian_tsv,
      embedded::african_tsv};
  return all;
}

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < line.size();) {
    begin = line.find_first_not_of(" \t", begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    begin = end;
  }
  return words;
}

// Calls `use` with the words of each line that says something.
template <typename Use>
void for_each_line(std::string_view table, Use use) {
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::vector<std::string_view> words = split(table.substr(0, end));
    if (!words.empty() && words.front().front() != '#') use(words);
    table.remove_prefix(std::min(end + 1, table.size()));
  }
}

bool holds(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

int number(const std::vector<std::string_view>& words) {
  return words.size() == 2 && words[1].size() == 1 ? words[1][0] - '0' : 0;
}

// Longer ones first, so that the first that fits is the longest.
std::vector<std::string> by_length(const std::vector<std::string_view>& words) {
  std::vector<std::string> sorted(words.begin() + 1, words.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return sorted;
}

// "=Polsk*" or "?@Paris": marks, then the phrase with "_" for blanks.
ForeignName read_name(std::string_view word, std::int32_t country) {
  ForeignName name;
  name.country = country;
  if (word.starts_with('?')) {
    name.weak = true;
    word.remove_prefix(1);
  }
  if (country < 0) {
    name.rule = NameRule::kBlock;
  } else if (word.starts_with('=')) {
    name.rule = NameRule::kName;
  } else if (word.starts_with('@')) {
    name.rule = NameRule::kCapital;
  } else if (word.starts_with('+')) {
    name.rule = NameRule::kPlace;
  }
  if (word.starts_with('=') || word.starts_with('@') || word.starts_with('+')) {
    word.remove_prefix(1);
  }
  name.text = word;
  std::replace(name.text.begin(), name.text.end(), '_', ' ');
  return name;
}

// Reads a line of a language's section; false when it says nothing known.
bool read_line(const std::vector<std::string_view>& words, ForeignLanguage& language) {
  const std::string_view key = words.front();
  if (key == "suffix") {
    language.suffix = number(words);
  } else if (key == "names") {
    language.name_suffix = number(words);
  } else if (key == "endings") {
    language.endings = by_length(words);
  } else if (key == "proclitics") {
    language.proclitics = by_length(words);
  } else if (key == "forms") {
    language.forms = by_length(words);
  } else if (key == "turns") {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t equals = words[i].find('=');
      if (equals == std::string_view::npos) return false;
      language.turns.emplace_back(words[i].substr(0, equals), words[i].substr(equals + 1));
    }
  } else if (key == "substrings") {
    language.substrings = true;
  } else if (key == "marks") {
    language.keep_marks = true;
  } else if (key == "english") {
    language.english = true;
  } else {
    const Country* country = find_country(key);
    if (country == nullptr && key != "-") return false;
    const auto index =
        country == nullptr ? -1 : static_cast<std::int32_t>(country - countries().data());
    for (std::size_t i = 1; i < words.size(); ++i) {
      language.names.push_back(read_name(words[i], index));
      if (language.names.back().text.empty()) return false;
    }
  }
  return true;
}

}  // namespace

std::vector<std::string> foreign_languages() {
  std::vector<std::string> codes;
  for (const std::string_view table : tables()) {
    for_each_line(table, [&](const std::vector<std::string_view>& words) {
      if (words.front() != "language") return;
      for (std::size_t i = 1; i < words.size(); ++i) {
        if (std::find(codes.begin(), codes.end(), words[i]) == codes.end()) {
          codes.emplace_back(words[i]);
        }
      }
    });
  }
  return codes;
}

ForeignLanguage read_foreign_language(std::string_view code, std::vector<std::string>* problems) {
  ForeignLanguage language;
  language.code = code;
  for (const std::string_view table : tables()) {
    bool inside = false;
    for_each_line(table, [&](const std::vector<std::string_view>& words) {
      if (words.front() == "language") {
        inside = holds(words, code);
      } else if (inside && !read_line(words, language) && problems != nullptr) {
        problems->push_back(std::string(code) + ": " + std::string(words.front()));
      }
    });
  }
  return language;
}

std::vector<ZoneCity> zone_cities() {
  std::vector<ZoneCity> cities;
  for_each_line(embedded::zones_tsv, [&](const std::vector<std::string_view>& words) {
    const NameRule rule = words.front() == "capital" ? NameRule::kCapital : NameRule::kPlace;
    for (std::size_t i = 1; i < words.size(); ++i) cities.push_back({std::string(words[i]), rule});
  });
  return cities;
}

}  // namespace dateline
