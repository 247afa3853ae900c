#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/text/sentence.h"
#include "searcher/engine/highlighter.h"
#include "searcher/engine/response.h"

namespace dateline {

// Shows what of an article satisfied a query: finds the words that did (highlighter.h), with the
// analyzer of the index, and picks the passage of the body that has most of the query, its words
// nearest each other. Whole sentences where they fit; never a part of a word. Not for sharing
// between threads.
class Snippets {
 public:
  static constexpr std::size_t kMaxBytes = 280;

  // `analyzer` must outlive this; one that is kept from query to query knows most words already.
  Snippets(std::vector<PositionalNode> parts, Analyzer& analyzer)
      : highlighter_(std::move(parts)), analyzer_(analyzer) {}

  // The best passage of a body; its beginning when nothing in it matches. White space is single
  // spaces; a passage cut inside a sentence has "…" there.
  Snippet passage(std::string_view body, std::string_view language);

  // Byte ranges of a whole title or a whole body that match, ascending, apart.
  std::vector<Span> highlights(std::string_view text, std::string_view language,
                               Highlighter::Zone zone);

 private:
  // Token range [first, last].
  struct Window {
    std::size_t first;
    std::size_t last;
  };
  std::vector<Window> find_sentences() const;
  Window best_window(const std::vector<Place>& places) const;
  Window cut(const Window& sentence, const std::vector<Place>& places) const;
  static std::vector<Place>::const_iterator from(const std::vector<Place>& places,
                                                 std::size_t token);
  std::size_t bytes(const Window& window) const;
  static double worth(const std::vector<Place>& places, const Window& window);
  static std::vector<Span> spans(const std::vector<Place>& places, const Analysis& analysis);

  Highlighter highlighter_;
  Analyzer& analyzer_;
  Analysis analysis_;  // of the text at hand
};

}  // namespace dateline
