#include "indexer/enrich/joined_places.h"

#include <algorithm>

namespace dateline {
namespace {

// The country whose first-level region a phrase is or may be; -1 when it is none.
std::int32_t state_of(const NameEntry& entry) {
  const bool region = entry.rule == NameRule::kRegion || entry.rule == NameRule::kAbbreviation;
  return region ? entry.countries.front() : entry.state;
}

bool may_mean(const NameEntry& entry, std::uint16_t country) {
  return std::find(entry.countries.begin(), entry.countries.end(), country) !=
         entry.countries.end();
}

// Of "Paris, France" the city stays, of "Paris, Texas" the region; what stays has both words.
void join_city(NameCandidate& city, NameCandidate& region, std::int32_t state) {
  for (const std::uint16_t country : city.entry->countries) {
    if (state == country ||
        (region.entry->rule == NameRule::kName && may_mean(*region.entry, country))) {
      city.country = country;
      city.end = region.end;
      city.weak = false;
      city.located = true;
      return;
    }
  }
  if (state >= 0) {
    region.country = state;
    region.begin = city.begin;
  }
}

// "Harwinton, Conn.": the unknown town is part of the mention.
void take_in_town(const std::vector<Word>& words, NameCandidate& region) {
  constexpr std::size_t kMostNameWords = 3;
  std::size_t first = region.first_word;
  while (first > 0 && region.first_word - first < kMostNameWords &&
         words[first - 1].letters == Case::kCapital &&
         (first == region.first_word || words[first].gap == Gap::kBlank)) {
    --first;
  }
  region.begin = words[first].begin;
}

std::size_t after(const NameCandidate& candidate) { return candidate.first_word + candidate.words; }

void join_regions(const std::vector<Word>& words, std::vector<NameCandidate>& out,
                  std::size_t first) {
  std::vector<bool> dropped(out.size(), false);
  for (std::size_t i = first; i < out.size(); ++i) {
    NameCandidate& region = out[i];
    if (region.gap != Gap::kComma) continue;
    const std::int32_t state = state_of(*region.entry);
    if (i == first || after(out[i - 1]) != region.first_word) {
      if (words[region.first_word - 1].letters != Case::kLower) region.fallback = state;
      if (state >= 0) take_in_town(words, region);
      continue;
    }
    NameCandidate& city = out[i - 1];
    const NameRule rule = city.entry->rule;
    if (rule == NameRule::kName) {
      if (region.entry->rule == NameRule::kAbbreviation) dropped[i - 1] = true;
    } else if (rule == NameRule::kCapital || rule == NameRule::kPlace ||
               (rule == NameRule::kTown && !city.surname)) {
      join_city(city, region, state);
      dropped[region.country >= 0 ? i - 1 : i] = city.end == region.end || region.country >= 0;
    }
  }
  std::size_t kept = first;
  for (std::size_t i = first; i < out.size(); ++i) {
    if (!dropped[i]) out[kept++] = out[i];
  }
  out.resize(kept);
}

// "A, B", "A and B", "A, and B".
bool stand_in_list(std::string_view text, const std::vector<Word>& words, const NameCandidate& a,
                   const NameCandidate& b) {
  const std::size_t next = after(a);
  if (next == b.first_word) return b.gap == Gap::kComma;
  if (next + 1 != b.first_word || b.gap != Gap::kBlank) return false;
  const Word& between = words[next];
  const std::string_view printed = text.substr(between.begin, between.end - between.begin);
  return (printed == "and" || printed == "or") &&
         (between.gap == Gap::kBlank || between.gap == Gap::kComma);
}

void locate_listed(std::string_view text, const std::vector<Word>& words,
                   std::vector<NameCandidate>& out, std::size_t first) {
  const auto is_town = [](const NameCandidate& candidate) {
    return candidate.entry->rule == NameRule::kTown && !candidate.surname;
  };
  const auto locate = [&](std::size_t at, NameCandidate& town, const NameCandidate& other) {
    if (town.located || !other.located || !is_town(town) || !is_town(other)) return;
    town.located = stand_in_list(text, words, out[at - 1], out[at]);
  };
  for (std::size_t i = first + 1; i < out.size(); ++i) locate(i, out[i], out[i - 1]);
  for (std::size_t i = out.size(); i-- > first + 1;) locate(i, out[i - 1], out[i]);
}

}  // namespace

void join_places(std::string_view text, const std::vector<Word>& words,
                 std::vector<NameCandidate>& out, std::size_t first) {
  join_regions(words, out, first);
  locate_listed(text, words, out, first);
}

}  // namespace dateline
