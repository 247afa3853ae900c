#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/article.h"
#include "indexer/enrich/countries.h"

namespace dateline {

// In how many of a source's articles something was seen. What stands in files has this shape.
struct TraitCount {
  std::uint64_t source = 0;    // hash of the source
  std::uint32_t trait = 0;     // a language or a country; opaque
  std::uint32_t articles = 0;  // of those looked at

  bool operator==(const TraitCount&) const = default;
};

// What most articles of a source have in common; codes, "" where there is no such thing.
struct SourceTrait {
  std::uint64_t source = 0;
  std::string language;  // that it writes in
  std::string country;   // that it writes about, which then is where it appears
};

// Learns in which language a source writes and about which country, from the beginnings of some of
// its articles as they were read: enough to be sure, few enough not to take time. A source that
// writes about the whole world has no country. Belongs to one thread.
class SourceTraits {
 public:
  SourceTraits() = default;
  // Goes on from counts().
  explicit SourceTraits(const std::vector<TraitCount>& earlier);

  // `number`: how many articles of the source there were, this one included.
  void observe(std::uint64_t source, std::uint64_t number, const Article& article);
  void forget(std::uint64_t source) { sources_.erase(source); }

  // Sorted by source and trait.
  std::vector<TraitCount> counts() const;
  // Of the sources that have any; sorted by source.
  std::vector<SourceTrait> traits() const;

 private:
  struct Seen {
    std::uint32_t articles = 0;                                   // looked at
    std::vector<std::pair<std::uint32_t, std::uint32_t>> counts;  // trait, articles
  };

  std::unordered_map<std::uint64_t, Seen> sources_;
  CountryTagger tagger_;
};

}  // namespace dateline
