#include "common/index/words.h"

#include <algorithm>
#include <numeric>

#include "common/index/schema.h"

namespace dateline {
namespace {

constexpr std::uint32_t kWordsVersion = 2;
enum : std::uint64_t {
  kSurfaceStarts = 1,
  kSurfaces,
  kStemStarts,
  kStems,
  kDocuments,
  kJoined,
  kByStem,
  kSurfacePlaces,
  kStemPlaces
};

// The first number in [0, size) for which `before` is false; `before` is true, then false.
template <typename F>
std::uint32_t partition_point(std::uint32_t size, F before) {
  std::uint32_t low = 0;
  std::uint32_t high = size;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (before(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

Words::Words(const std::string& path) : file_(path, FileKind::kWords, kWordsVersion) {
  surface_starts_ = file_.array<std::uint32_t>(kSurfaceStarts);
  surfaces_ = file_.array<char>(kSurfaces);
  stem_starts_ = file_.array<std::uint32_t>(kStemStarts);
  stems_ = file_.array<char>(kStems);
  documents_ = file_.array<std::uint32_t>(kDocuments);
  joined_ = file_.array<std::uint8_t>(kJoined);
  by_stem_ = file_.array<std::uint32_t>(kByStem);
  surface_places_ = StringIndex(file_.array<std::uint32_t>(kSurfacePlaces));
  stem_places_ = StringIndex(file_.array<std::uint32_t>(kStemPlaces));
  const std::size_t entries = documents_.size();
  if (surface_starts_.size() != entries + 1 || stem_starts_.size() != entries + 1 ||
      joined_.size() != entries || by_stem_.size() != entries ||
      surface_starts_.back() != surfaces_.size() || stem_starts_.back() != stems_.size() ||
      !surface_places_.sound() || !stem_places_.sound()) {
    file_.damaged("its arrays have different lengths");
  }
}

std::string_view Words::string(std::span<const std::uint32_t> starts, std::span<const char> blob,
                               std::uint32_t number) const {
  const std::uint32_t begin = starts[number];
  const std::uint32_t end = starts[number + 1];
  if (begin > end || end > blob.size()) file_.damaged("a word lies outside it");
  return {blob.data() + begin, end - begin};
}

WordEntry Words::operator[](std::uint32_t number) const {
  return {string(surface_starts_, surfaces_, number), string(stem_starts_, stems_, number),
          documents_[number], joined_[number] != 0};
}

std::pair<std::uint32_t, std::uint32_t> Words::with_prefix(std::string_view prefix) const {
  const std::uint32_t first =
      partition_point(size(), [&](std::uint32_t i) { return surface(i) < prefix; });
  const std::uint32_t last = partition_point(
      size(), [&](std::uint32_t i) { return surface(i).substr(0, prefix.size()) <= prefix; });
  return {first, std::max(first, last)};
}

std::pair<std::uint32_t, std::uint32_t> Words::find(std::string_view surface) const {
  const std::uint32_t first =
      surface_places_.find(surface, size(), [this](std::uint32_t i) { return this->surface(i); });
  if (first == StringIndex::kNone) return {0, 0};
  return with_surface_of(first);
}

std::pair<std::uint32_t, std::uint32_t> Words::with_surface_of(std::uint32_t number) const {
  const std::string_view surface = this->surface(number);
  std::uint32_t first = number;
  while (first > 0 && this->surface(first - 1) == surface) --first;
  std::uint32_t last = number + 1;
  while (last < size() && this->surface(last) == surface) ++last;  // one a language at most
  return {first, last};
}

std::string_view Words::stem_at(std::uint32_t place) const {
  const std::uint32_t number = by_stem_[place];
  if (number >= size()) file_.damaged("an entry number lies outside it");
  return string(stem_starts_, stems_, number);
}

std::span<const std::uint32_t> Words::with_stem(std::string_view stem) const {
  const std::uint32_t first =
      stem_places_.find(stem, size(), [this](std::uint32_t i) { return stem_at(i); });
  if (first == StringIndex::kNone) return {};
  std::uint32_t last = first + 1;
  while (last < size() && stem_at(last) == stem) ++last;  // the few forms of a word
  return by_stem_.subspan(first, last - first);
}

void WordsWriter::add(const Analysis& title, const Analysis& body) {
  ++document_;
  title_stems_.clear();
  lead_stems_.clear();
  rest_stems_.clear();
  count(title, title.tokens.size(), title_stems_, rest_stems_);
  count(body, kLeadWords, lead_stems_, rest_stems_);
}

void WordsWriter::count(const Analysis& analysis, std::size_t lead, Stems& first, Stems& rest) {
  if (analysis.generation != generation_) {
    known_.clear();
    generation_ = analysis.generation;
  }
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    if (token.kind == TokenKind::kCjk) continue;
    const std::uint32_t entry =
        token.word == kNoWord ? count(token.surface, token.stem, true) : count_known(token);
    if (token.stop || token.stem.empty()) continue;
    (i < lead ? first : rest).push_back(entries_[entry].stem);
  }
  for (const JoinedTerm& joined : analysis.joined) {
    Stems& stems = joined.first < lead ? first : rest;
    if (analysis.tokens[joined.first].kind == TokenKind::kCjk) {
      stems.push_back(stems_.intern(joined.stem));
    } else {
      stems.push_back(entries_[count(joined.surface, joined.stem, false)].stem);
    }
  }
}

std::uint32_t WordsWriter::count_known(const Token& token) {
  if (token.word >= known_.size()) known_.resize(std::size_t{token.word} * 5 / 4 + 1);
  Known& known = known_[token.word];
  if (known.last_document != document_) {
    known.last_document = document_;
    if (known.entry == kNoWord) {
      known.entry = count(token.surface, token.stem, true);
    } else {
      count(known.entry);
    }
  }
  return known.entry;
}

std::uint32_t WordsWriter::count(std::string_view surface, std::string_view stem, bool token) {
  key_.assign(surface);
  key_ += '\0';
  key_ += stem;
  const std::uint32_t number = entry_of(key_);
  entries_[number].token |= token;
  count(number);
  return number;
}

void WordsWriter::count(std::uint32_t number) {
  Entry& entry = entries_[number];
  if (entry.last_document == document_) return;
  entry.last_document = document_;
  ++entry.documents;
}

std::uint32_t WordsWriter::entry_of(std::string_view key) {
  const std::uint32_t number = keys_.intern(key);
  if (number == entries_.size()) {
    entries_.emplace_back().stem = stems_.intern(key.substr(key.find('\0') + 1));
  }
  return number;
}

void WordsWriter::append(const WordsWriter& other) {
  for (std::uint32_t i = 0; i < other.keys_.size(); ++i) {
    Entry& entry = entries_[entry_of(other.keys_[i])];
    entry.documents += other.entries_[i].documents;
    entry.token |= other.entries_[i].token;
  }
}

void WordsWriter::append(const Words& other) {
  for (std::uint32_t i = 0; i < other.size(); ++i) {
    const WordEntry from = other[i];
    key_.assign(from.surface);
    key_ += '\0';
    key_ += from.stem;
    Entry& entry = entries_[entry_of(key_)];
    entry.documents += from.documents;
    entry.token |= !from.joined;
  }
}

void WordsWriter::write(const std::string& path) const {
  std::vector<std::uint32_t> surface_starts = {0};
  std::vector<std::uint32_t> stem_starts = {0};
  std::vector<std::uint32_t> documents;
  std::vector<std::uint8_t> joined;
  std::string surfaces;
  std::string stems;
  std::vector<std::string_view> stem_of;
  std::vector<std::uint32_t> sorted(keys_.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  std::sort(sorted.begin(), sorted.end(),
            [this](std::uint32_t a, std::uint32_t b) { return keys_[a] < keys_[b]; });
  for (const std::uint32_t number : sorted) {
    const std::string_view key = keys_[number];
    const std::size_t zero = key.find('\0');
    surfaces.append(key.substr(0, zero));
    stems.append(key.substr(zero + 1));
    surface_starts.push_back(static_cast<std::uint32_t>(surfaces.size()));
    stem_starts.push_back(static_cast<std::uint32_t>(stems.size()));
    documents.push_back(entries_[number].documents);
    joined.push_back(entries_[number].token ? 0 : 1);
    stem_of.push_back(key.substr(zero + 1));
  }
  std::vector<std::uint32_t> by_stem(documents.size());
  std::iota(by_stem.begin(), by_stem.end(), 0);
  std::stable_sort(by_stem.begin(), by_stem.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return stem_of[a] < stem_of[b]; });
  SectionWriter file(path, FileKind::kWords, kWordsVersion);
  file.add(kSurfaceStarts, surface_starts);
  file.add(kSurfaces, surfaces);
  file.add(kStemStarts, stem_starts);
  file.add(kStems, stems);
  file.add(kDocuments, documents);
  file.add(kJoined, joined);
  file.add(kByStem, by_stem);
  file.add(kSurfacePlaces, StringIndex::make(keys_.size(), [&](std::uint32_t i) {
             const std::string_view key = keys_[sorted[i]];
             return key.substr(0, key.find('\0'));
           }));
  file.add(kStemPlaces,
           StringIndex::make(keys_.size(), [&](std::uint32_t i) { return stem_of[by_stem[i]]; }));
  file.finish();
}

}  // namespace dateline
