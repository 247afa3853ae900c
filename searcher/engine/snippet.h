#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/text/sentence.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/response.h"

namespace dateline {

// Shows what of an article satisfied a query: finds the words that the patterns match, with the
// analyzer of the index, and picks the passage of the body that covers most of them. Whole
// sentences where they fit. Not for sharing between threads.
class Snippets {
 public:
  static constexpr std::size_t kMaxBytes = 280;

  // `analyzer` must outlive this; one that is kept from query to query knows most words already.
  Snippets(std::vector<Pattern> patterns, Analyzer& analyzer)
      : patterns_(std::move(patterns)), analyzer_(analyzer) {}

  // The best passage of a body; its beginning when nothing in it matches. White space is single
  // spaces; a passage cut inside a sentence has "…" there.
  Snippet passage(std::string_view body, std::string_view language);

  // Byte ranges of `text` that match, ascending, apart.
  std::vector<Span> highlights(std::string_view text, std::string_view language);

 private:
  struct Match {
    std::uint32_t first;  // tokens
    std::uint32_t last;
    std::uint32_t pattern;
  };
  // Token range [first, last].
  struct Window {
    std::size_t first;
    std::size_t last;
  };
  std::vector<Match> find_matches() const;
  std::vector<Window> find_sentences() const;
  Window best_window(const std::vector<Match>& matches) const;
  Window cut(const Window& sentence, const std::vector<Match>& matches) const;
  static std::vector<Match>::const_iterator from(const std::vector<Match>& matches,
                                                 std::size_t token);
  std::size_t bytes(const Window& window) const;
  static std::vector<Span> spans(const std::vector<Match>& matches, const Analysis& analysis);

  std::vector<Pattern> patterns_;
  Analyzer& analyzer_;
  Analysis analysis_;  // of the text at hand
};

}  // namespace dateline
