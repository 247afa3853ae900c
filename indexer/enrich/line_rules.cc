#include "indexer/enrich/line_rules.h"

#include <algorithm>
#include <stdexcept>

#include "common/text/utf8.h"
#include "embedded/boilerplate_tsv.h"
#include "indexer/enrich/names.h"

namespace dateline {
namespace {

constexpr std::size_t kMostWildWords = 8;
constexpr std::size_t kLongestRest = 200;  // characters of a line that has an open end
constexpr std::size_t kLongestCreditedCaption = 300;
constexpr std::size_t kTriedBytes = 32;  // enough to rule out most lines
constexpr std::size_t kHeadLetters = 8;

std::uint16_t two_letter_key(std::string_view letters) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(letters[0]) << 8 |
                                    static_cast<unsigned char>(letters[1]));
}

Weight weight_of(std::string_view name) {
  if (name == "strong") return Weight::kStrong;
  if (name == "edge") return Weight::kEdge;
  if (name == "weak") return Weight::kWeak;
  if (name == "keep") return Weight::kKeep;
  throw std::invalid_argument("boilerplate.tsv: unknown weight " + std::string(name));
}

bool is_longer(std::string_view line, std::size_t characters) {
  if (line.size() <= characters) return false;
  const auto begins = [](char c) { return (c & 0xC0) != 0x80; };
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), begins)) > characters;
}

// The end of a sentence that began on a line before: "recommended."
bool runs_on(std::string_view line) {
  const char last = line.back();
  return line.front() >= 'a' && line.front() <= 'z' && (last == '.' || last == ',' || last == ';');
}

}  // namespace

LineRules::LineRules(std::string_view tsv) {
  while (!tsv.empty()) {
    const std::size_t newline = std::min(tsv.find('\n'), tsv.size());
    const std::string_view row = tsv.substr(0, newline);
    tsv.remove_prefix(std::min(newline + 1, tsv.size()));
    if (row.empty() || row[0] == '#') continue;
    const std::size_t first = row.find('\t');
    const std::size_t second =
        first == std::string::npos ? std::string::npos : row.find('\t', first + 1);
    if (second == std::string::npos) {
      throw std::invalid_argument("boilerplate.tsv: not three columns: " + std::string(row));
    }
    const std::string_view rule = row.substr(0, first);
    const Weight weight = weight_of(row.substr(first + 1, second - first - 1));
    const std::string_view phrases = row.substr(second + 1);
    const bool agency = rule == "agency";
    for (std::size_t begin = 0; begin <= phrases.size();) {
      const std::size_t end = std::min(phrases.find(';', begin), phrases.size());
      const std::string_view phrase = trim(phrases.substr(begin, end - begin));
      begin = end + 1;
      if (phrase.empty()) continue;
      if (agency) {
        agencies_.add(phrase, weight == Weight::kStrong);
      } else {
        add_phrase(*rule_names_.emplace(rule).first, weight, phrase);
      }
    }
  }
}

const LineRules& LineRules::standard() {
  static const LineRules rules(embedded::boilerplate_tsv);
  return rules;
}

void LineRules::add_phrase(std::string_view rule, Weight weight, std::string_view phrase) {
  Pattern pattern{weight, rule, {}};
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const std::string_view word = phrase.substr(begin, end - begin);
    begin = end + 1;
    Piece::Kind kind = Piece::Kind::kLetters;
    if (word == "*") kind = Piece::Kind::kWords;
    if (word == "#") kind = Piece::Kind::kNumber;
    if (word == ":") kind = Piece::Kind::kLabel;
    if (word == "...") kind = Piece::Kind::kRest;
    if (word == "<names>") kind = Piece::Kind::kNames;
    if (word == "<headline>") kind = Piece::Kind::kHeadline;
    if (kind != Piece::Kind::kLetters) {
      pattern.pieces.push_back({kind, {}});
    } else if (pattern.pieces.empty() || pattern.pieces.back().kind != Piece::Kind::kLetters) {
      pattern.pieces.push_back({kind, FoldedLine(word).letters});
    } else {
      pattern.pieces.back().letters += FoldedLine(word).letters;
    }
  }
  const auto id = static_cast<std::uint32_t>(patterns_.size());
  const Piece& first = pattern.pieces.front();
  if (first.kind == Piece::Kind::kNumber) {
    by_number_.push_back(id);
  } else if (first.kind == Piece::Kind::kLetters && first.letters.size() >= 2) {
    by_start_[two_letter_key(first.letters)].push_back(id);
    std::size_t at = 0;
    starts_.insert(next_code_point(first.letters, at));
    at = 0;
    starts_.insert(next_code_point(phrase, at));
  } else {
    throw std::invalid_argument("boilerplate.tsv: a phrase must begin with a word or a number: " +
                                std::string(phrase));
  }
  patterns_.push_back(std::move(pattern));
}

const LineRules::PatternIds* LineRules::starting_with(std::string_view letters) const {
  if (letters.size() < 2) return nullptr;
  const auto found = by_start_.find(two_letter_key(letters));
  return found == by_start_.end() ? nullptr : &found->second;
}

// Whether a look at the first letters leaves it open that the line matches. Most lines end here,
// so English ones are looked at without folding.
bool LineRules::may_start(std::string_view line) const {
  std::string letters;
  for (const char c : line.substr(0, kTriedBytes)) {
    if ((c & 0x80) != 0) {
      std::size_t at = static_cast<std::size_t>(&c - line.data());
      const char32_t first = next_code_point(line, at);
      // From here on folding changes no letter that begins a phrase.
      const bool caseless =
          (first >= 0x0900 && first < 0x1E00) || (first >= 0x3040 && first < 0xF900);
      if (letters.empty() && caseless && starts_.count(first) == 0) return false;
      letters = FoldedLine(utf8_prefix(line, kTriedBytes)).letters;
      break;
    }
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    const bool digit = c >= '0' && c <= '9';
    if (digit && letters.empty()) return true;
    if ((lower >= 'a' && lower <= 'z') || digit) letters += lower;
    if (letters.size() == kHeadLetters) break;
  }
  const PatternIds* candidates = starting_with(letters);
  if (candidates == nullptr) return !letters.empty() && letters[0] >= '0' && letters[0] <= '9';
  return std::any_of(candidates->begin(), candidates->end(), [&](std::uint32_t id) {
    const std::string& first = patterns_[id].pieces.front().letters;
    const std::size_t size = std::min({first.size(), letters.size(), kHeadLetters});
    return letters.compare(0, size, first, 0, size) == 0;
  });
}

// Collects in `ends` the words after which `pattern` from `piece` on may end when it goes on at
// `word`.
void LineRules::find_ends(const Pattern& pattern, std::size_t piece, const FoldedLine& line,
                          std::size_t word, std::vector<std::size_t>& ends) const {
  if (piece == pattern.pieces.size()) {
    ends.push_back(word);
    return;
  }
  const Piece& next = pattern.pieces[piece];
  const std::size_t size = line.words.size();
  if (next.kind == Piece::Kind::kLabel) {
    if (word > 0 && line.words[word - 1].label) find_ends(pattern, piece + 1, line, word, ends);
    return;
  }
  if (word >= size) return;
  const std::string_view rest = line.raw.substr(line.words[word].raw_begin);
  switch (next.kind) {
    case Piece::Kind::kLetters: {
      const std::size_t begin = line.words[word].begin;
      if (line.letters.compare(begin, next.letters.size(), next.letters) != 0) return;
      const std::size_t after = line.words_to(begin + next.letters.size());
      if (after != 0) find_ends(pattern, piece + 1, line, after, ends);
      return;
    }
    case Piece::Kind::kWords:
      for (std::size_t n = 1; n <= kMostWildWords && word + n <= size; ++n) {
        find_ends(pattern, piece + 1, line, word + n, ends);
      }
      return;
    case Piece::Kind::kNumber: {
      if (!line.words[word].number) return;
      while (word < size && line.words[word].number) ++word;
      find_ends(pattern, piece + 1, line, word, ends);
      return;
    }
    case Piece::Kind::kRest:
      if (!is_longer(line.raw, kLongestRest)) ends.push_back(size);
      return;
    case Piece::Kind::kNames:
      if (looks_like_names(rest)) ends.push_back(size);
      return;
    case Piece::Kind::kHeadline:
      if (!is_longer(line.raw, kLongestRest) && looks_like_headline(rest)) ends.push_back(size);
      return;
    case Piece::Kind::kLabel:
      return;
  }
}

LineRules::Tiling LineRules::tile(const FoldedLine& line) const {
  // best[w]: the best tiling of the words before w; kNone when there is none.
  std::vector<Tiling> best(line.words.size() + 1);
  std::vector<std::size_t> ends;
  best.front().weight = Weight::kKeep;
  for (std::size_t word = 0; word < line.words.size(); ++word) {
    const Tiling before = best[word];
    if (before.weight == Weight::kNone) continue;
    const std::string_view letters = std::string_view(line.letters).substr(line.words[word].begin);
    const PatternIds* ids = line.words[word].number ? &by_number_ : starting_with(letters);
    if (ids == nullptr) continue;
    for (const std::uint32_t id : *ids) {
      const Pattern& pattern = patterns_[id];
      ends.clear();
      find_ends(pattern, 0, line, word, ends);
      const bool bare_number =
          pattern.pieces.size() == 1 && pattern.pieces[0].kind == Piece::Kind::kNumber;
      Tiling with{before.weight, before.rule, before.tiles + (bare_number ? 0 : 1)};
      if (pattern.weight > before.weight || word == 0) {
        with.weight = pattern.weight;
        with.rule = pattern.rule;
      }
      for (const std::size_t end : ends) {
        const bool whole = word == 0 && end == line.words.size();
        if (pattern.weight == Weight::kKeep && !whole) continue;
        if (with.weight > best[end].weight) best[end] = with;
      }
    }
  }
  return line.words.empty() ? Tiling{} : best.back();
}

LineRules::Match LineRules::match(std::string_view line) const {
  line = trim(line);
  if (line.empty() || line.size() > kLongestLine || runs_on(line)) return {};
  if (may_start(line)) {
    const FoldedLine folded(line);
    Tiling tiling = tile(folded);
    if (tiling.weight != Weight::kNone && tiling.tiles == 0) return {};  // numbers alone
    // A row of buttons is surer than one of them.
    if (tiling.weight == Weight::kWeak && tiling.tiles >= 3) tiling.weight = Weight::kEdge;
    if (tiling.weight != Weight::kNone) return {tiling.weight, tiling.rule};
  }
  if (agencies_.is_list(line)) return {Weight::kStrong, "credit"};
  return {};
}

std::size_t LineRules::caption_credit(std::string_view line) const {
  if (line.size() > kLongestCreditedCaption) return std::string::npos;
  std::size_t begin = agencies_.ending_list(line);
  const std::string_view tail = line.substr(line.size() - std::min<std::size_t>(line.size(), 120));
  const bool label = tail.find(':') != std::string::npos ||
                     tail.find(" by ") != std::string::npos || tail.ends_with(")") ||
                     tail.ends_with("]");
  if (begin == std::string::npos && label) {
    // "... in Tirana. Photo: A. B.", "... in Tirana (Photo by A. B.)", "... in TiranaPhoto: A. B."
    const FoldedLine folded(line);
    std::vector<std::size_t> ends;
    for (std::size_t word = 1; word < folded.words.size() && begin == std::string::npos; ++word) {
      const FoldedLine::Word& at = folded.words[word];
      const std::string_view gap = trim(line.substr(folded.words[word - 1].raw_end,
                                                    at.raw_begin - folded.words[word - 1].raw_end));
      if (gap.empty() && !at.glued) continue;
      const PatternIds* ids = starting_with(std::string_view(folded.letters).substr(at.begin));
      if (ids == nullptr) continue;
      for (const std::uint32_t id : *ids) {
        const Pattern& pattern = patterns_[id];
        if (pattern.rule != "credit" || pattern.weight != Weight::kStrong) continue;
        ends.clear();
        find_ends(pattern, 0, folded, word, ends);
        const bool whole = std::find(ends.begin(), ends.end(), folded.words.size()) != ends.end();
        if (whole) begin = at.raw_begin;
      }
    }
  }
  if (begin == std::string::npos) return std::string::npos;
  // A full stop belongs to the caption, a bracket or a dash to the credit.
  while (begin > 0 && std::string_view(" \t([|/-").find(line[begin - 1]) != std::string::npos) {
    --begin;
  }
  while (true) {
    const std::string_view before = line.substr(0, begin);
    if (!before.ends_with("–") && !before.ends_with("—") && !before.ends_with("•")) break;
    begin -= 3;
    while (begin > 0 && line[begin - 1] == ' ') --begin;
  }
  return begin == 0 ? std::string::npos : begin;
}

}  // namespace dateline
