#include "indexer/enrich/enrich.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <utility>

#include "common/language.h"
#include "indexer/enrich/cleanup.h"
#include "indexer/enrich/countries.h"
#include "indexer/enrich/dates.h"
#include "indexer/enrich/home_country.h"
#include "indexer/enrich/identity.h"
#include "indexer/enrich/language.h"
#include "indexer/enrich/mentioned_dates.h"
#include "indexer/enrich/source_of.h"

namespace dateline {
std::uint64_t EnrichOptions::hash() const {
  // Not `today`: it only bounds dates, and changes daily.
  const std::string names = language + '\n' + home_country;
  return XXH3_64bits_withSeed(names.data(), names.size(),
                              kEnrichmentVersion * 2 + (keep_boilerplate ? 1 : 0));
}

struct Enricher::Impl {
  EnrichOptions options;
  CountryTagger countries;

  // `habit`: the language of its source, or "".
  void set_language(Article& article, std::string_view habit) const;
};

void Enricher::Impl::set_language(Article& article, std::string_view habit) const {
  Evidence evidence;
  evidence.kind = "language";
  evidence.field = "language";
  evidence.text = article.language;
  evidence.rule = "given";
  std::string language = normalize_language(article.language);
  if (language.empty() && !options.language.empty()) {
    language = normalize_language(options.language);
    evidence.text = options.language;
  }
  if (language.empty()) {
    DetectedLanguage detected = detect_language_with_rule(article.title, article.body, habit);
    language = std::move(detected.code);
    evidence.field = article.body.empty() ? "title" : "body";
    evidence.text.clear();
    evidence.rule = std::string(detected.rule);
  }
  article.language = language;
  if (language == "und") return;
  evidence.value = language;
  article.evidence.push_back(std::move(evidence));
}

Enricher::Enricher(EnrichOptions options) : impl_(new Impl{std::move(options), {}}) {
  if (impl_->options.today == kNoDay) impl_->options.today = today();
}

Enricher::~Enricher() = default;

void Enricher::enrich(Article& article, const std::string& file, const SourceHabits& habits) {
  identify(article);
  const TextEnds ends(article.body);
  const std::string source = source_of(article, file);
  const SourceTrait& trait = habits.trait(SourceHabits::source_key(source));
  if (!impl_->options.keep_boilerplate) clean_up(article, habits, source);
  impl_->set_language(article, trait.language);
  find_date(article, file, ends, impl_->options.today);
  impl_->countries.tag(article,
                       find_home_country(article, impl_->options.home_country, trait.country),
                       impl_->options.evidence_per_country);
  find_mentioned_dates(article);
  if (article.source.empty()) article.source = host_of(article.url);
}

}  // namespace dateline
