#include "searcher/engine/spelling.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "common/index/schema.h"
#include "common/text/utf8.h"
#include "searcher/engine/near_words.h"
#include "searcher/engine/plan.h"
#include "searcher/engine/plan_builders.h"

namespace dateline {
namespace {

// Shorter words have too many neighbours to guess, or for two edits.
constexpr std::size_t kShortest = 3;
constexpr std::size_t kShortestForTwo = 6;
constexpr std::size_t kShortestPart = 2;
// A word that articles have is doubted when at most one in so many has it, and for the sake of one
// that is in so many times as many.
constexpr std::uint64_t kRareShare = 2000;
constexpr std::uint64_t kTimesAsFrequent = 100;
// Parts of a word are in at least one article of so many.
constexpr std::uint64_t kPartShare = 5000;

// In the logarithm of how many articles have a word: what an edit costs, and one of the first
// letter on top, which people seldom get wrong; what a missing or needless blank costs.
constexpr double kEditCost = 5;
constexpr double kFirstLetterCost = 2.5;
constexpr double kBlankCost = 4;

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size(); ++count) next_code_point(text, position);
  return count;
}

char32_t first_letter(std::string_view text) {
  std::size_t position = 0;
  return text.empty() ? 0 : next_code_point(text, position);
}

double frequency_score(std::uint64_t documents) { return std::log(static_cast<double>(documents)); }

void keep_best(std::vector<Spelling>& spellings, std::size_t most) {
  std::stable_sort(spellings.begin(), spellings.end(),
                   [](const Spelling& a, const Spelling& b) { return a.score > b.score; });
  if (spellings.size() > most) spellings.resize(most);
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Speller::Speller(const Snapshot& snapshot, Analyzer& analyzer)
    : snapshot_(snapshot), patterns_(snapshot, analyzer) {}

std::uint64_t Speller::surface_documents(std::string_view surface) const {
  std::uint64_t documents = 0;
  for (const Segment& segment : snapshot_.segments()) {
    const auto [first, last] = segment.words().find(surface);
    for (std::uint32_t i = first; i < last; ++i) documents += segment.words()[i].documents;
  }
  return documents;
}

std::uint64_t Speller::documents(const std::string& surface) {
  std::uint64_t documents = surface_documents(surface);
  for (const SharedPattern& pattern : patterns_.word(surface)) {
    for (const PatternSlot& slot : pattern->sequences.front()) {
      for (const std::string& term : make_terms(kStemPrefix, slot.stems)) {
        documents = std::max(documents, document_frequency(snapshot_, term));
      }
    }
  }
  return documents;
}

bool Speller::doubted(std::uint64_t documents) const {
  return documents * kRareShare <= snapshot_.documents();
}

std::vector<Spelling> Speller::near(const std::string& surface, std::uint64_t documents,
                                    std::size_t most) const {
  const std::size_t letters = length(surface);
  std::vector<Spelling> spellings;
  if (letters < kShortest) return spellings;
  // Of a word that there is, only the likeliest slip is put right.
  const std::uint32_t distance = documents == 0 && letters >= kShortestForTwo ? 2 : 1;
  struct Count {
    std::uint64_t documents = 0;
    std::uint32_t distance = 0;
  };
  std::map<std::string, Count, std::less<>> counts;
  NearWords near(surface, distance);
  for (const Segment& segment : snapshot_.segments()) {
    for (const NearWords::Found& found : near.in(segment.words())) {
      const WordEntry entry = segment.words()[found.number];
      if (found.distance == 0 || has_digit(entry.surface)) continue;
      Count& count = counts[std::string(entry.surface)];
      count.documents += entry.documents;
      count.distance = found.distance;
    }
  }
  const char32_t first = first_letter(surface);
  for (const auto& [text, count] : counts) {
    if (count.documents < kTimesAsFrequent * documents) continue;
    const double score = frequency_score(count.documents) - kEditCost * count.distance -
                         (first_letter(text) != first ? kFirstLetterCost : 0);
    spellings.push_back({text, count.documents, score});
  }
  keep_best(spellings, most);
  return spellings;
}

std::vector<Spelling> Speller::parted(const std::string& surface, std::size_t most) const {
  std::vector<Spelling> spellings;
  const std::size_t letters = length(surface);
  std::size_t left = 0;
  for (std::size_t end = 0; end < surface.size();) {
    next_code_point(surface, end);
    if (++left < kShortestPart) continue;
    if (left + kShortestPart > letters) break;
    const std::string first = surface.substr(0, end);
    const std::string second = surface.substr(end);
    const std::uint64_t documents = std::min(surface_documents(first), surface_documents(second));
    if (documents == 0 || documents * kPartShare < snapshot_.documents()) continue;
    spellings.push_back({first + " " + second, documents, frequency_score(documents) - kBlankCost});
  }
  keep_best(spellings, most);
  return spellings;
}

std::vector<Spelling> Speller::joined(const std::string& first, const std::string& second) const {
  const std::string text = first + second;
  const std::uint64_t documents = surface_documents(text);
  if (documents == 0) return {};
  return {{text, documents, frequency_score(documents) - kBlankCost}};
}

}  // namespace dateline
