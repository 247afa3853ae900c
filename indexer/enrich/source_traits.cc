#include "indexer/enrich/source_traits.h"

#include <algorithm>
#include <string_view>

#include "common/language.h"
#include "common/text/utf8.h"
#include "indexer/enrich/language.h"

namespace dateline {
namespace {

// Sources of few articles are not looked at; of others so many articles, and so much of each.
constexpr std::uint64_t kPassedOver = 4;
constexpr std::uint32_t kMostLookedAt = 64;
constexpr std::size_t kLookedAtBytes = 700;

constexpr std::uint32_t kLeastLookedAt = 16;
constexpr double kLanguageShare = 0.9;
// Of the articles that are about any country; and so many times as often as the next one. The
// United States are in half of the stories of any agency.
constexpr std::uint32_t kLeastAboutAny = 10;
constexpr double kCountryShare = 0.6;
constexpr std::uint32_t kTimesTheNext = 3;

// A trait is its kind and the letters of a code, a byte each.
constexpr std::uint32_t kLookedAt = 0;
constexpr std::uint32_t kLanguageKind = 1;
constexpr std::uint32_t kCountryKind = 2;
constexpr std::size_t kLongestCode = 3;

std::uint32_t trait_of(std::uint32_t kind, std::string_view code) {
  std::uint32_t trait = kind;
  for (std::size_t i = 0; i < kLongestCode; ++i) {
    trait = trait << 8U | (i < code.size() ? static_cast<unsigned char>(code[i]) : 0U);
  }
  return trait;
}

std::uint32_t kind_of(std::uint32_t trait) { return trait >> (8U * kLongestCode); }

std::string code_of(std::uint32_t trait) {
  std::string code;
  for (std::size_t i = kLongestCode; i-- > 0;) {
    const auto letter = static_cast<char>(trait >> (8U * i) & 0xFFU);
    if (letter != '\0') code += letter;
  }
  return code;
}

struct Best {
  std::uint32_t trait = 0;
  std::uint32_t articles = 0;
  std::uint32_t next = 0;
  std::uint32_t all = 0;
};

Best best_of(std::uint32_t kind,
             const std::vector<std::pair<std::uint32_t, std::uint32_t>>& counts) {
  Best best;
  for (const auto& [trait, articles] : counts) {
    if (kind_of(trait) != kind) continue;
    best.all += articles;
    if (articles > best.articles) {
      best.next = best.articles;
      best.articles = articles;
      best.trait = trait;
    } else {
      best.next = std::max(best.next, articles);
    }
  }
  return best;
}

}  // namespace

SourceTraits::SourceTraits(const std::vector<TraitCount>& earlier) {
  for (const TraitCount& count : earlier) {
    Seen& seen = sources_[count.source];
    if (count.trait == kLookedAt) {
      seen.articles = count.articles;
    } else {
      seen.counts.emplace_back(count.trait, count.articles);
    }
  }
}

void SourceTraits::observe(std::uint64_t source, std::uint64_t number, const Article& article) {
  if (number <= kPassedOver) return;
  Seen& seen = sources_[source];
  if (seen.articles >= kMostLookedAt) return;
  ++seen.articles;
  const auto count = [&seen](std::uint32_t kind, std::string_view code) {
    const std::uint32_t trait = trait_of(kind, code);
    const auto known = std::find_if(seen.counts.begin(), seen.counts.end(),
                                    [&](const auto& each) { return each.first == trait; });
    if (known != seen.counts.end()) {
      ++known->second;
    } else {
      seen.counts.emplace_back(trait, 1);
    }
  };
  Article beginning;
  beginning.title = utf8_prefix(article.title, kLookedAtBytes);
  beginning.body = utf8_prefix(article.body, kLookedAtBytes);
  beginning.language = normalize_language(article.language);
  if (beginning.language.empty()) {
    beginning.language = detect_language(beginning.title, beginning.body);
  }
  if (beginning.language != "und" && beginning.language.size() <= kLongestCode) {
    count(kLanguageKind, beginning.language);
  }
  beginning.countries = article.countries;
  tagger_.tag(beginning);
  if (!beginning.countries.empty()) count(kCountryKind, beginning.countries.front());
}

std::vector<TraitCount> SourceTraits::counts() const {
  std::vector<TraitCount> all;
  for (const auto& [source, seen] : sources_) {
    all.push_back({source, kLookedAt, seen.articles});
    for (const auto& [trait, articles] : seen.counts) all.push_back({source, trait, articles});
  }
  std::sort(all.begin(), all.end(), [](const TraitCount& a, const TraitCount& b) {
    return a.source != b.source ? a.source < b.source : a.trait < b.trait;
  });
  return all;
}

std::vector<SourceTrait> SourceTraits::traits() const {
  std::vector<SourceTrait> all;
  for (const auto& [source, seen] : sources_) {
    if (seen.articles < kLeastLookedAt) continue;
    SourceTrait trait;
    trait.source = source;
    const Best language = best_of(kLanguageKind, seen.counts);
    if (language.articles >= kLanguageShare * seen.articles) {
      trait.language = code_of(language.trait);
    }
    const Best country = best_of(kCountryKind, seen.counts);
    if (country.all >= kLeastAboutAny && country.articles >= kCountryShare * country.all &&
        country.articles >= kTimesTheNext * country.next) {
      trait.country = code_of(country.trait);
    }
    if (!trait.language.empty() || !trait.country.empty()) all.push_back(std::move(trait));
  }
  std::sort(all.begin(), all.end(),
            [](const SourceTrait& a, const SourceTrait& b) { return a.source < b.source; });
  return all;
}

}  // namespace dateline
