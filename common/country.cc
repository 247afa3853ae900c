#include "common/country.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "common/text/edit_distance.h"
#include "common/text/fold.h"
#include "embedded/countries_tsv.h"

namespace dateline {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::vector<std::string> values(std::string_view column) {
  std::vector<std::string> out;
  for (std::string_view value : split(column, '|')) {
    if (!value.empty()) out.emplace_back(value);
  }
  return out;
}

std::vector<Country> parse_table(std::string_view table) {
  std::vector<Country> rows;
  for (std::string_view line : split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() != 5 || columns[0].size() != 2) continue;  // country_test counts the rows
    rows.push_back({std::string(columns[0]), std::string(columns[1]), values(columns[2]),
                    values(columns[3]), values(columns[4])});
  }
  std::sort(rows.begin(), rows.end(),
            [](const Country& a, const Country& b) { return a.code < b.code; });
  return rows;
}

constexpr std::size_t kLetters = 26;
constexpr std::size_t kCodes = kLetters * kLetters;

// A number below kCodes for two letters of either case, kCodes for all else.
std::size_t code_number(std::string_view code) {
  if (code.size() != 2) return kCodes;
  std::size_t number = 0;
  for (const char c : code) {
    const auto letter = static_cast<unsigned char>((c | 0x20) - 'a');
    if (letter >= kLetters) return kCodes;
    number = number * kLetters + letter;
  }
  return number;
}

// The form in which names are compared: folded, punctuation and spaces as one blank, dots and
// apostrophes gone ("U.S.A." usa, "Côte d'Ivoire" cote divoire), "&" as "and", no leading "the".
std::string name_key(std::string_view text) {
  const std::string folded = fold(text);
  std::string key;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c == '.' || c == '\'') continue;
    if (folded.compare(i, 3, "\u2019") == 0 || folded.compare(i, 3, "\u2018") == 0) {
      i += 2;
    } else if (c == '&') {
      key += key.empty() || key.back() == ' ' ? "and " : " and ";
    } else if (static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') &&
               !(c >= '0' && c <= '9')) {
      if (!key.empty() && key.back() != ' ') key += ' ';
    } else {
      key += c;
    }
  }
  while (!key.empty() && key.back() == ' ') key.pop_back();
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

using NameIndex = std::unordered_map<std::string, std::vector<const Country*>>;

void add_name(NameIndex& index, std::string_view name, const Country& country) {
  std::vector<const Country*>& owners = index[name_key(name)];
  if (std::find(owners.begin(), owners.end(), &country) == owners.end()) owners.push_back(&country);
}

const NameIndex& name_index() {
  static const NameIndex index = [] {
    NameIndex out;
    for (const Country& country : countries()) {
      add_name(out, country.name, country);
      for (const std::string& name : country.names) add_name(out, name, country);
      for (const std::string& demonym : country.demonyms) add_name(out, demonym, country);
    }
    return out;
  }();
  return index;
}

}  // namespace

std::span<const Country> countries() {
  static const std::vector<Country> rows = parse_table(embedded::countries_tsv);
  return rows;
}

const Country* find_country(std::string_view code) {
  static const std::array<const Country*, kCodes> kByCode = [] {
    std::array<const Country*, kCodes> table = {};
    for (const Country& country : countries()) table[code_number(country.code)] = &country;
    return table;
  }();
  const std::size_t number = code_number(code);
  return number < kCodes ? kByCode[number] : nullptr;
}

const Country* find_country_by_any_name(std::string_view text) {
  const std::string key = name_key(text);
  if (const Country* country = find_country(key)) return country;
  const auto found = name_index().find(key);
  return found != name_index().end() && found->second.size() == 1 ? found->second.front() : nullptr;
}

std::vector<const Country*> similar_countries(std::string_view text, std::size_t limit) {
  constexpr std::size_t kLongest = 100;  // no name is longer; keeps hostile input cheap
  const std::string key = name_key(text.substr(0, kLongest));
  if (key.empty()) return {};
  // A third of the letters may be wrong; more is another word.
  const std::size_t most = std::max<std::size_t>(1, key.size() / 3);
  std::unordered_map<const Country*, std::size_t> best;
  for (const auto& [name, owners] : name_index()) {
    const std::size_t difference =
        name.size() > key.size() ? name.size() - key.size() : key.size() - name.size();
    if (difference > most) continue;
    const std::size_t distance = edit_distance(key, name);
    if (distance > most) continue;
    for (const Country* country : owners) {
      const auto [place, added] = best.emplace(country, distance);
      if (!added) place->second = std::min(place->second, distance);
    }
  }
  std::vector<std::pair<std::size_t, const Country*>> ranked;
  for (const auto& [country, distance] : best) ranked.emplace_back(distance, country);
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->code < b.second->code;
  });
  if (ranked.size() > limit) ranked.resize(limit);
  std::vector<const Country*> out;
  for (const auto& [distance, country] : ranked) out.push_back(country);
  return out;
}

}  // namespace dateline
