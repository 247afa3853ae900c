// What countries.tsv, country_words.tsv and towns.tsv put into the gazetteer.
#include <algorithm>

#include "embedded/country_words_tsv.h"
#include "embedded/towns_tsv.h"
#include "indexer/enrich/gazetteer.h"

namespace dateline {
namespace {

using Row = std::vector<std::string_view>;

Row split(std::string_view text, char separator) {
  Row parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

// Calls `use` with the columns of every line that is no comment; a line without three, or of which
// `use` returns false, is a problem.
template <typename Use>
void each_row(std::string_view table, std::vector<std::string>& problems, const Use& use) {
  for (std::string_view line : split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const Row row = split(line, '\t');
    if (row.size() != 3 || !use(row)) problems.emplace_back(line);
  }
}

NameRule rule_of(std::string_view kind) {
  if (kind == "place") return NameRule::kPlace;
  if (kind == "region") return NameRule::kRegion;
  if (kind == "abbreviation") return NameRule::kAbbreviation;
  if (kind == "metonym") return NameRule::kMetonym;
  if (kind == "cue") return NameRule::kCue;
  if (kind == "credit") return NameRule::kCredit;
  return NameRule::kBlock;
}

}  // namespace

// 0 when the kind is none of single words.
std::uint8_t Gazetteer::mark_of(std::string_view kind) {
  if (kind == "first") return kFirstName;
  if (kind == "before") return kNoSurname;
  if (kind == "locative") return kLocative;
  if (kind == "county") return kCounty;
  if (kind == "at") return kAt;
  if (kind == "civic") return kCivic;
  return kind == "local" ? kLocal : std::uint8_t{0};
}

void Gazetteer::add_countries() {
  std::vector<Word> words;
  const auto add = [&](const std::string& name, NameRule rule, std::uint16_t country) {
    if (name.find('(') != std::string::npos) return;  // a form of registers, not of newspapers
    scan_words(name, words);
    const std::uint32_t node = add_node(name, words);
    if (NameEntry* entry = find(node, words)) {
      auto& owners = entry->countries;
      if (std::find(owners.begin(), owners.end(), country) == owners.end()) {
        owners.push_back(country);
        entry->has_default = false;
      }
      return;
    }
    add_phrase(name, node, words, NameEntry{rule, {country}});
  };
  const std::span<const Country> all = countries();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto country = static_cast<std::uint16_t>(i);
    add(all[i].name, NameRule::kName, country);
    for (const std::string& name : all[i].names) add(name, NameRule::kName, country);
    for (const std::string& name : all[i].demonyms) add(name, NameRule::kDemonym, country);
    for (const std::string& name : all[i].capitals) add(name, NameRule::kCapital, country);
  }
}

void Gazetteer::add_rules() {
  each_row(embedded::country_words_tsv, problems_, [this](const Row& row) {
    for (std::string_view phrase : split(row[2], '|')) {
      if (!phrase.empty()) add_rule(row[0], row[1], phrase);
    }
    return true;
  });
}

void Gazetteer::add_rule(std::string_view kind, std::string_view codes, std::string_view phrase) {
  const auto problem = [&] {
    problems_.push_back(std::string(kind) + " " + std::string(codes) + " " + std::string(phrase));
  };
  std::vector<Word> words;
  scan_words(phrase, words);
  if (words.empty()) return problem();
  const std::uint32_t node = add_node(phrase, words);
  if (const std::uint8_t mark = mark_of(kind)) {
    nodes_[node].marks |= mark;
    if (words.size() != 1) problem();
    if (mark != kCounty) return;
  }
  std::vector<std::uint16_t> owners;
  bool has_default = true;
  for (std::string_view code : split(codes, ' ')) {
    if (code == "-") {
      has_default = false;
    } else if (const Country* country = find_country(code)) {
      owners.push_back(static_cast<std::uint16_t>(country - countries().data()));
    } else {
      problem();
    }
  }
  if (kind == "county") {
    division_ = NameEntry{NameRule::kRegion, owners};
    return;
  }
  NameEntry* known = find(node, words);
  if (kind == "weak" || kind == "given" || kind == "either" || kind == "state" || kind == "town") {
    if (known == nullptr) return problem();
    const std::int32_t first = owners.empty() ? -1 : owners.front();
    if (kind == "weak") known->weak = true;
    if (kind == "given") known->given = true;
    if (kind == "state") known->state = first;
    if (kind == "town") known->town_in = first;
    if (kind == "either") {
      known->countries = owners;
      known->has_default = has_default;
    }
    return;
  }
  if (known != nullptr) {
    if (known->rule != rule_of(kind) || known->countries != owners) problem();
    return;
  }
  NameEntry entry{rule_of(kind), owners};
  entry.needs_dot =
      entry.rule == NameRule::kAbbreviation && phrase.back() == '.' && !words.back().dotted;
  add_phrase(phrase, node, words, std::move(entry));
}

void Gazetteer::add_towns() {
  each_row(embedded::towns_tsv, problems_, [this](const Row& row) {
    const bool locality = row[0] == "locality";
    if (!locality && row[0] != "city") return false;
    for (std::string_view name : split(row[2], '|')) add_town(locality, row[1], name);
    return true;
  });
}

void Gazetteer::add_town(bool locality, std::string_view codes, std::string_view name) {
  std::vector<std::uint16_t> owners;
  for (std::string_view code : split(codes, ' ')) {
    const Country* country = find_country(code);
    if (country == nullptr) {
      problems_.push_back("town " + std::string(codes) + " " + std::string(name));
      return;
    }
    owners.push_back(static_cast<std::uint16_t>(country - countries().data()));
  }
  std::vector<Word> words;
  scan_words(name, words);
  if (words.empty()) return;
  const std::uint32_t node = add_node(name, words);
  if (NameEntry* known = find(node, words)) {
    // A capital or city that says nothing alone is one of the towns of its name.
    if (!known->weak || (known->rule != NameRule::kCapital && known->rule != NameRule::kPlace)) {
      return;
    }
    for (const std::uint16_t country : known->countries) {
      if (std::find(owners.begin(), owners.end(), country) == owners.end()) {
        owners.push_back(country);
      }
    }
    known->countries = owners;
    known->weak = false;
    known->rule = NameRule::kTown;
    known->locality = true;
    return;
  }
  NameEntry entry{NameRule::kTown, owners};
  entry.locality = locality;
  add_phrase(name, node, words, std::move(entry));
}

}  // namespace dateline
