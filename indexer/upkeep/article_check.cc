#include "indexer/upkeep/article_check.h"

#include <algorithm>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article_json.h"
#include "common/error.h"
#include "common/index/dimension.h"
#include "common/index/schema.h"

namespace dateline {

std::optional<Damage> ArticleCheck::check(DocIndex doc) const {
  const Xapian::docid docid = doc + 1;
  const std::string name = "article " + std::to_string(docid);
  const Xapian::Document document = database_.get_document(docid);
  Article article;
  try {
    article = article_from_text(document.get_data());
  } catch (const Error& error) {
    return Damage{"xapian", name + ": " + error.what(), false};
  }
  const std::string term = make_term(kIdPrefix, article.id);
  auto posting = database_.postlist_begin(term);
  const auto end = database_.postlist_end(term);
  if (posting != end) posting.skip_to(docid);
  if (posting == end || *posting != docid) {
    return Damage{"xapian", name + " is not found by its id " + article.id, false};
  }
  try {
    std::string wrong = columns_ == nullptr ? "" : compare_columns(doc, article, document);
    if (!wrong.empty()) return Damage{"columns", name + ": " + wrong, true};
  } catch (const Error& error) {
    return Damage{"columns", name + ": " + error.what(), true};
  }
  try {
    std::string wrong = tokens_ == nullptr ? "" : compare_tokens(doc);
    if (!wrong.empty()) return Damage{"tokens", name + ": " + wrong, true};
  } catch (const Error& error) {
    return Damage{"tokens", name + ": " + error.what(), true};
  }
  return std::nullopt;
}

std::string ArticleCheck::compare_columns(DocIndex doc, const Article& article,
                                          const Xapian::Document& document) const {
  const Day day = article.date.known() ? article.date.day : kNoDay;
  if (columns_->day(doc) != day || columns_->precision(doc) != article.date.precision) {
    return "its date is another than that of the stored article";
  }
  const auto hash = hash_from_value(document.get_value(kContentHashSlot));
  if (hash && columns_->content_hash(doc) != *hash) {
    return "its hash is another than that of the database";
  }
  for (const DimensionInfo& dimension : kDimensionTable) {
    const ValueColumn& column = columns_->column(dimension.dimension);
    std::vector<std::string> values;
    for (const std::uint32_t value : column.values(doc)) values.emplace_back(column.string(value));
    if (values != values_of(article, dimension.dimension)) {
      return "its " + std::string(dimension.name) + " is another than that of the stored article";
    }
  }
  return {};
}

std::string ArticleCheck::compare_tokens(DocIndex doc) const {
  const auto all = tokens_->words(doc);
  const auto words = std::count_if(all.begin(), all.end(),
                                   [](std::uint32_t token) { return token >= kFirstTokenHash; });
  if (std::count(all.begin(), all.end(), kTitleEnd) != 1) return "its title has no end";
  if (columns_ != nullptr && static_cast<std::uint64_t>(words) != columns_->words(doc)) {
    return "it has another number of words than `columns` says";
  }
  return {};
}

}  // namespace dateline
