#include "searcher/engine/pattern.h"

#include <algorithm>
#include <map>

#include "common/analysis/cjk_words.h"
#include "common/analysis/stop_words.h"
#include "common/program.h"
#include "common/text/fold.h"
#include "searcher/engine/glob.h"
#include "searcher/engine/near_words.h"

namespace dateline {
namespace {

constexpr std::uint32_t kWordsBetweenChecks = 1024;

void add_once(std::vector<std::string>& list, std::string_view value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.emplace_back(value);
}

}  // namespace

bool PatternSlot::matches(const Token& token) const {
  if (exact) return std::find(hashes.begin(), hashes.end(), token.hash) != hashes.end();
  return std::find(stems.begin(), stems.end(), token.stem) != stems.end();
}

bool have_same_terms(const Pattern& a, const Pattern& b) {
  if (&a == &b) return true;
  const auto same_stems = [](const PatternSlot& x, const PatternSlot& y) {
    return x.stems == y.stems;
  };
  const auto same_sequence = [&](const std::vector<PatternSlot>& x,
                                 const std::vector<PatternSlot>& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), same_stems);
  };
  return a.grams == b.grams && std::equal(a.sequences.begin(), a.sequences.end(),
                                          b.sequences.begin(), b.sequences.end(), same_sequence);
}

PatternMaker::PatternMaker(const Snapshot& snapshot, Analyzer& analyzer)
    : snapshot_(snapshot), analyzer_(analyzer), languages_(snapshot.languages()) {
  if (languages_.empty()) languages_.emplace_back("und");
}

void PatternMaker::add_recorded_stems(std::string_view surface,
                                      std::vector<std::string>& stems) const {
  for (const Segment& segment : snapshot_.segments()) {
    const auto [first, last] = segment.words().find(surface);
    for (std::uint32_t i = first; i < last; ++i) add_once(stems, segment.words()[i].stem);
  }
}

bool PatternMaker::is_only_stop_word(std::string_view surface) const {
  bool any = false;
  for (const std::string& language : languages_) {
    if (!has_stop_words(language)) continue;
    if (!is_stop_word(surface, language)) return false;
    any = true;
  }
  return any;
}

Pattern PatternMaker::from_tokens(std::string_view text) {
  Pattern pattern;
  std::vector<PatternSlot> slots;
  for (const std::string& language : languages_) {
    const Analysis& analysis = analyzer_.analyze_briefly(text, language);
    slots.resize(analysis.tokens.size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const Token& token = analysis.tokens[i];
      if (token.kind == TokenKind::kCjk) {
        slots[i].exact = true;
        slots[i].hashes = {token.hash};
        continue;
      }
      slots[i].typed = token.surface;
      add_once(slots[i].stems, token.stem);
      if (token.stop) add_once(slots[i].stop_languages, language);
      // The stem that an unaccented spelling has in the index may be another than its own.
      if (&language == &languages_.front()) add_recorded_stems(token.surface, slots[i].stems);
    }
    for (const JoinedTerm& joined : analysis.joined) {
      if (analysis.tokens[joined.first].kind == TokenKind::kCjk) {
        const bool last_of_run = joined.first == joined.last;
        if (!last_of_run || analysis.tokens.size() == 1) add_once(pattern.grams, joined.stem);
      } else if (joined.first == 0 && joined.last + 1 == analysis.tokens.size()) {
        add_once(pattern.joined, joined.stem);
        if (&language == &languages_.front()) add_recorded_stems(joined.surface, pattern.joined);
      }
    }
  }
  if (slots.empty()) return pattern;
  pattern.sequences.push_back(std::move(slots));
  if (!pattern.joined.empty()) {
    PatternSlot whole;
    whole.stems = pattern.joined;
    pattern.sequences.push_back({std::move(whole)});
  }
  return pattern;
}

const std::vector<SharedPattern>& PatternMaker::word(const std::string& text) {
  const auto known = words_.find(text);
  if (known != words_.end()) return known->second;
  return words_.emplace(text, make_word(text)).first->second;
}

std::vector<SharedPattern> PatternMaker::make_word(std::string_view text) {
  std::vector<SharedPattern> patterns;
  for (const WordSpan& span : cjk_words(text)) {
    Pattern pattern = from_tokens(text.substr(span.begin, span.end - span.begin));
    if (!pattern.empty()) {
      patterns.push_back(std::make_shared<const Pattern>(std::move(pattern)));
    }
  }
  return patterns;
}

Pattern PatternMaker::exact(std::string_view text) {
  Pattern pattern = from_tokens(text);
  if (pattern.empty()) return pattern;
  pattern.joined.clear();
  pattern.sequences.resize(1);
  const Analysis& analysis = analyzer_.analyze_briefly(text, languages_.front());
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    PatternSlot& slot = pattern.sequences[0][i];
    slot.exact = true;
    slot.hashes = {token.hash};
    if (token.kind != TokenKind::kCjk) slot.surfaces = {std::string(token.surface)};
  }
  return pattern;
}

Pattern PatternMaker::expansions(std::vector<std::pair<std::string, std::uint64_t>> surfaces,
                                 bool& truncated) {
  truncated = surfaces.size() > kMaxExpansions;
  std::sort(surfaces.begin(), surfaces.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (truncated) surfaces.resize(kMaxExpansions);
  Pattern pattern;
  if (surfaces.empty()) return pattern;
  PatternSlot slot;
  slot.exact = true;
  for (const auto& [surface, documents] : surfaces) {
    slot.hashes.push_back(token_hash(surface));
    slot.surfaces.push_back(surface);
    add_recorded_stems(surface, slot.stems);
  }
  pattern.sequences.push_back({std::move(slot)});
  return pattern;
}

Pattern PatternMaker::wildcard(std::string_view text, bool& truncated) {
  const std::string glob = fold(text);
  const std::string_view prefix = std::string_view(glob).substr(0, glob.find_first_of("*?"));
  std::map<std::string, std::uint64_t, std::less<>> found;
  for (const Segment& segment : snapshot_.segments()) {
    const auto [first, last] = segment.words().with_prefix(prefix);
    for (std::uint32_t i = first; i < last; ++i) {
      if (i % kWordsBetweenChecks == 0) check_interrupted();
      const WordEntry word = segment.words()[i];
      if (!word.joined && glob_matches(glob, word.surface) && !is_only_stop_word(word.surface)) {
        found[std::string(word.surface)] += word.documents;
      }
    }
  }
  return expansions({found.begin(), found.end()}, truncated);
}

Pattern PatternMaker::fuzzy(std::string_view text, std::uint32_t distance, bool& truncated) {
  NearWords near(fold(text), distance);
  std::map<std::string, std::uint64_t, std::less<>> found;
  for (const Segment& segment : snapshot_.segments()) {
    for (const NearWords::Found& entry : near.in(segment.words())) {
      const WordEntry word = segment.words()[entry.number];
      if (!word.joined && !is_only_stop_word(word.surface)) {
        found[std::string(word.surface)] += word.documents;
      }
    }
  }
  return expansions({found.begin(), found.end()}, truncated);
}

}  // namespace dateline
