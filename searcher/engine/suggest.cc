#include "searcher/engine/suggest.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/engine/spelling.h"
#include "searcher/engine/typed_words.h"

namespace dateline {
namespace {

constexpr std::size_t kMostCheckedWords = 32;  // of a query; a longer one is a pasted text
constexpr std::size_t kMostPerWord = 4;        // spellings
constexpr std::size_t kMostPhrases = 3;        // parted words that are looked up
constexpr std::size_t kMostQueries = 8;        // that are counted
constexpr std::uint64_t kTimesAsMany = 10;  // results, where the query has some with all its words

// A part of the query and what may have been meant by it.
struct Doubt {
  std::size_t begin;
  std::size_t end;
  std::vector<Spelling> spellings;
};

struct Candidate {
  std::string query;
  double score;
};

// Only blanks between, so that the two could be one word.
bool beside(std::string_view query, const TypedWord& first, const TypedWord& second) {
  const std::string_view between = query.substr(first.end, second.begin - first.end);
  return !between.empty() && between.find_first_not_of(' ') == std::string_view::npos;
}

class Doubts {
 public:
  Doubts(const Snapshot& snapshot, Analyzer& analyzer, const Request& request,
         const CountResults& count)
      : speller_(snapshot, analyzer), request_(request), count_(count) {}

  std::vector<Doubt> about(std::string_view query, const std::vector<TypedWord>& words) {
    std::vector<std::uint64_t> documents;
    for (const TypedWord& word : words) documents.push_back(speller_.documents(word.surface));
    std::vector<Doubt> doubts;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool doubted = speller_.doubted(documents[i]);
      if (i + 1 < words.size() && (doubted || speller_.doubted(documents[i + 1])) &&
          beside(query, words[i], words[i + 1])) {
        const std::uint64_t rarer = std::min(documents[i], documents[i + 1]);
        auto joined = speller_.joined(words[i].surface, words[i + 1].surface);
        if (!joined.empty() && joined.front().documents > 2 * rarer) {
          doubts.push_back({words[i].begin, words[i + 1].end, std::move(joined)});
          ++i;
          continue;
        }
      }
      if (doubted) add(words[i], documents[i], doubts);
    }
    return doubts;
  }

 private:
  void add(const TypedWord& word, std::uint64_t documents, std::vector<Doubt>& doubts) {
    Doubt doubt = {word.begin, word.end, speller_.near(word.surface, documents, kMostPerWord)};
    if (documents == 0) {
      for (Spelling& parted : speller_.parted(word.surface, kMostPhrases)) {
        if (is_phrase(parted.text)) doubt.spellings.push_back(std::move(parted));
      }
      std::stable_sort(doubt.spellings.begin(), doubt.spellings.end(),
                       [](const Spelling& a, const Spelling& b) { return a.score > b.score; });
    }
    if (!doubt.spellings.empty()) doubts.push_back(std::move(doubt));
  }

  // Whether the words stand side by side in any article.
  bool is_phrase(const std::string& text) const {
    Node phrase;
    phrase.kind = Node::Kind::kExact;
    phrase.text = text;
    Request anywhere = request_;
    anywhere.filters = {};
    return count_(anywhere, phrase) > 0;
  }

  Speller speller_;
  const Request& request_;
  const CountResults& count_;
};

// All choices of one spelling for each doubt, the best ones.
std::vector<Candidate> candidates(const std::string& query, const std::vector<Doubt>& doubts) {
  std::vector<Candidate> made = {{"", 0}};
  std::size_t end = 0;
  for (const Doubt& doubt : doubts) {
    std::vector<Candidate> longer;
    for (const Candidate& begun : made) {
      for (const Spelling& spelling : doubt.spellings) {
        longer.push_back({begun.query + query.substr(end, doubt.begin - end) + spelling.text,
                          begun.score + spelling.score});
      }
    }
    std::stable_sort(longer.begin(), longer.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    if (longer.size() > kMostQueries) longer.resize(kMostQueries);
    made = std::move(longer);
    end = doubt.end;
  }
  for (Candidate& candidate : made) candidate.query += query.substr(end);
  return made;
}

}  // namespace

std::optional<Suggestion> suggest(const Snapshot& snapshot, Analyzer& analyzer,
                                  const Request& request, const Node& root, std::uint64_t total,
                                  const CountResults& count) {
  const std::vector<TypedWord> words = typed_words(request.query, root, analyzer);
  if (words.empty() || words.size() > kMostCheckedWords) return std::nullopt;
  const std::vector<Doubt> doubts =
      Doubts(snapshot, analyzer, request, count).about(request.query, words);
  if (doubts.empty()) return std::nullopt;
  Request strict = request;
  strict.match = Match::kAll;
  const std::uint64_t with_all = count(strict, root);
  std::optional<Suggestion> best;
  std::pair<bool, double> best_rank;
  for (const Candidate& candidate : candidates(request.query, doubts)) {
    const Node corrected = parse_query(candidate.query, request.today).root;
    const std::uint64_t together = count(strict, corrected);
    if (together == 0 ? with_all > 0 : together < kTimesAsMany * with_all) continue;
    const std::uint64_t found =
        together > 0 && request.match != Match::kAny ? together : count(request, corrected);
    // Articles with any of the words tell little, unless the word put right brings most of them.
    if (together == 0 && (found == 0 || found < 2 * total)) continue;
    // The articles with all words tell which spellings belong together; of one word they say no
    // more than its score does.
    const double company =
        words.size() > 1 && together > 0 ? std::log(static_cast<double>(together)) : 0;
    const std::pair rank = {together > 0, candidate.score + company};
    if (best && rank <= best_rank) continue;
    best = Suggestion{candidate.query, found};
    best_rank = rank;
  }
  return best;
}

}  // namespace dateline
