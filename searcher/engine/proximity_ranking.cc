#include "searcher/engine/proximity_ranking.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "common/index/bm25.h"
#include "common/index/schema.h"
#include "searcher/engine/ranking.h"
#include "searcher/engine/word_slot.h"

namespace dateline {
namespace {

// bench/README.md tells what these were chosen on.
constexpr std::size_t kMostApart = 3;  // in the query, for words to pair up
constexpr std::uint32_t kReach = 16;   // in the text, in words
constexpr double kReversed = 0.5;      // what a pair in the other order counts
constexpr double kProminent = 2;       // what one in headline or lead counts
constexpr double kPairShare = 0.1;     // of the weights of the two words
constexpr double kPairK1 = 1;
constexpr double kTypedShare = 0.1;              // of a word's weight
constexpr std::uint32_t kTitleGap = kReach + 1;  // headline and body never pair
constexpr std::size_t kPrefetched = 8;           // documents ahead

double relative_length(double length, double average) {
  return 1 - kBm25B + (average > 0 ? kBm25B * length / average : 0);
}

}  // namespace

ProximityRanking::ProximityRanking(const Snapshot& snapshot, const std::vector<QueryWord>& words)
    : snapshot_(snapshot), average_length_(Statistics(snapshot).average_length) {
  if (words.size() < 2) return;
  std::vector<TermPositions::Slot> slots;
  const std::vector<std::size_t> numbers = add_words(words, slots);
  positions_.emplace(std::move(slots));
  add_pairs(words, numbers);
}

// The number of each word among the different ones that the index knows; SIZE_MAX for others.
std::vector<std::size_t> ProximityRanking::add_words(const std::vector<QueryWord>& words,
                                                     std::vector<TermPositions::Slot>& slots) {
  const WordSlotResolver resolver(snapshot_);
  std::vector<std::size_t> numbers(words.size(), SIZE_MAX);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto same = std::find_if(
        words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const QueryWord& w) { return have_same_terms(*w.pattern, *words[i].pattern); });
    const auto earlier = static_cast<std::size_t>(same - words.begin());
    if (earlier < i) {
      numbers[i] = numbers[earlier];
      if (numbers[i] != SIZE_MAX) ++words_[numbers[i]].asked;
      continue;
    }
    Word word;
    word.weight = words[i].weight;
    for (const auto& sequence : words[i].pattern->sequences) {
      std::vector<WordSet> sets;
      for (const PatternSlot& slot : sequence) sets.push_back(resolver.words(slot));
      if (std::any_of(sets.begin(), sets.end(), [](const WordSet& set) { return set.size() == 0; }))
        continue;
      Slots row;
      for (WordSet& set : sets) {
        row.push_back(slots.size());
        slots.push_back({std::move(set), std::nullopt});
      }
      word.sequences.push_back(std::move(row));
    }
    if (word.sequences.empty()) continue;
    const auto& first = words[i].pattern->sequences.front();
    if (first.size() == 1 && !first.front().typed.empty()) {
      const std::size_t all = word.sequences.front().front();
      const std::vector<std::uint32_t> typed = resolver.entries(first.front().typed);
      const bool among = word.sequences.front().size() == 1 &&
                         std::all_of(typed.begin(), typed.end(), [&](std::uint32_t entry) {
                           return slots[all].words.has(entry);
                         });
      word.typed = slots.size();
      slots.push_back({WordSet(typed), among ? std::optional<std::size_t>(all) : std::nullopt});
    }
    numbers[i] = words_.size();
    words_.push_back(std::move(word));
  }
  return numbers;
}

void ProximityRanking::add_pairs(const std::vector<QueryWord>& words,
                                 const std::vector<std::size_t>& numbers) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i + 1; j < words.size() && j <= i + kMostApart; ++j) {
      const std::size_t first = numbers[i];
      const std::size_t second = numbers[j];
      if (first == SIZE_MAX || second == SIZE_MAX || first == second) continue;
      const bool known = std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
        return pair.first == first && pair.second == second;
      });
      if (known) continue;
      const double weights = words_[first].weight + words_[second].weight;
      pairs_.push_back({first, second, words[j].position - words[i].position,
                        kPairShare * weights / static_cast<double>(j - i)});
    }
  }
}

// Where each sequence of the word begins, with a gap after the headline.
void ProximityRanking::find_places(Word& word, std::uint32_t title_words) {
  word.places.clear();
  for (const Slots& sequence : word.sequences) {
    for (const std::uint32_t place : positions_->of(sequence.front())) {
      std::uint32_t next = place;
      const bool whole = std::all_of(sequence.begin() + 1, sequence.end(), [&](std::size_t slot) {
        const auto places = positions_->of(slot);
        return std::binary_search(places.begin(), places.end(), ++next);
      });
      if (!whole || (place < title_words && next >= title_words)) continue;
      word.places.push_back(place < title_words ? place : place + kTitleGap);
    }
  }
  if (word.sequences.size() > 1) std::sort(word.places.begin(), word.places.end());
}

// How often a pair occurs, each time weighed by its distance. `lead_end` is where the lead ends,
// among places with a gap after the headline.
double ProximityRanking::occurrences(const Pair& pair, std::uint32_t lead_end) const {
  const std::vector<std::uint32_t>& second = words_[pair.second].places;
  double sum = 0;
  auto next = second.begin();
  for (const std::uint32_t place : words_[pair.first].places) {
    while (next != second.end() && *next < place) ++next;
    double here = 0;
    if (next != second.end() && *next - place <= kReach) {
      const std::uint32_t distance = *next - place;
      const double off = distance > pair.gap ? 1.0 + (distance - pair.gap) : 1.0;
      here += 1 / (off * off);
    }
    if (next != second.begin() && place - *std::prev(next) <= kReach) {
      const double distance = place - *std::prev(next);
      here += kReversed / (distance * distance);
    }
    sum += place < lead_end ? kProminent * here : here;
  }
  return sum;
}

double ProximityRanking::typed_count(std::size_t slot, std::uint32_t title_words) const {
  std::uint32_t count = 0;
  for (const std::uint32_t position : positions_->of(slot)) {
    count += position < title_words                ? kTitleWeight
             : position < title_words + kLeadWords ? kLeadWeight
                                                   : kBodyWeight;
  }
  return count;
}

ProximityRanking::Bonus ProximityRanking::bonus(DocAddress address) {
  Bonus bonus;
  if (!applies()) return bonus;
  const Segment& segment = snapshot_.segments()[address.segment];
  positions_->open(segment.tokens().document(address.doc));
  const std::uint32_t title_words = positions_->title_words();
  const double length = relative_length(segment.postings().lengths()[address.doc], average_length_);
  for (Word& word : words_) {
    find_places(word, title_words);
    if (!word.typed) continue;
    const double count = typed_count(*word.typed, title_words);
    bonus.forms += kTypedShare * std::sqrt(word.asked) * word.weight * count * (kBm25K1 + 1) /
                   (count + kBm25K1 * length);
  }
  for (const Pair& pair : pairs_) {
    if (words_[pair.first].places.empty() || words_[pair.second].places.empty()) continue;
    const double count = occurrences(pair, title_words + kTitleGap + kLeadWords);
    bonus.proximity += pair.weight * count * (kPairK1 + 1) / (count + kPairK1 * length);
  }
  return bonus;
}

void ProximityRanking::rank_anew(std::vector<Ranked>& top) {
  if (!applies()) return;
  const std::size_t size = std::min(top.size(), kRankedAnew);
  const auto tokens_of = [&](std::size_t i) -> const Tokens& {
    return snapshot_.segments()[top[i].address.segment].tokens();
  };
  const auto prefetch = [&](std::size_t i) {
    if (i < size) tokens_of(i).prefetch(top[i].address.doc);
  };
  for (std::size_t i = 0; i < size; ++i) tokens_of(i).prefetch_start(top[i].address.doc);
  for (std::size_t i = 0; i < kPrefetched; ++i) prefetch(i);
  for (std::size_t i = 0; i < size; ++i) {
    prefetch(i + kPrefetched);
    top[i].score += bonus(top[i].address).sum();
  }
  std::sort(top.begin(), top.begin() + static_cast<std::ptrdiff_t>(size),
            [](const Ranked& a, const Ranked& b) { return ranks_before(Sort::kRelevance, a, b); });
}

}  // namespace dateline
