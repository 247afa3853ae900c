#include "searcher/engine/expansion.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/index/schema.h"
#include "searcher/engine/bm25.h"

namespace dateline {
namespace {

constexpr std::size_t kAddedWords = 20;
constexpr double kMostFrequent = 0.1;  // share of the articles: words in more say little
constexpr std::uint64_t kLeastFrequent = 2;
constexpr std::size_t kLeastBytes = 2;

struct Candidate {
  std::string term;
  std::string surface;
  double share = 0;   // of the feedback
  double weight = 0;  // as a word of a query
};

using Counts = std::map<std::string, std::pair<double, std::string>, std::less<>>;

// Counts stems as the posting lists do, with the first surface form of each.
void count(std::string_view stem, std::string_view surface, double weight, Counts& counts) {
  if (stem.size() < kLeastBytes) return;
  auto known = counts.find(stem);
  if (known == counts.end()) {
    known = counts.emplace(std::string(stem), std::pair(0.0, std::string(surface))).first;
  }
  known->second.first += weight;
}

void count(const Analysis& analysis, bool title, Counts& counts) {
  const auto weight = [title](std::size_t position) -> double {
    if (title) return kTitleWeight;
    return position < kLeadWords ? kLeadWeight : kBodyWeight;
  };
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    if (!token.stop && token.kind != TokenKind::kCjk) {
      count(token.stem, token.surface, weight(i), counts);
    }
  }
  for (const JoinedTerm& joined : analysis.joined) {
    const bool pair =
        analysis.tokens[joined.first].kind == TokenKind::kCjk && joined.first != joined.last;
    if (pair) count(joined.stem, joined.surface, weight(joined.first), counts);
  }
}

class Feedback {
 public:
  Feedback(const Snapshot& snapshot, Analyzer& analyzer)
      : snapshot_(snapshot), analyzer_(analyzer), statistics_(snapshot) {}

  // Adds the words of an article that has this share of the scores of all.
  void add(DocAddress address, double share) {
    const Segment& segment = snapshot_.segments()[address.segment];
    const Article article = segment.article(address.doc);
    Counts counts;
    analyzer_.analyze(article.title, article.language, analysis_);
    count(analysis_, true, counts);
    analyzer_.analyze(article.body, article.language, analysis_);
    count(analysis_, false, counts);
    const LengthNorm norm(statistics_.average_length);
    const double longer = norm(segment.postings().lengths()[address.doc]);
    for (auto& [stem, counted] : counts) {
      Candidate& candidate = candidates_[stem];
      if (candidate.term.empty()) {
        candidate.term = make_term(kStemPrefix, stem);
        candidate.surface = std::move(counted.second);
      }
      candidate.share += share * counted.first / (counted.first + longer);
    }
  }

  // The words with the largest shares, which then add up to 1.
  std::vector<Candidate> best() {
    std::vector<Candidate> best;
    for (auto& [stem, candidate] : candidates_) {
      const std::uint64_t frequency = document_frequency(snapshot_, candidate.term);
      const auto documents = static_cast<double>(frequency);
      if (frequency < kLeastFrequent || documents > kMostFrequent * statistics_.documents) continue;
      candidate.weight = word_weight(documents, statistics_.documents);
      best.push_back(std::move(candidate));
    }
    std::stable_sort(best.begin(), best.end(),
                     [](const Candidate& a, const Candidate& b) { return a.share > b.share; });
    if (best.size() > kAddedWords) best.resize(kAddedWords);
    double sum = 0;
    for (const Candidate& candidate : best) sum += candidate.share;
    for (Candidate& candidate : best) candidate.share /= sum;
    return best;
  }

 private:
  const Snapshot& snapshot_;
  Analyzer& analyzer_;
  Statistics statistics_;
  Analysis analysis_;
  std::map<std::string, Candidate> candidates_;  // by stem
};

Plan inner(Plan::Kind kind, std::vector<Plan> children) {
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
    plan = inner(Plan::Kind::kAnd, std::move(words));
  }
  others.insert(others.begin(), std::move(plan));
  required.insert(required.begin(), inner(Plan::Kind::kOr, std::move(others)));
  return inner(Plan::Kind::kAnd, std::move(required));
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
  Feedback feedback(snapshot, analyzer);
  for (std::size_t i = 0; i < size; ++i) feedback.add(best[i].address, best[i].score / sum);
  std::vector<Plan> words;
  const auto weight = static_cast<double>(std::max<std::size_t>(asked, 1));
  for (Candidate& candidate : feedback.best()) {
    out.words.push_back(std::move(candidate.surface));
    Plan word = make_terms_plan(snapshot, {std::move(candidate.term)});
    word.weight = weight * candidate.share * candidate.weight;
    words.push_back(std::move(word));
  }
  if (!words.empty()) out.plan = with_choices(plan, std::move(words));
  return out;
}

}  // namespace dateline
