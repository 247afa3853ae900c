#include "indexer/enrich/names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestNames = 120;
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostCaselessWords = 6;

// Small words within names and credits. Not "in" and "at": they belong to captions.
constexpr std::string_view kConnectors[] = {
    "of",  "for", "via", "by",  "and", "the", "from", "de", "del", "della", "di", "da",
    "do",  "dos", "du",  "des", "la",  "le",  "el",   "al", "y",   "e",     "et", "und",
    "von", "van", "der", "den", "zu",  "bin", "ibn",  "i",  "w",   "z",     "и",  "от"};

bool is_connector(std::string_view word) {
  return std::find(std::begin(kConnectors), std::end(kConnectors), word) != std::end(kConnectors);
}

std::string_view strip(std::string_view text) {
  static constexpr std::string_view kMarks = " \t()[]{}.,;:|/*-•\"'";
  const std::size_t begin = text.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kMarks) + 1 - begin);
}

}  // namespace

bool looks_like_names(std::string_view text) {
  text = strip(trim(text));
  if (text.empty() || text.size() > kLongestNames) return false;
  if (text.find_first_of("!?\":") != std::string_view::npos) return false;
  std::size_t names = 0;
  std::size_t caseless = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find_first_of(" \t/|,", begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = strip(text.substr(begin, end - begin));
    begin = end + 1;
    if (word.empty() || is_connector(word)) continue;
    std::size_t position = 0;
    const auto first = static_cast<UChar32>(next_code_point(word, position));
    const bool address = word.find_first_of(".@_") != std::string_view::npos;
    if (u_isUUppercase(first) || u_istitle(first) || first == '@' || address) {
      ++names;
    } else if (u_isULowercase(first)) {
      return false;
    } else if (u_isalpha(first)) {
      ++caseless;
    }
  }
  return names + caseless > 0 && names <= kMostNames && caseless <= kMostCaselessWords;
}

bool looks_like_headline(std::string_view text) {
  text = trim(text);
  while (!text.empty() && text.find_first_of("\"'([") == 0) text.remove_prefix(1);
  if (text.empty()) return false;
  std::size_t position = 0;
  const auto first = static_cast<UChar32>(next_code_point(text, position));
  if (u_isULowercase(first) || !u_isalnum(first)) return false;
  for (const std::string_view end : {".", "。", "।", ":", ";", ","}) {
    if (text.ends_with(end)) return false;
  }
  return text.find(' ') != std::string_view::npos;
}

}  // namespace dateline
