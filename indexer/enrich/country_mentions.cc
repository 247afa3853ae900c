#include "indexer/enrich/country_mentions.h"

#include <algorithm>
#include <unordered_set>

#include "common/country.h"
#include "indexer/enrich/name_scanner.h"

namespace dateline {
namespace {

// So many towns of a country speak for it as one of its regions does.
constexpr int kManyTowns = 2;
constexpr int kLocalSupport = 2;

// Decides what the candidates of one article mean.
class Resolver {
 public:
  Resolver(std::vector<NameCandidate>& candidates, std::int32_t home)
      : candidates_(candidates),
        home_(home),
        support_(countries().size(), 0),
        towns_(countries().size(), 0) {}

  std::vector<CountryMention> resolve() {
    for (const NameCandidate& candidate : candidates_) {
      const bool town = candidate.entry->rule == NameRule::kTown;
      if (candidate.person || candidate.surname) (town ? parts_ : persons_).insert(candidate.entry);
      if (candidate.entry->rule == NameRule::kTown && candidate.located) {
        located_.insert(candidate.entry);
      }
    }
    for (NameCandidate& candidate : candidates_) {
      if (!is_clear(candidate)) continue;
      if (candidate.country < 0) candidate.country = candidate.entry->countries.front();
      if (candidate.entry->town_in >= 0) {
        town_names_.insert(candidate.country);
        continue;
      }
      ++support_[static_cast<std::size_t>(candidate.country)];
      supported_.insert(candidate.country);
      const NameRule rule = candidate.entry->rule;
      if (rule == NameRule::kRegion || rule == NameRule::kAbbreviation) {
        regions_.insert(candidate.country);
      }
    }
    for (const NameEntry* town : located_) {
      if (town->countries.size() == 1) ++towns_[town->countries.front()];
    }
    find_local();
    std::vector<CountryMention> mentions;
    for (NameCandidate& candidate : candidates_) {
      const NameRule rule = candidate.entry->rule;
      if (rule == NameRule::kCue || candidate.surname) continue;
      if (candidate.country < 0) {
        candidate.country = rule == NameRule::kTown ? place(candidate) : decide(candidate);
      }
      if (candidate.country < 0 || is_town(candidate)) continue;
      mentions.push_back({candidate.place, candidate.begin, candidate.end, rule,
                          static_cast<std::uint16_t>(candidate.country)});
    }
    return mentions;
  }

 private:
  // Whether the phrase alone says which country is meant, and that one is.
  bool is_clear(const NameCandidate& candidate) const {
    if (candidate.surname) return false;
    if (candidate.country >= 0) return true;
    if (candidate.entry->rule == NameRule::kTown && candidate.entry->locality) return false;
    return candidate.entry->countries.size() == 1 && !candidate.weak && !is_suspect(candidate);
  }

  // A name that is somebody's in this article.
  bool is_suspect(const NameCandidate& candidate) const {
    return !candidate.located && candidate.place != MentionPlace::kDateline &&
           persons_.contains(candidate.entry);
  }

  // The country that an article keeps to: it names its places, or appeared there, and hardly
  // another country.
  void find_local() {
    int all = 0, most = 0;
    for (std::size_t country = 0; country < support_.size(); ++country) {
      const bool home = static_cast<std::int32_t>(country) == home_;
      const int sum = support_[country] + towns_[country] + (home ? kLocalSupport : 0);
      all += sum;
      if (sum <= most) continue;
      most = sum;
      local_ = static_cast<std::int32_t>(country);
    }
    if (most < kLocalSupport || most * 5 < all * 3) local_ = -1;
  }

  // A town of there that is no part of another name in the article.
  bool is_local(const NameEntry& entry) const {
    return local_ >= 0 && !parts_.contains(&entry) &&
           std::find(entry.countries.begin(), entry.countries.end(), local_) !=
               entry.countries.end();
  }

  std::int32_t decide(const NameCandidate& candidate) const {
    const NameEntry& entry = *candidate.entry;
    std::int32_t best = candidate.fallback;
    if (best < 0 && entry.has_default) best = entry.countries.front();
    int most = best < 0 ? 0 : support_[static_cast<std::size_t>(best)];
    for (const std::uint16_t country : entry.countries) {
      if (support_[country] > most) {
        best = country;
        most = support_[country];
      }
    }
    const bool alone = candidate.weak || is_suspect(candidate);
    return alone && most == 0 ? -1 : best;
  }

  // The country of a town: the largest one of its name, or the one that the article speaks for.
  std::int32_t place(const NameCandidate& candidate) const {
    const NameEntry& entry = *candidate.entry;
    if (persons_.contains(&entry) && !candidate.located) return -1;
    if (!located_.contains(&entry)) return is_local(entry) ? local_ : -1;
    std::int32_t best = -1;
    int most = -1;
    for (std::size_t i = 0; i < entry.countries.size(); ++i) {
      const std::uint16_t country = entry.countries[i];
      const int support = std::min(support_[country], 3) * 2 + std::min(towns_[country], 3) +
                          (i == 0 ? 1 : 0) + (country == home_ ? 4 : 0);
      if (support > most) {
        best = country;
        most = support;
      }
    }
    // Likelier one at home that stands in no list than the only place named abroad.
    const bool lost = entry.locality && local_ >= 0 && best != local_ && best != home_ &&
                      support_[static_cast<std::size_t>(best)] == 0;
    return lost ? -1 : best;
  }

  // "Athens" in an article that names Ohio, or some towns, and no country but the United States.
  bool is_town(const NameCandidate& candidate) const {
    const std::int32_t country = candidate.entry->town_in;
    return country >= 0 && candidate.country != country &&
           candidate.place != MentionPlace::kDateline && supported_.size() == 1 &&
           town_names_.size() == 1 &&
           (regions_.contains(country) || towns_[static_cast<std::size_t>(country)] >= kManyTowns);
  }

  std::vector<NameCandidate>& candidates_;
  std::int32_t home_;
  std::vector<int> support_;                      // clear mentions, by country
  std::vector<int> towns_;                        // towns that only this country has
  std::unordered_set<const NameEntry*> located_;  // towns in which something is placed
  std::unordered_set<const NameEntry*> persons_;
  std::unordered_set<const NameEntry*> parts_;   // towns whose names are part of others
  std::int32_t local_ = -1;                      // find_local()
  std::unordered_set<std::int32_t> supported_;   // countries with support
  std::unordered_set<std::int32_t> regions_;     // countries of which a region is named
  std::unordered_set<std::int32_t> town_names_;  // countries named only by names that towns share
};

}  // namespace

std::vector<CountryMention> find_country_mentions(std::string_view title, std::string_view body,
                                                  bool english, std::int32_t home) {
  std::vector<NameCandidate> candidates;
  scan_names(title, MentionPlace::kTitle, english, candidates);
  scan_names(body, MentionPlace::kBody, english, candidates);
  return Resolver(candidates, home).resolve();
}

}  // namespace dateline
