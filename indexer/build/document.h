#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/article.h"

namespace dateline {

// Makes the Xapian document of an article: stem terms of title and body, title terms, boolean
// terms, values and the stored text. Stop words give no terms. `content_hash` is kept as a value,
// from which `columns` can be made again. Reused from article to article.
class DocumentBuilder {
 public:
  Xapian::Document build(const Article& article, const Analysis& title, const Analysis& body,
                         const std::string& stored, std::uint64_t content_hash);

 private:
  void add_stems(Xapian::Document& document, std::string_view prefix);
  void collect(const Analysis& analysis);

  std::vector<std::string_view> stems_;  // of the text at hand, with repetitions
  std::string term_;
};

}  // namespace dateline
