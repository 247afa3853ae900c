#include "searcher/engine/planner.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

#include "common/index/schema.h"
#include "common/text/fold.h"
#include "searcher/engine/field_plan.h"
#include "searcher/engine/plan_builders.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

// What a word weighs that is several terms: no more than the heaviest one, for they overlap.
double heaviest(const Plan& plan) {
  double weight = plan.kind == Plan::Kind::kTerms ? plan.weight : 0;
  for (const Plan& child : plan.children) weight = std::max(weight, heaviest(child));
  return weight;
}

// The terms of a word that is a stop word in some languages of the index: weighed as if every
// article in them held it, so that "with" is no rare word where few articles are not English.
std::vector<std::string> stop_word_terms(const PatternSlot& slot) {
  std::vector<std::string> terms = make_terms(kStemPrefix, slot.stems);
  for (const std::string& language : slot.stop_languages) {
    terms.push_back(make_term(kLanguagePrefix, language));
  }
  return terms;
}

// The word as it is typed, looked up in `tokens`.
Node exact_form(const Node& word) {
  Node exact = word;
  exact.kind = NodeKind::kExact;
  return exact;
}

}  // namespace

PlannedQuery Planner::plan(const Node& root) {
  out_ = {};
  denied_ = 0;
  position_ = 0;
  out_.plan = plan_node(root);
  return std::move(out_);
}

void Planner::note(const Node& node, std::string message) {
  out_.diagnostics.push_back({Diagnostic::Level::kNote, node.begin, node.end, std::move(message)});
}

Plan Planner::plan_node(const Node& node) {
  switch (node.kind) {
    case NodeKind::kEverything:
      return leaf(Plan::Kind::kEverything);
    case NodeKind::kWord:
      return is_stop_word(node) ? plan_positional(exact_form(node)) : plan_word(node);
    case NodeKind::kAnd:
      return plan_and(node);
    case NodeKind::kOr:
      return plan_or(node);
    case NodeKind::kNot: {
      ++denied_;
      Plan denied = plan_node(node.children.front());
      --denied_;
      return inner(Plan::Kind::kAndNot, {leaf(Plan::Kind::kEverything), std::move(denied)});
    }
    case NodeKind::kExact:
    case NodeKind::kWildcard:
    case NodeKind::kFuzzy:
    case NodeKind::kNear:
    case NodeKind::kAdjacent:
    case NodeKind::kSentence:
    case NodeKind::kParagraph:
    case NodeKind::kAtLeast:
    case NodeKind::kTitle:
    case NodeKind::kHeadLead:
    case NodeKind::kBody:
      return plan_positional(node);
    default:
      return plan_field(snapshot_, node);
  }
}

// Whether any of the children asks for text that posting lists know.
bool Planner::has_content_words(const std::vector<Node>& children) {
  return std::any_of(children.begin(), children.end(), [this](const Node& child) {
    return child.kind != NodeKind::kNot && has_text(child) && !is_stop_word(child);
  });
}

Plan Planner::plan_or(const Node& node) {
  const bool words_beside = has_content_words(node.children);
  std::vector<Plan> parts;
  parts.reserve(node.children.size());
  for (const Node& child : node.children) {
    if (words_beside && is_stop_word(child)) {
      ++position_;
      const PatternSlot& slot = patterns_.word(child.text).front()->sequences.front().front();
      if (slot.stop_languages.size() < snapshot_.languages().size()) {
        Plan word = make_terms_plan(snapshot_, make_terms(kStemPrefix, slot.stems));
        word.weight = terms_.weight(stop_word_terms(slot));
        parts.push_back(std::move(word));
      }
    } else {
      parts.push_back(plan_node(child));
    }
  }
  return any_of(std::move(parts));
}

Plan Planner::plan_and(const Node& node) {
  const bool words_beside = has_content_words(node.children);
  std::vector<Plan> wanted;
  wanted.reserve(node.children.size());
  std::vector<Plan> denied;
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::kNot) {
      ++denied_;
      denied.push_back(plan_node(child.children.front()));
      --denied_;
    } else if (words_beside && is_stop_word(child)) {
      ++position_;
      const PatternSlot& slot = patterns_.word(child.text).front()->sequences.front().front();
      if (slot.stop_languages.size() >= snapshot_.languages().size()) continue;
      wanted.push_back(terms_.word(stop_word_terms(slot)));
    } else {
      wanted.push_back(plan_node(child));
    }
  }
  Plan plan = all_of(std::move(wanted));
  if (denied.empty()) return plan;
  denied.insert(denied.begin(), std::move(plan));
  return inner(Plan::Kind::kAndNot, std::move(denied));
}

bool Planner::is_stop_word(const Node& node) {
  if (node.kind != NodeKind::kWord) return false;
  const std::vector<SharedPattern>& patterns = patterns_.word(node.text);
  return patterns.size() == 1 && patterns.front()->is_one_word() &&
         !patterns.front()->sequences.front().front().stop_languages.empty();
}

Plan Planner::plan_word(const Node& node) {
  std::vector<Plan> parts;
  for (const SharedPattern& pattern : patterns_.word(node.text)) {
    const auto& first = pattern->sequences.front();
    const bool cjk = !pattern->grams.empty();
    PositionalNode leaf;
    leaf.pattern = pattern;
    if (first.size() == 1 || (cjk && first.size() == 2 && pattern->grams.size() == 1)) {
      parts.push_back(terms_.pattern_terms(*pattern, kStemPrefix));
    } else {
      parts.push_back(verified(leaf, kStemPrefix));
    }
    show(std::move(leaf));
    add_query_word(pattern, parts.back());
  }
  return all_of(std::move(parts));  // punctuation only asks for nothing
}

void Planner::show(PositionalNode node) {
  if (denied_ == 0) out_.shown.push_back(std::move(node));
}

void Planner::add_query_word(const SharedPattern& pattern, const Plan& plan) {
  QueryWord word;
  word.weight = heaviest(plan);
  if (denied_ == 0 && word.weight > 0) {
    word.pattern = pattern;
    word.position = position_;
    out_.words.push_back(std::move(word));
  }
  position_ += static_cast<std::uint32_t>(pattern->sequences.front().size());
}

Plan Planner::plan_positional(const Node& node) {
  ++position_;
  const std::string_view prefix = node.kind == NodeKind::kTitle ? kTitlePrefix : kStemPrefix;
  // A plain word in the title is what the title terms are for.
  if (node.kind == NodeKind::kTitle && node.children.front().kind == NodeKind::kWord &&
      !is_stop_word(node.children.front())) {
    const std::vector<SharedPattern>& patterns = patterns_.word(node.children.front().text);
    if (patterns.size() == 1 && patterns.front()->is_one_word()) {
      PositionalNode title;
      title.kind = NodeKind::kTitle;
      title.children.emplace_back().pattern = patterns.front();
      show(std::move(title));
      return terms_.pattern_terms(*patterns.front(), prefix);
    }
  }
  PositionalNode tree = positional(node);
  show(tree);
  return verified(tree, prefix);
}

SharedPattern Planner::leaf_pattern(const Node& node) {
  bool truncated = false;
  Pattern pattern;
  if (node.kind == NodeKind::kExact) {
    pattern = patterns_.exact(node.text);
  } else if (node.kind == NodeKind::kWildcard) {
    pattern = patterns_.wildcard(node.text, truncated);
  } else if (node.kind == NodeKind::kFuzzy) {
    pattern = patterns_.fuzzy(node.text, node.n, truncated);
  }
  if (truncated) {
    note(node, "matches more than " + std::to_string(PatternMaker::kMaxExpansions) +
                   " words: only the most frequent are searched");
  }
  return std::make_shared<const Pattern>(std::move(pattern));
}

PositionalNode Planner::positional(const Node& node) {
  PositionalNode out;
  out.n = node.n;
  out.kind = node.kind;
  for (const Node& child : node.children) out.children.push_back(positional(child));
  if (!node.children.empty()) return out;

  out.kind = NodeKind::kExact;
  if (node.kind != NodeKind::kWord) {
    out.pattern = leaf_pattern(node);
  } else {
    const std::vector<SharedPattern>& patterns = patterns_.word(node.text);
    if (patterns.size() == 1) {
      out.pattern = patterns.front();
    } else if (patterns.size() > 1) {
      out.kind = NodeKind::kAnd;
      for (const SharedPattern& pattern : patterns) {
        out.children.emplace_back().pattern = pattern;
      }
    }
  }
  return out;
}

Plan Planner::verified(const PositionalNode& node, std::string_view prefix) {
  Plan plan = inner(Plan::Kind::kVerified, {terms_.candidates(node, prefix)});
  plan.positional = std::make_shared<const ResolvedTree>(node, snapshot_);
  return plan;
}

}  // namespace dateline
