#include "indexer/enrich/countries.h"

#include <algorithm>
#include <map>

#include "common/country.h"
#include "indexer/enrich/country_mentions.h"
#include "indexer/enrich/foreign/foreign_mentions.h"

namespace dateline {
namespace {

// How much a mention says about what the story is about.
constexpr double kTitleWeight = 3;
constexpr double kDatelineWeight = 5;
constexpr double kBodyWeight = 1;
// The share of the weight that a country of the focus has at least.
constexpr double kFocusShare = 0.2;
// Spans kept as evidence, per country.
constexpr std::size_t kMostEvidence = 5;

double weight_of(MentionPlace place) {
  switch (place) {
    case MentionPlace::kTitle:
      return kTitleWeight;
    case MentionPlace::kDateline:
      return kDatelineWeight;
    case MentionPlace::kBody:
      return kBodyWeight;
  }
  return 0;
}

struct Ranked {
  std::uint16_t country;
  double weight;
  std::size_t first;  // index of its first mention
};

// By weight, then by first mention.
std::vector<Ranked> rank(const std::vector<CountryMention>& mentions) {
  std::map<std::uint16_t, Ranked> sums;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::uint16_t country = mentions[i].country;
    sums.try_emplace(country, Ranked{country, 0, i}).first->second.weight +=
        weight_of(mentions[i].place);
  }
  std::vector<Ranked> ranked;
  for (const auto& [country, sum] : sums) ranked.push_back(sum);
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.first < b.first;
  });
  return ranked;
}

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

void add_evidence(Article& article, const std::vector<CountryMention>& mentions) {
  std::map<std::uint16_t, std::size_t> kept;
  for (const CountryMention& mention : mentions) {
    if (++kept[mention.country] > kMostEvidence) continue;
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

void CountryTagger::tag(Article& article) const {
  const std::string& language = article.language;
  const bool english =
      language.empty() || language == "en" || language == "und" || language == "pcm";
  std::vector<CountryMention> mentions =
      find_country_mentions(article.title, article.body, english);
  if (!english) add_foreign_mentions(language, article.title, article.body, mentions);
  const std::vector<Ranked> ranked = rank(mentions);
  double total = 0;
  for (const Ranked& country : ranked) total += country.weight;

  if (!article.countries.empty()) {
    add_given(article);
  } else {
    for (const Ranked& country : ranked) {
      if (country.weight < kFocusShare * total) break;
      article.countries.push_back(countries()[country.country].code);
    }
  }
  if (article.mentions.empty()) {
    for (const Ranked& country : ranked) {
      article.mentions.push_back(countries()[country.country].code);
    }
  }
  add_missing(article.mentions, article.countries);
  add_evidence(article, mentions);
}

}  // namespace dateline
