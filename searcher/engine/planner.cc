#include "searcher/engine/planner.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>
#include <utility>

#include "common/index/schema.h"
#include "common/text/fold.h"
#include "searcher/engine/bm25.h"
#include "searcher/engine/glob.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

using Kind = Node::Kind;

Plan inner(Plan::Kind kind, std::vector<Plan> children) {
  Plan plan;
  plan.kind = kind;
  plan.children = std::move(children);
  return plan;
}

Plan leaf(Plan::Kind kind) { return inner(kind, {}); }

// The parts of an AND or an OR: those of one directly in it are its own, and a word that is there
// more than once is one part. A word that is asked for again adds less and less to what a text is
// about, so its weight grows as the square root of how often it is.
std::vector<Plan> merged(Plan::Kind kind, std::vector<Plan> plans) {
  std::vector<Plan> flat;
  for (Plan& plan : plans) {
    if (plan.kind == kind) {
      for (Plan& child : plan.children) flat.push_back(std::move(child));
    } else {
      flat.push_back(std::move(plan));
    }
  }
  std::vector<Plan> parts;
  for (Plan& plan : flat) {
    const auto same = [&plan](const Plan& part) {
      return plan.kind == Plan::Kind::kTerms && part.kind == plan.kind && part.scored() &&
             plan.scored() && part.terms == plan.terms;
    };
    const auto known = std::find_if(parts.begin(), parts.end(), same);
    if (known == parts.end()) {
      parts.push_back(std::move(plan));
    } else {
      known->weight = std::hypot(known->weight, plan.weight);  // sqrt(n) of n equal ones
    }
  }
  return parts;
}

Plan any_of(std::vector<Plan> plans) {
  plans = merged(Plan::Kind::kOr, std::move(plans));
  if (plans.empty()) return leaf(Plan::Kind::kNothing);
  if (plans.size() == 1) return std::move(plans.front());
  return inner(Plan::Kind::kOr, std::move(plans));
}

Plan all_of(std::vector<Plan> plans) {
  plans = merged(Plan::Kind::kAnd, std::move(plans));
  if (plans.empty()) return leaf(Plan::Kind::kEverything);
  if (plans.size() == 1) return std::move(plans.front());
  return inner(Plan::Kind::kAnd, std::move(plans));
}

// What a word weighs that is several terms: no more than the heaviest one, for they overlap.
double heaviest(const Plan& plan) {
  double weight = plan.kind == Plan::Kind::kTerms ? plan.weight : 0;
  for (const Plan& child : plan.children) weight = std::max(weight, heaviest(child));
  return weight;
}

void collect_terms(const Plan& plan, std::vector<std::string>& terms) {
  terms.insert(terms.end(), plan.terms.begin(), plan.terms.end());
  for (const Plan& child : plan.children) collect_terms(child, terms);
}

Plan keys(std::vector<std::string> terms) {
  Plan plan = leaf(Plan::Kind::kKeys);
  plan.terms = std::move(terms);
  return plan;
}

std::vector<std::string> make_terms(std::string_view prefix,
                                    const std::vector<std::string>& values) {
  std::vector<std::string> terms;
  for (const std::string& value : values) terms.push_back(make_term(prefix, value));
  return terms;
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

Dimension dimension_of(Kind kind) {
  switch (kind) {
    case Kind::kCountry:
      return Dimension::kCountry;
    case Kind::kMentions:
      return Dimension::kMentions;
    case Kind::kSource:
      return Dimension::kSource;
    case Kind::kSourceCountry:
      return Dimension::kSourceCountry;
    case Kind::kLanguage:
      return Dimension::kLanguage;
    case Kind::kAuthor:
      return Dimension::kAuthor;
    default:
      return Dimension::kTopic;
  }
}

// The values of the index that a pattern such as "smi*" stands for.
void add_matching(const Snapshot& snapshot, Dimension dimension, const std::string& glob,
                  std::vector<std::string>& values) {
  for (const Segment& segment : snapshot.segments()) {
    const ValueColumn& column = segment.columns().column(dimension);
    for (std::uint32_t i = 0; i < column.dictionary_size(); ++i) {
      std::string value = comparable(dimension, column.string(i));
      if (glob_matches(glob, value)) values.push_back(std::move(value));
    }
  }
}

// The word as it is typed, looked up in `tokens`.
Node exact_form(const Node& word) {
  Node exact = word;
  exact.kind = Kind::kExact;
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

// Several terms that count as one word: their frequency is what it would be if they were
// independent of each other.
double Planner::weight(const std::vector<std::uint64_t>& frequencies) const {
  const double documents = statistics_.documents;
  if (documents == 0) return 0;
  double without = 1;
  for (const std::uint64_t number : frequencies) {
    const auto frequency = static_cast<double>(number);
    if (frequencies.size() == 1) return word_weight(frequency, documents);
    without *= 1 - frequency / documents;
  }
  return word_weight(documents * (1 - without), documents);
}

double Planner::weight(const std::vector<std::string>& terms) const {
  std::vector<std::uint64_t> frequencies;
  for (const std::string& term : terms) {
    frequencies.push_back(document_frequency(snapshot_, term));
  }
  return weight(frequencies);
}

Plan Planner::word(std::vector<std::string> terms) const {
  Plan plan = make_terms_plan(snapshot_, std::move(terms));
  if (plan.terms.size() > 1) {
    plan.weight = weight(plan.terms);
  } else if (plan.terms.size() == 1) {
    std::uint64_t frequency = 0;
    for (const auto& lists : plan.lists) {
      if (!lists.empty()) frequency += lists.front().documents();
    }
    plan.weight = weight(std::vector<std::uint64_t>{frequency});
  }
  return plan;
}

// One word in several forms.
Plan Planner::synonyms(const std::vector<std::string>& stems, std::string_view prefix) const {
  return word(make_terms(prefix, stems));
}

void Planner::note(const Node& node, std::string message) {
  out_.diagnostics.push_back({Diagnostic::Level::kNote, node.begin, node.end, std::move(message)});
}

Plan Planner::plan_node(const Node& node) {
  switch (node.kind) {
    case Kind::kEverything:
      return leaf(Plan::Kind::kEverything);
    case Kind::kWord:
      return is_stop_word(node) ? plan_positional(exact_form(node)) : plan_word(node);
    case Kind::kAnd:
      return plan_and(node);
    case Kind::kOr:
      return plan_or(node);
    case Kind::kNot: {
      ++denied_;
      Plan denied = plan_node(node.children.front());
      --denied_;
      return inner(Plan::Kind::kAndNot, {leaf(Plan::Kind::kEverything), std::move(denied)});
    }
    case Kind::kExact:
    case Kind::kWildcard:
    case Kind::kFuzzy:
    case Kind::kNear:
    case Kind::kAdjacent:
    case Kind::kSentence:
    case Kind::kParagraph:
    case Kind::kAtLeast:
    case Kind::kTitle:
    case Kind::kHeadLead:
    case Kind::kBody:
      return plan_positional(node);
    default:
      return plan_field(node);
  }
}

// Whether any of the children asks for text that posting lists know.
bool Planner::has_content_words(const std::vector<Node>& children) {
  return std::any_of(children.begin(), children.end(), [this](const Node& child) {
    return child.kind != Kind::kNot && has_text(child) && !is_stop_word(child);
  });
}

Plan Planner::plan_or(const Node& node) {
  const bool words_beside = has_content_words(node.children);
  std::vector<Plan> parts;
  for (const Node& child : node.children) {
    if (words_beside && is_stop_word(child)) {
      ++position_;
      const PatternSlot slot = patterns_.word(child.text).front().sequences.front().front();
      if (slot.stop_languages.size() < snapshot_.languages().size()) {
        Plan word = make_terms_plan(snapshot_, make_terms(kStemPrefix, slot.stems));
        word.weight = weight(stop_word_terms(slot));
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
  std::vector<Plan> denied;
  for (const Node& child : node.children) {
    if (child.kind == Kind::kNot) {
      ++denied_;
      denied.push_back(plan_node(child.children.front()));
      --denied_;
    } else if (words_beside && is_stop_word(child)) {
      ++position_;
      const PatternSlot slot = patterns_.word(child.text).front().sequences.front().front();
      if (slot.stop_languages.size() >= snapshot_.languages().size()) continue;
      wanted.push_back(word(stop_word_terms(slot)));
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
  if (node.kind != Kind::kWord) return false;
  const std::vector<Pattern>& patterns = patterns_.word(node.text);
  return patterns.size() == 1 && patterns.front().sequences.size() == 1 &&
         patterns.front().sequences.front().size() == 1 &&
         !patterns.front().sequences.front().front().stop_languages.empty();
}

Plan Planner::plan_word(const Node& node) {
  std::vector<Plan> parts;
  for (const Pattern& pattern : patterns_.word(node.text)) {
    const auto& first = pattern.sequences.front();
    const bool cjk = !pattern.grams.empty();
    if (denied_ == 0) out_.patterns.push_back(pattern);
    if (first.size() == 1 || (cjk && first.size() == 2 && pattern.grams.size() == 1)) {
      parts.push_back(pattern_terms(pattern, kStemPrefix));
    } else {
      PositionalNode leaf;
      leaf.pattern = pattern;
      parts.push_back(verified(leaf, kStemPrefix));
    }
    add_query_word(pattern, parts.back());
  }
  return all_of(std::move(parts));  // punctuation only asks for nothing
}

void Planner::add_query_word(const Pattern& pattern, const Plan& plan) {
  QueryWord word;
  word.weight = heaviest(plan);
  if (denied_ == 0 && word.weight > 0) {
    word.pattern = pattern;
    collect_terms(plan, word.terms);
    word.position = position_;
    out_.words.push_back(std::move(word));
  }
  position_ += static_cast<std::uint32_t>(pattern.sequences.front().size());
}

Plan Planner::plan_positional(const Node& node) {
  ++position_;
  const std::string_view prefix = node.kind == Kind::kTitle ? kTitlePrefix : kStemPrefix;
  // A plain word in the title is what the title terms are for.
  if (node.kind == Kind::kTitle && node.children.front().kind == Kind::kWord &&
      !is_stop_word(node.children.front())) {
    const std::vector<Pattern>& patterns = patterns_.word(node.children.front().text);
    if (patterns.size() == 1 && patterns.front().sequences.size() == 1 &&
        patterns.front().sequences.front().size() == 1 && patterns.front().grams.empty()) {
      if (denied_ == 0) out_.patterns.push_back(patterns.front());
      return pattern_terms(patterns.front(), prefix);
    }
  }
  return verified(positional(node), prefix);
}

Pattern Planner::leaf_pattern(const Node& node) {
  bool truncated = false;
  Pattern pattern;
  if (node.kind == Kind::kExact) {
    pattern = patterns_.exact(node.text);
  } else if (node.kind == Kind::kWildcard) {
    pattern = patterns_.wildcard(node.text, truncated);
  } else if (node.kind == Kind::kFuzzy) {
    pattern = patterns_.fuzzy(node.text, node.n, truncated);
  }
  if (truncated) {
    note(node, "matches more than " + std::to_string(PatternMaker::kMaxExpansions) +
                   " words: only the most frequent are searched");
  }
  return pattern;
}

PositionalNode Planner::positional(const Node& node) {
  PositionalNode out;
  out.n = node.n;
  out.kind = node.kind;
  if (node.kind == Kind::kNot) ++denied_;
  for (const Node& child : node.children) out.children.push_back(positional(child));
  if (node.kind == Kind::kNot) --denied_;
  if (!node.children.empty()) return out;

  out.kind = Kind::kExact;
  if (node.kind != Kind::kWord) {
    out.pattern = leaf_pattern(node);
  } else {
    const std::vector<Pattern>& patterns = patterns_.word(node.text);
    if (patterns.size() == 1) {
      out.pattern = patterns.front();
    } else if (patterns.size() > 1) {
      out.kind = Kind::kAnd;
      for (const Pattern& pattern : patterns) {
        if (denied_ == 0) out_.patterns.push_back(pattern);
        out.children.emplace_back().pattern = pattern;
      }
    }
  }
  if (denied_ == 0 && !out.pattern.empty()) out_.patterns.push_back(out.pattern);
  return out;
}

Plan Planner::verified(const PositionalNode& node, std::string_view prefix) {
  Plan plan = inner(Plan::Kind::kVerified, {candidates(node, prefix)});
  plan.positional = std::make_shared<const ResolvedTree>(node, snapshot_);
  return plan;
}

// A superset of the articles that satisfy `node`.
Plan Planner::candidates(const PositionalNode& node, std::string_view prefix) const {
  if (node.kind == Kind::kNot) return leaf(Plan::Kind::kEverything);
  if (node.children.empty()) {
    return node.pattern.empty() ? leaf(Plan::Kind::kNothing) : pattern_terms(node.pattern, prefix);
  }
  std::vector<Plan> parts;
  for (const PositionalNode& child : node.children) parts.push_back(candidates(child, prefix));
  return node.kind == Kind::kOr ? any_of(std::move(parts)) : all_of(std::move(parts));
}

Plan Planner::pattern_terms(const Pattern& pattern, std::string_view prefix) const {
  std::vector<Plan> sequences;
  for (const auto& sequence : pattern.sequences) {
    std::vector<Plan> slots;
    for (const PatternSlot& slot : sequence) {
      // A stop word has no postings in some articles that hold it: it cannot be asked for.
      if (!slot.stems.empty() && slot.stop_languages.empty())
        slots.push_back(synonyms(slot.stems, prefix));
    }
    if (!pattern.grams.empty()) slots.push_back(gram_terms(pattern, prefix));
    sequences.push_back(all_of(std::move(slots)));
  }
  return any_of(std::move(sequences));
}

Plan Planner::gram_terms(const Pattern& pattern, std::string_view prefix) const {
  const auto& sequence = pattern.sequences.front();
  if (sequence.size() > 1) {
    std::vector<Plan> grams;
    for (const std::string& gram : pattern.grams) grams.push_back(word({make_term(prefix, gram)}));
    return all_of(std::move(grams));
  }
  // A single character: every term that starts with it.
  const std::string start = make_term(prefix, pattern.grams.front());
  std::set<std::string> terms;
  for (const Segment& segment : snapshot_.segments()) {
    const auto [first, last] = segment.postings().with_prefix(start);
    for (std::uint32_t i = first; i < last; ++i) terms.emplace(segment.postings().term(i));
  }
  return word({terms.begin(), terms.end()});
}

Plan Planner::plan_field(const Node& node) const {
  switch (node.kind) {
    case Kind::kDate: {
      Plan plan = leaf(Plan::Kind::kDates);
      plan.dates = node.dates;
      return plan;
    }
    case Kind::kWordCount: {
      Plan plan = leaf(Plan::Kind::kWords);
      plan.low = node.low;
      plan.high = node.high;
      return plan;
    }
    case Kind::kId:
      return keys(make_terms(kIdPrefix, node.values));
    case Kind::kStory:
      return keys(make_terms(kStoryPrefix, node.values));
    default:
      break;
  }
  const Dimension dimension = dimension_of(node.kind);
  std::vector<std::string> values;
  for (const std::string& value : node.values) {
    values.push_back(comparable(dimension, value));
    if (!info(dimension).code && value.find_first_of("*?") != std::string::npos) {
      add_matching(snapshot_, dimension, comparable(dimension, value), values);
    }
  }
  return make_terms_plan(snapshot_, make_terms(info(dimension).prefix, values));
}

}  // namespace dateline
