#include "searcher/engine/term_plans.h"

#include <set>
#include <utility>

#include "common/index/bm25.h"
#include "common/index/schema.h"
#include "searcher/engine/plan_builders.h"

namespace dateline {
namespace {

// A stop word has no postings in some articles that hold it: it cannot be asked for.
bool is_in_lists(const PatternSlot& slot) {
  return !slot.stems.empty() && slot.stop_languages.empty();
}

}  // namespace

double TermPlans::weight(const std::vector<std::uint64_t>& frequencies) const {
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

double TermPlans::weight(const std::vector<std::string>& terms) const {
  std::vector<std::uint64_t> frequencies;
  for (const std::string& term : terms) {
    frequencies.push_back(document_frequency(snapshot_, term));
  }
  return weight(frequencies);
}

Plan TermPlans::word(std::vector<std::string> terms) const {
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
Plan TermPlans::synonyms(const std::vector<std::string>& stems, std::string_view prefix) const {
  return word(make_terms(prefix, stems));
}

Plan TermPlans::candidates(const PositionalNode& node, std::string_view prefix) const {
  if (node.kind == Node::Kind::kNot) return leaf(Plan::Kind::kEverything);
  if (node.children.empty()) {
    const bool nothing = node.pattern == nullptr || node.pattern->empty();
    return nothing ? leaf(Plan::Kind::kNothing) : pattern_terms(*node.pattern, prefix);
  }
  std::vector<Plan> parts;
  for (const PositionalNode& child : node.children) parts.push_back(candidates(child, prefix));
  return node.kind == Node::Kind::kOr ? any_of(std::move(parts)) : all_of(std::move(parts));
}

Plan TermPlans::pattern_terms(const Pattern& pattern, std::string_view prefix) const {
  if (pattern.is_one_word() && is_in_lists(pattern.sequences.front().front())) {
    return synonyms(pattern.sequences.front().front().stems, prefix);
  }
  std::vector<Plan> sequences;
  for (const auto& sequence : pattern.sequences) {
    std::vector<Plan> slots;
    for (const PatternSlot& slot : sequence) {
      if (is_in_lists(slot)) slots.push_back(synonyms(slot.stems, prefix));
    }
    if (!pattern.grams.empty()) slots.push_back(gram_terms(pattern, prefix));
    sequences.push_back(all_of(std::move(slots)));
  }
  return any_of(std::move(sequences));
}

Plan TermPlans::gram_terms(const Pattern& pattern, std::string_view prefix) const {
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

}  // namespace dateline
