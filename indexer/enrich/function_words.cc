#include "indexer/enrich/function_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "common/analysis/stop_words.h"
#include "common/text/fold.h"

namespace dateline {
namespace {

constexpr std::string_view kBetweenWords = " \t\n.,;:!?()[]\"'-/|*«»";

struct Votes {
  double weight = 0;
  int words = 0;
};

}  // namespace

std::string check_by_function_words(std::string_view text, const std::string& guess) {
  if (!guess.empty() && guess != "en") return guess;
  const std::string folded = fold(text);
  std::set<std::string_view> seen;
  std::map<std::string_view, Votes> votes;
  for (std::size_t begin = 0; begin < folded.size();) {
    begin = folded.find_first_not_of(kBetweenWords, begin);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(folded.find_first_of(kBetweenWords, begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    begin = end;
    if (word.size() < 2 || !seen.insert(word).second) continue;  // "Seoul's" ends in no word
    const auto languages = stop_word_languages(word);
    for (const std::string_view language : languages) {
      votes[language].weight += 1.0 / static_cast<double>(languages.size());
      ++votes[language].words;
    }
  }
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second.weight < b.second.weight;
  });
  if (best == votes.end() || best->second.words < 3) return guess;
  constexpr double kLeast = 0.6;
  const auto english = votes.find("en");
  const double against = english == votes.end() ? kLeast / 2 : english->second.weight;
  return best->second.weight < 2 * against ? guess : std::string(best->first);
}

}  // namespace dateline
