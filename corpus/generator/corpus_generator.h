#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "corpus/generator/article_writer.h"
#include "corpus/generator/buffer.h"
#include "corpus/generator/calendar.h"
#include "corpus/generator/corpus_options.h"
#include "corpus/generator/story.h"

namespace dateline::corpus {

// Writes news articles that nobody wrote, one JSON object a line. Words are made up, but their
// frequencies, the lengths of texts, the way stories spread over days, papers and languages, and
// what is missing or left over are those of news archives. Needs some megabytes, however many
// articles there are.
class CorpusGenerator {
 public:
  // Throws Error::Kind::kUsage for options that make no sense.
  explicit CorpusGenerator(const CorpusOptions& options);

  // Appends the next article and a line feed. False, and nothing appended, when all were written.
  bool next(Buffer& out);

 private:
  Calendar calendar_;
  std::vector<double> shares_;  // by index in languages()
  StoryPlan plan_;
  ArticleWriter writer_;
  std::vector<PlannedArticle> block_;
  std::size_t in_block_ = 0;
  std::uint64_t next_block_ = 0;
  std::uint64_t written_ = 0;
};

}  // namespace dateline::corpus
