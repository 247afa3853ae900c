#include "indexer/enrich/agencies.h"

#include <algorithm>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/enrich/folded_line.h"
#include "indexer/enrich/names.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestList = 100;
constexpr std::size_t kLongestAgencyCaption = 200;
constexpr std::size_t kMostCreditWords = 5;
constexpr std::string_view kSlashes = "/|";

std::string_view strip_brackets(std::string_view text) {
  text = trim(text);
  while (!text.empty() && text.find_first_of("([*-") == 0) text = trim(text.substr(1));
  while (!text.empty() && text.find_last_of(")].") == text.size() - 1) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return text;
}

std::vector<std::string_view> split_trimmed(std::string_view text, std::string_view separators) {
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
  for (const std::string_view word : split_trimmed(text, " ")) words += word.empty() ? 0 : 1;
  return words;
}

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The last two bytes of a folded name, which has at least two.
std::size_t ending(std::string_view folded) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(folded[folded.size() - i]));
  };
  return byte(2) << 8 | byte(1);
}

}  // namespace

void Agencies::add(std::string_view name, bool sure) {
  const FoldedLine line(name);
  names_[line.letters] = {sure, !has_small_letter(name)};
  longest_ = std::max(longest_, line.letters.size());
  endings_.set(ending(line.letters));
  for (std::size_t at = 0; at < line.letters.size();) {
    const char32_t letter = next_code_point(line.letters, at);
    if (at == line.letters.size()) last_letters_.insert(letter);
  }
}

Agencies::Kind Agencies::find(std::string_view folded, std::string_view raw) const {
  if (folded.size() < 2 || folded.size() > longest_ || !endings_[ending(folded)]) {
    return Kind::kNone;
  }
  const auto name = names_.find(std::string(folded));
  if (name == names_.end()) return Kind::kNone;
  if (name->second.capitals && has_small_letter(raw)) return Kind::kNone;
  return name->second.sure ? Kind::kSure : Kind::kUnsure;
}

Agencies::Kind Agencies::find_tail(const FoldedLine& line, std::size_t word) const {
  return find(std::string_view(line.letters).substr(line.words[word].begin),
              line.raw.substr(line.words[word].raw_begin));
}

bool Agencies::may_end(std::string_view text) const {
  char last[2];
  int letters = 0;
  for (std::size_t i = text.size(); i-- > 0 && letters < 2;) {
    const char c = text[i];
    if ((c & 0x80) != 0) return letters > 0 || may_end_beyond_ascii(text.substr(0, i + 1));
    const char lower = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) last[1 - letters++] = lower;
  }
  return letters == 2 && endings_[ending({last, 2})];
}

bool Agencies::may_end_beyond_ascii(std::string_view text) const {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const char32_t last = next_code_point(text, at);
  if (last < 0x0900) return true;  // folding may change it
  return last_letters_.count(last) != 0 || (last >= 0x1E00 && last < 0x3000) || last >= 0xF900;
}

bool Agencies::is_list(std::string_view text) const {
  text = strip_brackets(text);
  if (text.empty() || text.size() > kLongestList) return false;
  // Names of persons count between slashes only: a comma also stands in "TIRANA, Reuters".
  const bool slashes = text.find('/') != std::string::npos || text.find('|') != std::string::npos;
  if (!slashes && !may_end(text)) return false;
  bool sure = false;
  for (const std::string_view part : split_trimmed(text, slashes ? kSlashes : ",;")) {
    if (part.empty()) return false;
    const FoldedLine folded(part);
    const Kind kind = find(folded.letters, part);
    if (kind == Kind::kSure) sure = true;
    if (kind != Kind::kNone) continue;
    if (ends_in_glued_agency(folded)) return false;  // a caption before it
    if (!slashes || count_words(part) > kMostCreditWords || !looks_like_names(part)) return false;
  }
  return sure;
}

bool Agencies::ends_in_glued_agency(const FoldedLine& line) const {
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    if (line.words[i].glued && find_tail(line, i) != Kind::kNone) return true;
  }
  return false;
}

std::size_t Agencies::ending_list(std::string_view caption) const {
  if (caption.empty() || caption.size() > kLongestAgencyCaption) return std::string::npos;
  const char last = caption.back();
  if (last == '.' || last == '!' || last == '?' || last == ':' || last == '"') {
    return std::string::npos;
  }
  if (last != ')' && last != ']') {
    return may_end(caption) ? ending_slash_list(caption) : std::string::npos;
  }
  const std::size_t bracket = caption.find_last_of(last == ')' ? '(' : '[');
  // Three words or fewer before it make a dateline: "NEW YORK (Reuters)".
  if (bracket == std::string::npos || count_words(caption.substr(0, bracket)) < 4) {
    return std::string::npos;
  }
  return is_list(caption.substr(bracket)) ? bracket : std::string::npos;
}

std::size_t Agencies::ending_slash_list(std::string_view caption) const {
  // Agencies from the end, as long as slashes part them.
  std::size_t end = caption.size();
  int sure = 0;
  int agencies = 0;
  for (std::size_t slash = caption.find_last_of(kSlashes, end);
       slash != std::string::npos && slash > 0; slash = caption.find_last_of(kSlashes, slash - 1)) {
    const std::string_view part = caption.substr(slash + 1, end - slash - 1);
    if (!may_end(part)) break;
    const Kind kind = find(FoldedLine(part).letters, part);
    if (kind == Kind::kNone) break;
    ++agencies;
    if (kind == Kind::kSure) ++sure;
    end = slash;
  }
  // What stands before the first slash ends in an agency, or in a name that is glued on.
  const FoldedLine head(caption.substr(0, end));
  for (std::size_t i = 1; i < head.words.size(); ++i) {
    const FoldedLine::Word& word = head.words[i];
    if (agencies == 0 && !word.glued) continue;
    const Kind kind = find_tail(head, i);
    if (kind == Kind::kSure || (kind == Kind::kUnsure && sure > 0)) return word.raw_begin;
    const std::size_t words = head.words.size() - i;
    if (sure > 0 && word.glued && words >= 2 && words <= kMostCreditWords &&
        looks_like_names(head.raw.substr(word.raw_begin))) {
      return word.raw_begin;
    }
  }
  return std::string::npos;
}

}  // namespace dateline
