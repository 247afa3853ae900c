#include "indexer/input/reuters_places.h"

#include <algorithm>
#include <iterator>

#include "common/country.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

struct Place {
  std::string_view name;
  std::string_view code;
};

// Names of the 1980s that mean something else today, or nothing: sorted.
constexpr Place kPlaces[] = {
    {"antigua", "AG"},
    {"british virgin islands", "VG"},
    {"burma", "MM"},
    {"cape verde", "CV"},
    {"congo", "CG"},
    {"czechoslovakia", "CZ"},
    {"east germany", "DE"},
    {"french guiana", "GF"},
    {"guinea", "GN"},
    {"holland", "NL"},
    {"ireland", "IE"},
    {"ivory coast", "CI"},
    {"kampuchea", "KH"},
    {"macao", "MO"},
    {"micronesia", "FM"},
    {"netherlands antilles", "CW"},
    {"north korea", "KP"},
    {"north yemen", "YE"},
    {"reunion", "RE"},
    {"samoa", "WS"},
    {"south korea", "KR"},
    {"south yemen", "YE"},
    {"st kitts", "KN"},
    {"st lucia", "LC"},
    {"st vincent", "VC"},
    {"swaziland", "SZ"},
    {"trinidad tobago", "TT"},
    {"uae", "AE"},
    {"uk", "GB"},
    {"upper volta", "BF"},
    {"us virgin islands", "VI"},
    {"usa", "US"},
    {"ussr", "RU"},
    {"vatican", "VA"},
    {"west germany", "DE"},
    {"western samoa", "WS"},
    {"yemen", "YE"},
    {"yemen arab republic", "YE"},
    {"yemen demo republic", "YE"},
    {"yugoslavia", "RS"},
    {"zaire", "CD"},
};

}  // namespace

std::string country_of_reuters_place(std::string_view place) {
  std::string name = ascii_lower(trim(place));
  std::replace(name.begin(), name.end(), '-', ' ');
  const auto* found =
      std::lower_bound(std::begin(kPlaces), std::end(kPlaces), name,
                       [](const Place& entry, const std::string& key) { return entry.name < key; });
  if (found != std::end(kPlaces) && found->name == name) return std::string(found->code);
  // A code is no place of theirs.
  const Country* country = name.size() > 2 ? find_country_by_any_name(name) : nullptr;
  return country != nullptr ? country->code : std::string();
}

}  // namespace dateline
