#include "searcher/present/explanation_text.h"

#include <fmt/format.h>

#include "searcher/present/labels.h"
#include "searcher/present/marked.h"

namespace dateline {
namespace {

std::string sum_line(const Hit& hit) {
  const Explanation& parts = *hit.explanation;
  double words = 0;
  for (const Explanation::Word& word : parts.words) words += word.score;
  std::string line = fmt::format("score {:.3f} = {:.3f} words", hit.score, words);
  if (parts.proximity > 0) line += fmt::format(" + {:.3f} proximity", parts.proximity);
  if (parts.exact_forms > 0) line += fmt::format(" + {:.3f} forms as typed", parts.exact_forms);
  if (parts.recency > 0) line += fmt::format(" + {:.3f} recency", parts.recency);
  return line;
}

std::string word_line(const Explanation::Word& word) {
  return fmt::format(
      "{}: {:.3f} of weight {:.3f} (in {} articles), count {}: {} headline, {} lead, {} further on",
      printable_field(join(word.stems, "/")), word.score, word.weight, grouped(word.documents),
      word.count, word.title, word.lead, word.body);
}

}  // namespace

std::vector<std::string> explanation_lines(const Hit& hit) {
  std::vector<std::string> lines;
  if (!hit.explanation) return lines;
  lines.push_back(sum_line(hit));
  for (const Explanation::Word& word : hit.explanation->words) lines.push_back(word_line(word));
  return lines;
}

}  // namespace dateline
