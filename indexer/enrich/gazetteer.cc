#include "indexer/enrich/gazetteer.h"

#include <algorithm>

#include "common/text/fold.h"

namespace dateline {
namespace {

// FNV-1a with a final mix, over the folded letters; dots of "U.S." do not count.
std::uint64_t hash_bytes(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (char c : text) {
    if (c == '.') continue;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return hash;
}

constexpr std::uint64_t kNoHash = 0;

// kNoHash for a word that no phrase can hold, which spares folding it.
std::uint64_t hash_word(std::string_view text, const Word& word) {
  const std::string_view letters = text.substr(word.begin, word.end - word.begin);
  constexpr std::size_t kLongest = 40;
  if (letters.size() > kLongest) return kNoHash;
  if (word.ascii) return hash_bytes(letters);
  if (word.letters == Case::kLower) return kNoHash;  // lower-case words of phrases are ASCII
  return hash_bytes(fold(letters));
}

std::uint64_t edge_key(std::uint32_t node, std::uint64_t word) {
  std::uint64_t key = word ^ (std::uint64_t{node} * 0x9E3779B97F4A7C15ULL);
  key ^= key >> 32;
  key *= 0xD6E8FEB86659FD93ULL;
  key ^= key >> 29;
  return key == 0 ? 1 : key;
}

// Of the first three letters and the length, without case.
std::size_t word_start_key(std::string_view letters) {
  std::uint64_t key = letters.size();
  for (std::size_t i = 0; i < 3; ++i) {
    const char c = i < letters.size() ? letters[i] : ' ';
    key = key * 0x100 + (static_cast<unsigned char>(c) | 0x20U);
  }
  return (key * 0x9E3779B97F4A7C15ULL) >> 48;
}

bool gap_fits(Gap wanted, Gap found) {
  if (found == wanted) return true;
  switch (found) {
    case Gap::kBlank:
      return true;  // "St Lucia", "Nur Sultan"
    case Gap::kHyphen:
      return wanted == Gap::kBlank;  // "West-Germany"
    default:
      return false;
  }
}

bool phrase_fits(const std::vector<Word>& wanted, const Word* found) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].letters > found[i].letters) return false;
    if (i > 0 && !gap_fits(wanted[i].gap, found[i].gap)) return false;
  }
  return true;
}

}  // namespace

std::string_view name_of(NameRule rule) {
  switch (rule) {
    case NameRule::kName:
      return "name";
    case NameRule::kDemonym:
      return "demonym";
    case NameRule::kCapital:
      return "capital";
    case NameRule::kPlace:
      return "place";
    case NameRule::kRegion:
      return "region";
    case NameRule::kAbbreviation:
      return "abbreviation";
    case NameRule::kMetonym:
      return "metonym";
    case NameRule::kTown:
      return "town";
    case NameRule::kCue:
      return "cue";
    case NameRule::kBlock:
      return "block";
    case NameRule::kCredit:
      return "credit";
  }
  return "";
}

Gazetteer::Gazetteer() : slots_(1U << 12), nodes_(1) {
  add_countries();
  add_rules();
  add_towns();
}

const Gazetteer& Gazetteer::instance() {
  static const Gazetteer gazetteer;
  return gazetteer;
}

void Gazetteer::add_start(std::string_view text, const Word& word) {
  std::string letters = fold(text.substr(word.begin, word.end - word.begin));
  letters.erase(std::remove(letters.begin(), letters.end(), '.'), letters.end());
  const std::size_t key = word_start_key(letters);
  starts_.set(key);
  if (word.letters == Case::kLower) starts_small_.set(key);
}

bool Gazetteer::may_start(std::string_view text, const Word& word) const {
  if (!word.ascii || word.dotted) return true;
  const std::size_t key = word_start_key(text.substr(word.begin, word.end - word.begin));
  return word.letters == Case::kLower ? starts_small_[key] : starts_[key];
}

void Gazetteer::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = slot.key & (slots_.size() - 1);
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

// 0 (the root, which no word leads to) when there is no such edge.
std::uint32_t Gazetteer::step(std::uint32_t node, std::uint64_t word) const {
  const std::uint64_t key = edge_key(node, word);
  std::size_t at = key & (slots_.size() - 1);
  while (slots_[at].key != 0) {
    if (slots_[at].key == key) return slots_[at].node;
    at = (at + 1) & (slots_.size() - 1);
  }
  return 0;
}

std::uint32_t Gazetteer::add_node(std::string_view text, const std::vector<Word>& words) {
  std::uint32_t node = 0;
  for (const Word& word : words) {
    const std::uint64_t hash = hash_word(text, word);
    std::uint32_t next = step(node, hash);
    if (next == 0) {
      if (++used_ * 2 > slots_.size()) grow();
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
      const std::uint64_t key = edge_key(node, hash);
      std::size_t at = key & (slots_.size() - 1);
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = {key, next};
    }
    node = next;
  }
  return node;
}

// The phrase that ends in `node` and is printed like `words`.
NameEntry* Gazetteer::find(std::uint32_t node, const std::vector<Word>& words) {
  for (const std::uint32_t index : nodes_[node].phrases) {
    std::vector<Word>& known = phrases_[index].words;
    if (std::equal(known.begin(), known.end(), words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.letters == b.letters; })) {
      return &phrases_[index].entry;
    }
  }
  return nullptr;
}

void Gazetteer::add_phrase(std::string_view text, std::uint32_t node,
                           const std::vector<Word>& words, NameEntry entry) {
  nodes_[node].phrases.push_back(static_cast<std::uint32_t>(phrases_.size()));
  phrases_.push_back({words, std::move(entry)});
  add_start(text, words.front());
}

Gazetteer::Match Gazetteer::longest(std::string_view text, const std::vector<Word>& words,
                                    std::size_t at) const {
  Match match;
  if (!may_start(text, words[at])) return match;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    if (i > at && words[i].gap == Gap::kBreak) break;
    const std::uint64_t hash = hash_word(text, words[i]);
    if (hash == kNoHash) break;
    node = step(node, hash);
    if (node == 0) break;
    for (const std::uint32_t index : nodes_[node].phrases) {
      const Phrase& phrase = phrases_[index];
      if (!phrase_fits(phrase.words, &words[at])) continue;
      const std::size_t end = words[i].end;
      if (phrase.entry.needs_dot &&
          (end >= text.size() || (text[end] != '.' && text[end] != ','))) {
        continue;
      }
      if (phrase.entry.rule == NameRule::kAbbreviation && words[at].gap != Gap::kComma) continue;
      match = {&phrase.entry, i - at + 1};
    }
  }
  return match;
}

std::uint8_t Gazetteer::marks(std::string_view text, const Word& word) const {
  const std::uint64_t hash = hash_word(text, word);
  const std::uint32_t node = hash == kNoHash ? 0 : step(0, hash);
  return node == 0 ? std::uint8_t{0} : nodes_[node].marks;
}

bool Gazetteer::is_first_name(std::string_view text, const Word& word) const {
  return word.letters != Case::kLower && (marks(text, word) & kFirstName) != 0;
}

bool Gazetteer::is_no_surname(std::string_view text, const Word& word) const {
  return (marks(text, word) & kNoSurname) != 0;
}

bool Gazetteer::is_locative(std::string_view text, const Word& word) const {
  return (marks(text, word) & kLocative) != 0;
}

bool Gazetteer::is_local(std::string_view text, const Word& word) const {
  return word.letters != Case::kLower && (marks(text, word) & kLocal) != 0;
}

bool Gazetteer::is_county(std::string_view text, const Word& word) const {
  return word.letters != Case::kLower && (marks(text, word) & kCounty) != 0;
}

bool Gazetteer::is_at(std::string_view text, const Word& word) const {
  return (marks(text, word) & kAt) != 0;
}

bool Gazetteer::is_civic(std::string_view text, const Word& word) const {
  return (marks(text, word) & kCivic) != 0;
}

}  // namespace dateline
