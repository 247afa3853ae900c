#include "searcher/engine/similar.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "searcher/engine/feedback_words.h"
#include "searcher/engine/field_plan.h"
#include "searcher/engine/pattern.h"
#include "searcher/engine/plan_builders.h"
#include "searcher/query/tree.h"

namespace dateline {
namespace {

constexpr std::size_t kMostWordsAlike = 25;
constexpr double kMostFrequentAlike = 0.5;  // share of the articles

// The words that stand out most.
std::vector<FeedbackWord> words_that_stand_out(std::vector<FeedbackWord> words) {
  for (FeedbackWord& word : words) word.weight *= word.share;
  std::stable_sort(words.begin(), words.end(), [](const FeedbackWord& a, const FeedbackWord& b) {
    return a.weight > b.weight;
  });
  if (words.size() > kMostWordsAlike) words.resize(kMostWordsAlike);
  return words;
}

Plan copies(const Snapshot& snapshot, const Article& article) {
  Node field;
  field.kind = article.story.empty() ? Node::Kind::kId : Node::Kind::kStory;
  field.values = {article.story.empty() ? article.id : article.story};
  return plan_field(snapshot, field);
}

}  // namespace

SimilarQuery similar_query(const Snapshot& snapshot, Analyzer& analyzer, DocAddress address) {
  const Article article = snapshot.segments()[address.segment].article(address.doc);
  FeedbackWords feedback(snapshot, analyzer);
  feedback.add(article, address, 1);
  PatternMaker patterns(snapshot, analyzer);
  SimilarQuery query;
  std::vector<Plan> plans;
  std::vector<Node> nodes;
  for (FeedbackWord& word : words_that_stand_out(feedback.words(kMostFrequentAlike))) {
    Plan plan = make_terms_plan(snapshot, {std::move(word.term)});
    plan.weight = word.weight;
    plans.push_back(std::move(plan));
    for (const SharedPattern& pattern : patterns.word(word.surface)) {
      query.planned.shown.emplace_back().pattern = pattern;
    }
    Node& node = nodes.emplace_back();
    node.kind = Node::Kind::kWord;
    node.text = std::move(word.surface);
  }
  query.words = make_or(std::move(nodes));
  query.planned.plan =
      inner(Plan::Kind::kAndNot, {any_of(std::move(plans)), copies(snapshot, article)});
  return query;
}

}  // namespace dateline
