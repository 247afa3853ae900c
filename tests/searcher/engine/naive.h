#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/engine/request.h"
#include "searcher/query/ast.h"
#include "tests/searcher/engine/corpus.h"

namespace dateline::engine_test {

// What the query language means, written down a second time and as plainly as possible: looks at
// the analysed text of every article, knows no postings, columns or `tokens` and is slow.
class NaiveIndex {
 public:
  struct Word {
    std::string surface;
    bool cjk;
    std::uint32_t sentence;
    std::uint32_t paragraph;
  };
  struct Document {
    const Article* article;
    bool live;
    std::vector<Word> words;  // of title, then body
    std::size_t title_end;
    std::size_t lead_end;
    // What each stem, joined forms too, counts in the text, and how often it is in the title; no
    // stop words.
    std::map<std::string, std::size_t> stems;
    std::map<std::string, std::size_t> title_stems;
    std::size_t length;  // the sum of all these counts
  };

  // `corpus` must outlive it.
  explicit NaiveIndex(const Corpus& corpus);

  const std::vector<Document>& documents() const { return documents_; }

  bool matches(const Node& node, const Document& document) const;

  // BM25 of a query of one word that has a single stem; `stem` is that. Else false.
  bool single_stem(const Node& node, std::string& stem) const;
  double bm25(const std::string& stem, const Document& document) const;

 private:
  // What may stand at one place of a text.
  struct Place {
    bool exact = false;
    std::set<std::string> surfaces;  // exact ones
    std::set<std::string> stems;
    std::set<std::string> stop_languages;
  };
  using Sequence = std::vector<Place>;
  struct Leaf {
    std::vector<Sequence> sequences;
    std::set<std::string> pairs;  // of CJK characters written together
  };
  struct Range {
    std::size_t first;
    std::size_t last;
    bool cover = false;  // of a proximity: other words may stand inside
    auto operator<=>(const Range&) const = default;
  };
  using Ranges = std::set<Range>;
  struct Zone {
    std::size_t begin;
    std::size_t end;
  };

  void add(const Article& article);
  void record(const Analysis& analysis, Document& document, bool title);
  const Leaf& leaf(const Node& node) const;
  const Leaf& typed(const std::string& text) const;
  Leaf make_leaf(const Node& node) const;
  Leaf make_typed(const std::string& text) const;
  Leaf expansions(const std::set<std::string>& surfaces) const;
  bool is_stop_word(const Node& node) const;
  // Whether a child asks for words that are no stop words.
  bool has_other_words(const Node& node) const;
  bool matches_and(const Node& node, const Document& document) const;
  bool matches_word(const Node& node, const Document& document) const;
  bool matches_positions(const Node& node, const Document& document) const;
  bool may_match(const Node& node, const Document& document, bool title) const;
  bool holds(const Node& node, const Document& document, Zone zone) const;
  Ranges find(const Node& node, const Document& document, Zone zone) const;
  void find_sequence(const Sequence& sequence, std::size_t place, std::size_t first,
                     std::size_t position, const Document& document, Zone zone, Ranges& out) const;
  bool stands_at(const Place& place, const std::string& surface) const;
  static bool has_any(const Document& document, const std::set<std::string>& stems, bool title);

  mutable Analyzer analyzer_;
  mutable Analysis analysis_;
  mutable std::map<std::string, Leaf> typed_;   // by text
  mutable std::map<std::string, Leaf> leaves_;  // by spelling
  std::set<std::string> languages_;
  std::map<std::string, std::set<std::string>> stems_of_;     // by surface
  std::map<std::string, std::set<std::string>> surfaces_of_;  // by stem
  std::set<std::string> unjoined_;                            // surfaces that stand by themselves
  std::vector<Document> documents_;
};

// Whether an article satisfies a filter's values, compared folded or as codes.
bool has_value(const Article& article, Node::Kind kind, const std::vector<std::string>& values);

}  // namespace dateline::engine_test
