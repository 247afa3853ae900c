#include "searcher/engine/expansion.h"

#include <algorithm>
#include <utility>

#include "searcher/engine/feedback_words.h"

namespace dateline {
namespace {

constexpr std::size_t kAddedWords = 20;
constexpr double kMostFrequentAdded = 0.1;  // share of the articles: words in more say little

// The words with the largest shares, which then add up to 1.
std::vector<FeedbackWord> words_to_add(std::vector<FeedbackWord> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const FeedbackWord& a, const FeedbackWord& b) { return a.share > b.share; });
  if (words.size() > kAddedWords) words.resize(kAddedWords);
  double sum = 0;
  for (const FeedbackWord& word : words) sum += word.share;
  for (FeedbackWord& word : words) word.share /= sum;
  return words;
}

Plan one_or_inner(Plan::Kind kind, std::vector<Plan> children) {
  if (children.size() == 1) return std::move(children.front());
  Plan plan;
  plan.kind = kind;
  plan.children = std::move(children);
  return plan;
}

// The plan, where its words are one choice and `others` further ones.
Plan with_choices(Plan plan, std::vector<Plan> others) {
  if (plan.kind == Plan::Kind::kAndNot) {
    plan.children.front() = with_choices(std::move(plan.children.front()), std::move(others));
    return plan;
  }
  std::vector<Plan> required;
  if (plan.kind == Plan::Kind::kAnd) {
    std::vector<Plan> words;
    for (Plan& child : plan.children) {
      (child.scored() ? words : required).push_back(std::move(child));
    }
    plan = one_or_inner(Plan::Kind::kAnd, std::move(words));
  }
  others.insert(others.begin(), std::move(plan));
  required.insert(required.begin(), one_or_inner(Plan::Kind::kOr, std::move(others)));
  return one_or_inner(Plan::Kind::kAnd, std::move(required));
}

}  // namespace

ExpandedPlan expanded(const Snapshot& snapshot, Analyzer& analyzer, const Plan& plan,
                      const std::vector<Ranked>& best, std::size_t asked) {
  ExpandedPlan out;
  out.plan = plan;
  const std::size_t size = std::min(best.size(), kFeedbackArticles);
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += best[i].score;
  if (!plan.scored() || sum <= 0) return out;
  FeedbackWords feedback(snapshot, analyzer);
  for (std::size_t i = 0; i < size; ++i) {
    const DocAddress address = best[i].address;
    feedback.add(snapshot.segments()[address.segment].article(address.doc), address,
                 best[i].score / sum);
  }
  std::vector<Plan> words;
  const auto weight = static_cast<double>(std::max<std::size_t>(asked, 1));
  for (FeedbackWord& found : words_to_add(feedback.words(kMostFrequentAdded))) {
    out.words.push_back(std::move(found.surface));
    Plan word = make_terms_plan(snapshot, {std::move(found.term)});
    word.weight = weight * found.share * found.weight;
    words.push_back(std::move(word));
  }
  if (!words.empty()) out.plan = with_choices(plan, std::move(words));
  return out;
}

}  // namespace dateline
