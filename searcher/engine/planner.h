#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/index/snapshot.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/positional_node.h"
#include "searcher/engine/query_word.h"
#include "searcher/engine/term_plans.h"
#include "searcher/query/ast.h"

namespace dateline {

struct PlannedQuery {
  Plan plan;
  std::vector<PositionalNode> shown;    // what to highlight: the parts that are not denied
  std::vector<QueryWord> words;         // in the order of the query, repeated ones too
  std::vector<Diagnostic> diagnostics;  // what only the index can tell
};

// Turns trees of Nodes into plans. Text leaves become stem terms (those of all languages of the
// index, as one word); what needs positions becomes candidates by terms and a PositionalNode to
// verify; fields become boolean terms or conditions on columns.
//
// A stop word has no postings in articles of its language. Beside other words it is taken as
// present there by AND and as absent by OR; alone, or beside nothing but stop words, fields and
// what is denied, it is looked up in `tokens`, as it is typed.
//
// A word that an AND or an OR asks for n times weighs sqrt(n) times what it does once.
class Planner {
 public:
  // Both must outlive the planner; `analyzer` may be kept from query to query.
  Planner(const Snapshot& snapshot, Analyzer& analyzer)
      : snapshot_(snapshot), terms_(snapshot), patterns_(snapshot, analyzer) {}

  PlannedQuery plan(const Node& root);

 private:
  Plan plan_node(const Node& node);
  bool has_content_words(const std::vector<Node>& children);
  Plan plan_or(const Node& node);
  Plan plan_and(const Node& node);
  Plan plan_word(const Node& node);
  Plan plan_positional(const Node& node);
  PositionalNode positional(const Node& node);
  SharedPattern leaf_pattern(const Node& node);
  Plan verified(const PositionalNode& node, std::string_view prefix);
  bool is_stop_word(const Node& node);
  void show(PositionalNode node);
  void add_query_word(const SharedPattern& pattern, const Plan& plan);
  void note(const Node& node, std::string message);

  const Snapshot& snapshot_;
  TermPlans terms_;
  PatternMaker patterns_;
  PlannedQuery out_;
  int denied_ = 0;              // how many NOTs are around the node at hand
  std::uint32_t position_ = 0;  // words of the query before the node at hand
};

}  // namespace dateline
