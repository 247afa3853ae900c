#include "searcher/engine/word_slot.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "common/index/tokens.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

// The parts of a compound, as the analyzer joins them, and how many ways to part words are tried.
constexpr std::size_t kMaxParts = 4;
constexpr std::size_t kMaxCompounds = 256;

void insert_marks_between(ByteSet& bytes) {
  bytes.insert(kSentenceEnd);
  bytes.insert(kParagraphEnd);
}

}  // namespace

Sequence WordSlotResolver::resolve(const std::vector<PatternSlot>& from) const {
  Sequence sequence;
  for (const PatternSlot& slot : from) {
    sequence.slots.push_back(resolve(slot));
    if (!sequence.slots.back().compounds.empty()) sequence.has_compounds = true;
  }
  return sequence;
}

std::vector<WordSlotResolver::Surface> WordSlotResolver::surfaces(const PatternSlot& from) const {
  std::vector<Surface> found;
  if (from.exact) {
    for (const std::string& surface : from.surfaces) found.push_back({surface});
    return found;
  }
  for (const Segment& segment : snapshot_.segments()) {
    for (const std::string& stem : from.stems) {
      for (const std::uint32_t number : segment.words().with_stem(stem)) {
        found.push_back({segment.words()[number].surface, &segment, number});
      }
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Surface& a, const Surface& b) { return a.text < b.text; });
  const auto same = [](const Surface& a, const Surface& b) { return a.text == b.text; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

std::vector<std::uint32_t> WordSlotResolver::entries(const Surface& surface) const {
  std::vector<std::uint32_t> found;
  const std::uint32_t hash = token_hash(surface.text);
  for (const Segment& segment : snapshot_.segments()) {
    const Words& words = segment.words();
    const auto [first, last] = surface.segment == &segment ? words.with_surface_of(surface.number)
                                                           : words.find(surface.text);
    for (std::uint32_t i = first; i < last; ++i) {
      const WordEntry word = words[i];
      const std::uint32_t entry = token_entry(hash, word.stem);
      if (!word.joined && std::find(found.begin(), found.end(), entry) == found.end()) {
        found.push_back(entry);
      }
    }
  }
  return found;
}

WordSet WordSlotResolver::words(const PatternSlot& from) const {
  std::vector<std::uint32_t> all;
  if (from.surfaces.empty()) all = from.hashes;  // of CJK characters
  for (const Surface& surface : surfaces(from)) {
    for (const std::uint32_t entry : entries(surface)) all.push_back(entry);
  }
  return WordSet(all);
}

WordSlot WordSlotResolver::resolve(const PatternSlot& from) const {
  WordSlot slot;
  slot.words = words(from);
  slot.following = slot.words.low_bytes();
  insert_marks_between(slot.following);
  if (from.exact) return slot;
  Parts parts;
  for (const Surface& surface : surfaces(from)) {
    add_compounds(surface.text, parts, slot.compounds);
  }
  std::sort(slot.compounds.begin(), slot.compounds.end());
  for (const Parts& compound : slot.compounds) {
    slot.compound_first.insert(static_cast<std::uint8_t>(compound[0]));
    slot.compound_second.insert(static_cast<std::uint8_t>(compound[1]));
  }
  insert_marks_between(slot.compound_second);
  return slot;
}

// The ways to write `rest` as words of the index, after the `parts` there are already.
void WordSlotResolver::add_compounds(std::string_view rest, Parts& parts,
                                     std::vector<Parts>& compounds) const {
  if (!parts.empty()) {
    for (const std::uint32_t entry : entries(rest)) {
      parts.push_back(entry);
      compounds.push_back(parts);
      parts.pop_back();
    }
  }
  if (parts.size() + 2 > kMaxParts) return;
  for (std::size_t end = 0; end < rest.size() && compounds.size() < kMaxCompounds;) {
    next_code_point(rest, end);
    if (end >= rest.size()) continue;
    for (const std::uint32_t entry : entries(rest.substr(0, end))) {
      parts.push_back(entry);
      add_compounds(rest.substr(end), parts, compounds);
      parts.pop_back();
    }
  }
}

}  // namespace dateline
