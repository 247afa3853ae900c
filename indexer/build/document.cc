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
  put(kSourceSlot, article.source);
  put(kLanguageSlot, article.language);
  const std::size_t countries = std::min<std::size_t>(article.countries.size(), kCountrySlots);
  for (std::size_t i = 0; i < countries; ++i) {
    put(kFirstCountrySlot + static_cast<Xapian::valueno>(i), article.countries[i]);
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

void DocumentBuilder::collect(const Analysis& analysis) {
  for (const Token& token : analysis.tokens) {
    if (!token.stop && !token.stem.empty()) stems_.push_back(token.stem);
  }
  for (const JoinedTerm& joined : analysis.joined) stems_.push_back(joined.stem);
}

void DocumentBuilder::add_stems(Xapian::Document& document, std::string_view prefix) {
  std::sort(stems_.begin(), stems_.end());
  for (auto first = stems_.begin(); first != stems_.end();) {
    const auto last = std::find_if(first, stems_.end(), [&](auto stem) { return stem != *first; });
    term_.assign(prefix);
    term_ += *first;
    document.add_term(term_, static_cast<Xapian::termcount>(last - first));
    first = last;
  }
  stems_.clear();
}

Xapian::Document DocumentBuilder::build(const Article& article, const Analysis& title,
                                        const Analysis& body, const std::string& stored,
                                        std::uint64_t content_hash) {
  Xapian::Document document;
  collect(title);
  add_stems(document, kTitlePrefix);
  collect(title);
  collect(body);
  add_stems(document, kStemPrefix);
  add_boolean_terms(document, article);
  add_values(document, article);
  document.add_value(kContentHashSlot, hash_value(content_hash));
  document.set_data(stored);
  return document;
}

}  // namespace dateline
