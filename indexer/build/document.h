#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/article.h"
#include "common/index/words.h"

namespace dateline {

// Makes the Xapian document of an article: stem terms of title and body, title terms, boolean
// terms and values; the stored text is not in it. Reused from article to article, so that each stem
// is spelt as a term once; one for each WordsWriter.
class DocumentBuilder {
 public:
  // `words` counted this article last.
  Xapian::Document build(const Article& article, const WordsWriter& words);

 private:
  // A stem and what is known of it in the text at hand.
  struct Stem {
    std::string term;  // with kStemPrefix; empty: not yet met
    std::uint32_t count = 0;
  };

  void count(const WordsWriter::Stems& stems, std::uint32_t weight);

  std::vector<Stem> stems_;             // by number
  std::vector<std::uint32_t> counted_;  // numbers of the stems with a count
  std::string term_;
};

}  // namespace dateline
