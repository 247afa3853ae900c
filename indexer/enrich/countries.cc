#include "indexer/enrich/countries.h"

#include <algorithm>
#include <map>

#include "common/country.h"
#include "indexer/enrich/country_mentions.h"
#include "indexer/enrich/focus.h"
#include "indexer/enrich/foreign/foreign_mentions.h"

namespace dateline {
namespace {

bool contains(const std::vector<std::string>& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void add_missing(std::vector<std::string>& codes, const std::vector<std::string>& more) {
  for (const std::string& code : more) {
    if (!contains(codes, code)) codes.push_back(code);
  }
}

void add_given(Article& article) {
  for (const std::string& code : article.countries) {
    Evidence evidence;
    evidence.kind = "country";
    evidence.value = code;
    evidence.field = "countries";
    evidence.end = code.size();
    evidence.text = code;
    evidence.rule = "given";
    evidence.focus = true;
    article.evidence.push_back(std::move(evidence));
  }
}

void add_home(Article& article, const HomeCountry& home) {
  const std::string& code = countries()[static_cast<std::size_t>(home.country)].code;
  article.countries = {code};
  Evidence evidence;
  evidence.kind = "country";
  evidence.value = code;
  evidence.field = home.field;
  evidence.end = home.field.empty() ? 0 : home.text.size();
  evidence.text = home.text;
  evidence.rule = home.rule;
  evidence.focus = true;
  article.evidence.push_back(std::move(evidence));
}

void add_evidence(Article& article, const std::vector<CountryMention>& mentions, std::size_t most) {
  std::map<std::uint16_t, std::size_t> kept;
  for (const CountryMention& mention : mentions) {
    if (++kept[mention.country] > most) continue;
    const bool in_title = mention.place == MentionPlace::kTitle;
    const std::string& text = in_title ? article.title : article.body;
    Evidence evidence;
    evidence.kind = "country";
    evidence.value = countries()[mention.country].code;
    evidence.field = in_title ? "title" : "body";
    evidence.begin = mention.begin;
    evidence.end = mention.end;
    evidence.text = text.substr(mention.begin, mention.end - mention.begin);
    evidence.rule = mention.place == MentionPlace::kDateline ? "dateline" : name_of(mention.rule);
    evidence.focus = contains(article.countries, evidence.value);
    article.evidence.push_back(std::move(evidence));
  }
}

}  // namespace

struct CountryTagger::Impl {
  const Gazetteer& gazetteer = Gazetteer::instance();
};

CountryTagger::CountryTagger() : impl_(std::make_unique<Impl>()) {}
CountryTagger::~CountryTagger() = default;

void CountryTagger::tag(Article& article, const HomeCountry& home,
                        std::size_t most_evidence) const {
  const std::string& language = article.language;
  const bool english =
      language.empty() || language == "en" || language == "und" || language == "pcm";
  std::vector<CountryMention> mentions =
      find_country_mentions(article.title, article.body, english, home.country);
  if (!english) add_foreign_mentions(language, article.title, article.body, mentions);
  const std::vector<RankedCountry> ranked = rank_countries(mentions, article.body.size());

  const bool given = !article.countries.empty();
  if (given) add_given(article);
  bool inferred = false;
  if (!given) {
    for (const RankedCountry& country : ranked) {
      if (country.focus) article.countries.push_back(countries()[country.country].code);
    }
    inferred = article.countries.empty() && home.country >= 0;
    if (article.countries.empty() && !inferred && !ranked.empty()) {
      article.countries.push_back(countries()[ranked.front().country].code);
    }
  }
  if (article.mentions.empty()) {
    for (const RankedCountry& country : ranked) {
      article.mentions.push_back(countries()[country.country].code);
    }
  }
  add_missing(article.mentions, article.countries);
  if (inferred) add_home(article, home);
  add_evidence(article, mentions, most_evidence);
}

}  // namespace dateline
