#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/verify.h"
#include "searcher/query/ast.h"

namespace dateline {

// A query tree in the terms of one index, for Xapian's matcher.
struct CompiledQuery {
  Xapian::Query query;
  std::vector<Pattern> patterns;        // what to highlight: of all leaves that are not denied
  std::vector<Diagnostic> diagnostics;  // what only the index can tell
};

// Compiles trees of Nodes. Text leaves become stem terms (synonyms over the languages of the
// index); what needs positions becomes candidates by terms, filtered by a Verifier; fields become
// boolean terms or predicates on the columns.
//
// A stop word has no postings in articles of its language. Beside other words it is taken as
// present there by AND and as absent by OR; alone, or beside nothing but stop words, fields and
// what is denied, it is looked up in `tokens`, as it is typed.
class Compiler {
 public:
  // `snapshot` must outlive the compiler and the queries it makes.
  explicit Compiler(const Snapshot& snapshot) : snapshot_(snapshot), patterns_(snapshot) {}

  CompiledQuery compile(const Node& root);

 private:
  Xapian::Query compile_node(const Node& node);
  bool has_content_words(const std::vector<Node>& children);
  Xapian::Query compile_or(const Node& node);
  Xapian::Query compile_and(const Node& node);
  Xapian::Query compile_word(const Node& node);
  Xapian::Query compile_positional(const Node& node);
  Xapian::Query compile_field(const Node& node) const;
  PositionalNode positional(const Node& node);
  Pattern leaf_pattern(const Node& node);
  Xapian::Query verified(const PositionalNode& node, std::string_view prefix);
  Xapian::Query candidates(const PositionalNode& node, std::string_view prefix) const;
  Xapian::Query pattern_terms(const Pattern& pattern, std::string_view prefix) const;
  Xapian::Query gram_terms(const Pattern& pattern, std::string_view prefix) const;
  bool is_stop_word(const Node& node);
  void note(const Node& node, std::string message);

  const Snapshot& snapshot_;
  PatternMaker patterns_;
  CompiledQuery out_;
  int denied_ = 0;  // how many NOTs are around the node at hand
};

// The articles whose date lies in the range, at weight 0.
Xapian::Query date_query(const Snapshot& snapshot, const DateRange& range);

}  // namespace dateline
