#include "common/country.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "common/text/fold.h"
#include "tests/catch.h"

namespace dateline {
namespace {

std::string code_of(std::string_view text) {
  const Country* country = find_country_by_any_name(text);
  return country ? country->code : "";
}

TEST_CASE("every country of ISO 3166-1 is in the table") {
  std::ifstream file("/usr/share/iso-codes/json/iso_3166-1.json");
  if (!file) {
    WARN("iso-codes is not installed");
    return;
  }
  const nlohmann::json list = nlohmann::json::parse(file).at("3166-1");
  REQUIRE(list.size() >= 249);
  for (const nlohmann::json& entry : list) {
    const std::string code = entry.at("alpha_2");
    CAPTURE(code);
    const Country* country = find_country(code);
    REQUIRE(country != nullptr);
    CHECK(country->code == code);
    for (const char* key : {"name", "common_name", "official_name"}) {
      if (!entry.contains(key)) continue;
      const std::string name = entry.at(key);
      CAPTURE(name);
      if (name != "Congo") CHECK(code_of(name) == code);
    }
  }
  CHECK(countries().size() == 250);
}

TEST_CASE("the table is well formed") {
  std::set<std::string> names;
  std::string last;
  for (const Country& country : countries()) {
    CAPTURE(country.code);
    CHECK(last < country.code);
    last = country.code;
    CHECK_FALSE(country.name.empty());
    CHECK(names.insert(fold(country.name)).second);
    std::set<std::string> own{country.name};
    for (const auto* column : {&country.names, &country.demonyms, &country.capitals}) {
      for (const std::string& value : *column) {
        CAPTURE(value);
        CHECK(own.insert(value).second);
        CHECK(value.front() != ' ');
        CHECK(value.back() != ' ');
      }
    }
  }
}

TEST_CASE("only names known to be ambiguous belong to two countries") {
  std::map<std::string, std::set<std::string>> owners;
  for (const Country& country : countries()) {
    owners[fold(country.name)].insert(country.code);
    for (const auto* column : {&country.names, &country.demonyms, &country.capitals}) {
      for (const std::string& value : *column) owners[fold(value)].insert(country.code);
    }
  }
  const std::set<std::string> ambiguous = {
      "congo",  "congolese", "dominican",      "dominicans",      "korea",
      "korean", "koreans",   "virgin islands", "virgin islander", "virgin islanders"};
  for (const auto& [name, codes] : owners) {
    CAPTURE(name);
    CHECK((codes.size() == 1) != ambiguous.contains(name));
  }
}

TEST_CASE("a code is found in any case") {
  CHECK(find_country("AL")->name == "Albania");
  CHECK(find_country("al")->name == "Albania");
  CHECK(find_country("XK")->name == "Kosovo");
  for (const char* bad : {"", "A", "ZZ", "ALB", "\xff\xfe"}) CHECK(find_country(bad) == nullptr);
}

TEST_CASE("a country is found by code, name, other name and demonym") {
  const std::map<std::string, std::string> wanted = {
      {"AL", "AL"},
      {"albania", "AL"},
      {" Albanian ", "AL"},
      {"UK", "GB"},
      {"u.k.", "GB"},
      {"usa", "US"},
      {"US", "US"},
      {"ivory coast", "CI"},
      {"Cote d'Ivoire", "CI"},
      {"CÔTE D\u2019IVOIRE", "CI"},
      {"west-germany", "DE"},
      {"ussr", "RU"},
      {"Zaire", "CD"},
      {"yugoslavia", "RS"},
      {"the Netherlands", "NL"},
      {"Trinidad & Tobago", "TT"},
      {"turkiye", "TR"},
      {"TÜRKİYE", "TR"},
      {"guinea-bissau", "GW"},
      {"guinea", "GN"},
      {"curacao", "CW"},
      {"viet nam", "VN"},
  };
  for (const auto& [text, code] : wanted) {
    CAPTURE(text);
    CHECK(code_of(text) == code);
  }
}

TEST_CASE("what is not clear is not found") {
  for (const char* text : {"", "the", "korean", "Congo", "Dominican", "Virgin Islands", "Atlantis",
                           "albani", "\xff\xff\xff"}) {
    CAPTURE(text);
    CHECK(code_of(text).empty());
  }
}

TEST_CASE("misspelt names find their neighbours") {
  const auto first = [](std::string_view text) {
    const auto found = similar_countries(text, 3);
    return found.empty() ? std::string() : found.front()->code;
  };
  CHECK(first("albnia") == "AL");
  CHECK(first("Phillipines") == "PH");
  CHECK(first("Kazahkstan") == "KZ");
  CHECK(first("argentian") == "AR");
  CHECK(similar_countries("Dominican", 5).size() >= 2);
  CHECK(similar_countries("xqzwvk", 5).empty());
  CHECK(similar_countries("", 5).empty());
  CHECK(similar_countries("iran", 1).size() == 1);
  CHECK(similar_countries("iran", 0).empty());
}

TEST_CASE("any bytes are taken as a name") {
  std::mt19937 random(20220908);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 40, ' ');
    for (char& c : text) c = static_cast<char>(random());
    CAPTURE(round);
    find_country(text);
    find_country_by_any_name(text);
    CHECK(similar_countries(text, 2).size() <= 2);
  }
}

}  // namespace
}  // namespace dateline
