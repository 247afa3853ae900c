#include "indexer/enrich/home_country.h"

#include <algorithm>
#include <utility>

#include "common/country.h"
#include "indexer/enrich/source_of.h"

namespace dateline {
namespace {

// Country domains under which anybody anywhere has a site.
constexpr std::string_view kWorldwide[] = {"ac", "ag", "ai", "am", "as", "bz", "cc", "cm", "co",
                                           "cx", "fm", "gg", "gl", "gs", "im", "io", "la", "ly",
                                           "me", "ms", "mu", "nu", "pw", "sc", "sh", "st", "sx",
                                           "tc", "tk", "to", "tv", "vc", "vg", "ws"};

std::int32_t index_of(const Country* country) {
  return country == nullptr ? -1 : static_cast<std::int32_t>(country - countries().data());
}

std::int32_t country_of_domain(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() - dot != 3) return -1;
  const std::string_view domain = host.substr(dot + 1);
  const bool worldwide =
      std::find(std::begin(kWorldwide), std::end(kWorldwide), domain) != std::end(kWorldwide);
  return worldwide ? -1 : index_of(find_country(domain == "uk" ? "GB" : domain));
}

}  // namespace

HomeCountry find_home_country(const Article& article, std::string_view fallback,
                              std::string_view habit) {
  HomeCountry home;
  home.country = index_of(find_country(article.source_country));
  if (home.country >= 0) {
    home.text = article.source_country;
    home.field = "source_country";
    home.rule = "home-source";
    return home;
  }
  std::string host = host_of(article.url);
  home.country = country_of_domain(host);
  if (home.country >= 0) {
    home.text = std::move(host);
    home.field = "url";
    home.rule = "home-domain";
    return home;
  }
  const bool given = !fallback.empty();
  home.text = std::string(given ? fallback : habit);
  home.country = index_of(find_country(home.text));
  home.rule = given ? "home-option" : "home-habit";
  return home;
}

}  // namespace dateline
