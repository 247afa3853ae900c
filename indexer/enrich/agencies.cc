#include "indexer/enrich/agencies.h"

#include <algorithm>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/enrich/folded_line.h"
#include "indexer/enrich/names.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestList = 100;
constexpr std::size_t kLongestCaption = 200;
constexpr std::size_t kMostNameWords = 5;
constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kSlashes = "/|";

std::string_view strip_brackets(std::string_view text) {
  text = trim(text);
  while (!text.empty() && text.find_first_of("([*-") == 0) text = trim(text.substr(1));
  while (!text.empty() && text.find_last_of(")].") == text.size() - 1) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    parts.push_back(trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  for (const std::string_view word : split(text, " ")) words += word.empty() ? 0 : 1;
  return words;
}

}  // namespace

void Agencies::add(std::string_view name, bool sure) {
  const FoldedLine line(name);
  names_[line.letters] = sure;
  longest_ = std::max(longest_, line.letters.size());
}

Agencies::Kind Agencies::find(std::string_view folded) const {
  if (folded.empty() || folded.size() > longest_) return Kind::kNone;
  const auto name = names_.find(std::string(folded));
  if (name == names_.end()) return Kind::kNone;
  return name->second ? Kind::kSure : Kind::kUnsure;
}

bool Agencies::is_list(std::string_view text) const {
  text = strip_brackets(text);
  if (text.empty() || text.size() > kLongestList) return false;
  // Names of persons count between slashes only: a comma also stands in "TIRANA, Reuters".
  const bool slashes = text.find_first_of(kSlashes) != kNone;
  bool sure = false;
  for (const std::string_view part : split(text, slashes ? kSlashes : ",;")) {
    if (part.empty()) return false;
    const Kind kind = find(FoldedLine(part).letters);
    if (kind == Kind::kSure) sure = true;
    if (kind != Kind::kNone) continue;
    if (!slashes || count_words(part) > kMostNameWords || !looks_like_names(part)) return false;
  }
  return sure;
}

std::size_t Agencies::ending_list(std::string_view caption) const {
  if (caption.empty() || caption.size() > kLongestCaption) return kNone;
  const char last = caption.back();
  if (last == '.' || last == '!' || last == '?' || last == ':' || last == '"') return kNone;
  if (last != ')' && last != ']') return ending_slash_list(caption);
  const std::size_t bracket = caption.find_last_of(last == ')' ? '(' : '[');
  // Three words or fewer before it make a dateline: "NEW YORK (Reuters)".
  if (bracket == kNone || count_words(caption.substr(0, bracket)) < 4) return kNone;
  return is_list(caption.substr(bracket)) ? bracket : kNone;
}

std::size_t Agencies::ending_slash_list(std::string_view caption) const {
  // Agencies from the end, as long as slashes part them.
  std::size_t end = caption.size();
  int sure = 0;
  int agencies = 0;
  for (std::size_t slash = caption.find_last_of(kSlashes, end); slash != kNone && slash > 0;
       slash = caption.find_last_of(kSlashes, slash - 1)) {
    const Kind kind = find(FoldedLine(caption.substr(slash + 1, end - slash - 1)).letters);
    if (kind == Kind::kNone) break;
    ++agencies;
    if (kind == Kind::kSure) ++sure;
    end = slash;
  }
  // What stands before the first slash ends in an agency, or in a name that is glued on.
  const FoldedLine head(caption.substr(0, end));
  for (std::size_t i = 1; i < head.words.size(); ++i) {
    const FoldedLine::Word& word = head.words[i];
    const Kind kind = find(std::string_view(head.letters).substr(word.begin));
    const bool all_sure = kind == Kind::kSure || (kind == Kind::kUnsure && sure > 0);
    if (all_sure && (agencies > 0 || word.glued)) return word.raw_begin;
    const std::string_view rest = head.raw.substr(word.raw_begin);
    const std::size_t words = head.words.size() - i;
    if (sure > 0 && word.glued && words >= 2 && words <= kMostNameWords && looks_like_names(rest)) {
      return word.raw_begin;
    }
  }
  return kNone;
}

}  // namespace dateline
