#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "corpus/generator/buffer.h"
#include "corpus/generator/corpus_options.h"
#include "corpus/generator/lexicon.h"
#include "corpus/generator/log_normal.h"
#include "corpus/generator/newsroom.h"
#include "corpus/generator/story.h"
#include "corpus/generator/subject.h"
#include "corpus/generator/text_writer.h"

namespace dateline::corpus {

// Writes planned articles as JSON objects, one a line.
class ArticleWriter {
 public:
  // `shares` by index in languages(): articles of those with a share may be written.
  ArticleWriter(const CorpusOptions& options, const std::vector<double>& shares);

  // `number` is the article's place in the corpus, from 0.
  void write(const PlannedArticle& article, std::uint64_t number, Buffer& out);

 private:
  // How a reprint differs from the text that it copies, apart from headline, paper and author.
  enum class Change { kNone, kLonger, kShorter };

  struct Article {  // what the fields and the text share
    const PlannedArticle* plan;
    const Source* source;
    std::string_view author;
    Change change;
    bool dated;
    std::uint32_t boilerplate_lines;
    std::uint64_t text_seed;
    std::uint64_t own_seed;
  };

  void write_fields(const Article& article, std::uint64_t number, Buffer& out) const;
  void write_text(const Article& article, Buffer& out) const;
  void write_byline(const Article& article, Buffer& out) const;
  void write_dateline(const Article& article, Buffer& out) const;
  void write_boilerplate(const Article& article, Buffer& out) const;
  void write_truth(const Article& article, Buffer& out) const;

  CorpusOptions options_;
  WordRanks ranks_;
  std::vector<std::unique_ptr<Lexicon>> lexicons_;    // by index in languages(); null: not used
  std::vector<std::unique_ptr<Newsroom>> newsrooms_;  // the same
  TextWriter writer_;
  LogNormal words_;
  Subject subject_;  // of the article being written; kept for its memory
};

}  // namespace dateline::corpus
