#include "indexer/build/document.h"

#include <algorithm>

#include "common/index/dimension.h"
#include "common/index/schema.h"

namespace dateline {
namespace {

void add_values(Xapian::Document& document, const Article& article) {
  const auto put = [&document](Xapian::valueno slot, const std::string& value) {
    if (!value.empty()) document.add_value(slot, value);
  };
  put(kDateSlot, date_value(article.date));
  for (const DimensionInfo& dimension : kDimensionTable) {
    if (!dimension.slot) continue;
    const std::size_t slots = dimension.slot == kFirstCountrySlot ? kCountrySlots : 1;
    const std::vector<std::string> values = values_of(article, dimension.dimension);
    for (std::size_t i = 0; i < std::min(values.size(), slots); ++i) {
      put(*dimension.slot + static_cast<Xapian::valueno>(i), values[i]);
    }
  }
}

void add_boolean_terms(Xapian::Document& document, const Article& article) {
  document.add_boolean_term(make_term(kIdPrefix, article.id));
  if (!article.story.empty()) document.add_boolean_term(make_term(kStoryPrefix, article.story));
  for (const DimensionInfo& dimension : kDimensionTable) {
    for (const std::string& value : values_of(article, dimension.dimension)) {
      document.add_boolean_term(
          make_term(dimension.prefix, comparable(dimension.dimension, value)));
    }
  }
}

}  // namespace

void DocumentBuilder::count(const WordsWriter::Stems& stems, std::uint32_t weight) {
  for (const std::uint32_t number : stems) {
    Stem& stem = stems_[number];
    if (stem.count == 0) counted_.push_back(number);
    stem.count += weight;
  }
}

Xapian::Document DocumentBuilder::build(const Article& article, const WordsWriter& words) {
  Xapian::Document document;
  stems_.resize(words.stems());
  count(words.title_stems(), kTitleWeight);
  for (const std::uint32_t number : counted_) {
    term_.assign(kTitlePrefix);
    term_ += words.stem(number);
    document.add_term(term_, stems_[number].count / kTitleWeight);
  }
  count(words.lead_stems(), kLeadWeight);
  count(words.rest_stems(), kBodyWeight);
  for (const std::uint32_t number : counted_) {
    Stem& stem = stems_[number];
    if (stem.term.empty()) stem.term.append(kStemPrefix).append(words.stem(number));
    document.add_term(stem.term, stem.count);
    stem.count = 0;
  }
  counted_.clear();
  add_boolean_terms(document, article);
  add_values(document, article);
  return document;
}

}  // namespace dateline
