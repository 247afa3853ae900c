#include "searcher/engine/feedback_words.h"

#include <string_view>
#include <utility>

#include "common/index/bm25.h"
#include "common/index/schema.h"

namespace dateline {
namespace {

constexpr std::uint64_t kLeastFrequent = 2;
constexpr std::size_t kLeastBytes = 2;

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

}  // namespace

void FeedbackWords::add(const Article& article, DocAddress address, double share) {
  Counts counts;
  analyzer_.analyze(article.title, article.language, analysis_);
  count(analysis_, true, counts);
  analyzer_.analyze(article.body, article.language, analysis_);
  count(analysis_, false, counts);
  const LengthNorm norm(statistics_.average_length);
  const double longer =
      norm(snapshot_.segments()[address.segment].postings().lengths()[address.doc]);
  for (auto& [stem, counted] : counts) {
    FeedbackWord& word = words_[stem];
    if (word.term.empty()) {
      word.term = make_term(kStemPrefix, stem);
      word.stem = stem;
      word.surface = std::move(counted.second);
    }
    word.share += share * counted.first / (counted.first + longer);
  }
}

std::vector<FeedbackWord> FeedbackWords::words(double most_frequent) {
  std::vector<FeedbackWord> words;
  for (auto& [stem, word] : words_) {
    const std::uint64_t frequency = document_frequency(snapshot_, word.term);
    const auto documents = static_cast<double>(frequency);
    if (frequency < kLeastFrequent || documents > most_frequent * statistics_.documents) continue;
    word.weight = word_weight(documents, statistics_.documents);
    words.push_back(word);
  }
  return words;
}

}  // namespace dateline
