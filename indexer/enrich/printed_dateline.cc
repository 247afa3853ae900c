#include "indexer/enrich/printed_dateline.h"

#include <algorithm>
#include <vector>

#include "indexer/enrich/word_scan.h"

namespace dateline {
namespace {

constexpr std::size_t kLongest = 90;  // bytes before the dash
constexpr int kLines = 3;
constexpr std::size_t kMostTownWords = 6;

// Where the dash or colon that closes a dateline starts; npos when the line has none near its head.
std::size_t find_closing(std::string_view line) {
  const std::string_view head = line.substr(0, kLongest);
  std::size_t best = std::string_view::npos;
  for (const std::string_view mark : {" - ", "--", "\u2013", "\u2014", ": ", ") -", ")-"}) {
    std::size_t at = head.find(mark);
    if (at != std::string_view::npos && mark.front() == ')') ++at;
    best = std::min(best, at);
  }
  return best;
}

bool is_small_place_word(std::string_view word) {
  for (const std::string_view small : {"of", "the", "de", "del", "al", "es", "le", "la", "and"}) {
    if (word == small) return true;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

TextSpan place_of_line(std::string_view line) {
  const std::size_t closing = find_closing(line);
  if (closing == 0 || closing == std::string_view::npos) return {};
  const std::string_view head = line.substr(0, closing);
  const std::size_t bracket = head.find('(');
  if (bracket == 0) return {};
  const std::string_view before = head.substr(0, bracket);
  std::vector<Word> words;
  scan_words(before, words);
  if (words.empty()) return {};
  // The place is what precedes the date: "TIRANA, Albania, Sept 8". A comma part with a digit is
  // the date.
  std::size_t end = before.size();
  bool dated = false;
  for (std::size_t begin = 0; begin < before.size();) {
    const std::size_t comma = std::min(before.find(',', begin), before.size());
    if (has_digit(before.substr(begin, comma - begin))) {
      dated = true;
      end = begin;
      break;
    }
    begin = comma + 1;
  }
  std::size_t count = 0;
  bool capitals = true;
  const std::size_t first_part = std::min(before.find(','), before.size());
  for (const Word& word : words) {
    if (word.begin >= end) break;
    const std::string_view letters = before.substr(word.begin, word.end - word.begin);
    if (word.letters == Case::kLower && !is_small_place_word(letters)) return {};
    if (word.begin < first_part && word.letters != Case::kUpper) capitals = false;
    ++count;
  }
  if (count == 0 || count > kMostTownWords) return {};
  if (!capitals && !dated && bracket == std::string_view::npos) return {};
  return {words.front().begin, end};
}

}  // namespace

TextSpan find_printed_dateline(std::string_view body) {
  int lines = 0;
  for (std::size_t begin = 0; begin < body.size() && lines < kLines;) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    std::string_view line = body.substr(begin, end - begin);
    const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    line.remove_prefix(indent);
    if (!line.empty()) {
      ++lines;
      const TextSpan place = place_of_line(line);
      if (place.end > place.begin) {
        return {begin + indent + place.begin, begin + indent + place.end};
      }
    }
    begin = end + 1;
  }
  return {};
}

}  // namespace dateline
