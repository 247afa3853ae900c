#include "indexer/enrich/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/language.h"
#include "common/text/utf8.h"
#include "indexer/enrich/function_words.h"
#include "indexer/enrich/script.h"

namespace dateline {
namespace {

// So much is enough where it is all in one language; CLD2 is slower than everything else that is
// done to a text.
constexpr std::size_t kFirstBytes = 768;
// Otherwise so much is looked at. More text changes nothing but the time it takes.
constexpr std::size_t kSampledHeadBytes = 4096;
constexpr std::size_t kMiddleBytes = 1024;
// A headline or little more: trigrams are too few to be relied upon.
constexpr std::size_t kShortBytes = 300;

// Web addresses are in no language.
std::string without_addresses(std::string text) {
  for (std::size_t at = text.find("://"); at != std::string::npos; at = text.find("://", at)) {
    const std::size_t blank = text.find_last_of(" \t\n(", at);
    const std::size_t begin = blank == std::string::npos ? 0 : blank + 1;
    const std::size_t end = std::min(text.find_first_of(" \t\n)", at), text.size());
    text.erase(begin, end - begin);
    at = begin;
  }
  return text;
}

std::string sample(std::string_view title, std::string_view body) {
  std::string text(utf8_prefix(title, kSampledHeadBytes));
  text += '\n';
  text += utf8_prefix(body, kSampledHeadBytes);
  if (body.size() > kSampledHeadBytes + 2 * kMiddleBytes) {
    std::size_t begin = kSampledHeadBytes + (body.size() - kSampledHeadBytes) / 2;
    while (begin > 0 && (static_cast<unsigned char>(body[begin]) & 0xC0) == 0x80) --begin;
    text += '\n';
    text += utf8_prefix(body.substr(begin), kMiddleBytes);
  }
  return without_addresses(text);
}

// Nigerian Pidgin is English to CLD2. It is told by words that are frequent in it and that
// standard English does not have.
bool is_pidgin(std::string_view text) {
  static constexpr std::string_view kWords[] = {
      "dey",  "wey",    "dem",  "di",  "dis",  "dat",  "wetin", "na",    "sey",   "una",
      "pipo", "e",      "don",  "abi", "afta", "dema", "dia",   "im",    "de",    "tori",
      "neva", "kontri", "beta", "wan", "sabi", "oga",  "abeg",  "comot", "wella", "happun"};
  static const auto kNumbers = [] {
    std::unordered_map<std::string_view, unsigned> numbers;
    for (const std::string_view word : kWords) numbers.emplace(word, numbers.size());
    return numbers;
  }();
  constexpr std::size_t kLongest = 6;
  std::size_t words = 0;
  std::size_t pidgin = 0;
  unsigned seen = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && text[end] > ' ') ++end;
    if (end > begin) {
      ++words;
      const auto word =
          end - begin > kLongest ? kNumbers.end() : kNumbers.find(text.substr(begin, end - begin));
      if (word != kNumbers.end()) {
        ++pidgin;
        seen |= 1U << word->second;
      }
    }
    begin = end + 1;
  }
  // At least three different ones, one word in twenty: English that quotes or names one has fewer.
  // In a headline two of eight.
  const int different = __builtin_popcount(seen);
  return (different >= 3 && pidgin * 20 >= words) || (different == 2 && pidgin * 8 >= words);
}

// How sure an answer must be.
enum class Certainty { kOneLanguage, kMostWords, kBestGuess };

// CLD2's opinion. Its summary prefers a second language to English and gives up below 80 percent of
// the text, rules for web pages with navigation; the body of an article is judged by the language
// of most of its words.
std::string detect_by_words(std::string_view text, Certainty certainty) {
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language top[3] = {};
  const bool guess = certainty == Certainty::kBestGuess;
  int percent[3] = {};
  double score[3] = {};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text.data(), static_cast<int>(text.size()),
      /*is_plain_text=*/true, &hints, guess ? CLD2::kCLDFlagBestEffort : 0, top, percent, score,
      /*resultchunkvector=*/nullptr, &text_bytes, &reliable, &valid_bytes);
  if (static_cast<std::size_t>(valid_bytes) < text.size()) return "";  // the rest is not set
  const int first = top[0] == CLD2::UNKNOWN_LANGUAGE ? 1 : 0;
  if (top[first] == CLD2::UNKNOWN_LANGUAGE) return "";
  if (percent[first] < (certainty == Certainty::kMostWords ? 35 : 90)) return "";
  if (certainty == Certainty::kOneLanguage && !reliable) return "";
  // The best guess counts for a text of some length, or a short one that is all in one language.
  constexpr int kLongEnough = 200, kHeadline = 25, kAlmostAll = 80;
  if (guess && text_bytes < kLongEnough &&
      (text_bytes < kHeadline || percent[first] < kAlmostAll)) {
    return "";
  }
  return normalize_language(CLD2::LanguageCode(top[first]));
}

// Rundi and Kinyarwanda are one language to the eye of trigrams, but are spelt apart: "vy", "sh"
// and "c" before a vowel against "by", "shy" and "cy"; Rundi joins "mu" and "ku" to a vowel
// ("mw'igura"), and has words of its own.
std::string_view rundi_or_kinyarwanda(std::string_view text) {
  static constexpr std::string_view kVowels = "aeiouwAEIOUW";
  static constexpr std::string_view kRundi[] = {
      " ingene ", "shika",  "gambwe", "shasha", " umusi",   " inyuma ", " imbere ",
      "z'ukwa",   " indwi", " ngaho", " yoba ", " rugamba", "nyene",    " mugabo "};
  static constexpr std::string_view kKinyarwanda[] = {" umunsi", " nyuma ", " mbere ", " ubwo ",
                                                      " yageze", "nyir",    " ariko ", " icyo"};
  int rundi = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool y = text[i + 1] == 'y';
    if (y && (text[i] == 'b' || text[i] == 'c' || text[i] == 'B' || text[i] == 'C')) --rundi;
    if (y && text[i] == 'h') --rundi;
    if (y && (text[i] == 'v' || text[i] == 'V')) ++rundi;
    if (text[i] == 'c' && kVowels.find(text[i + 1]) != std::string_view::npos) ++rundi;
    const std::string_view here = text.substr(i, 4);
    if (here == " mw'" || here == " kw'") ++rundi;
  }
  for (const std::string_view word : kRundi) rundi += text.find(word) != std::string_view::npos;
  for (const std::string_view word : kKinyarwanda) {
    rundi -= text.find(word) != std::string_view::npos;
  }
  return rundi > 0 ? "rn" : "rw";
}

// Languages that are told apart by some words only, which a short text may lack.
bool are_close(std::string_view a, std::string_view b) {
  static constexpr std::string_view kGroups[] = {
      " bs hr sr ", " da nb nn no ", " id ms ", " cs sk ", " gl pt ",   " es gl ",
      " rn rw ",    " en pcm ",      " xh zu ", " af nl ", " ar ku fa "};
  const auto has = [](std::string_view group, std::string_view language) {
    return group.find(' ' + std::string(language) + ' ') != std::string_view::npos;
  };
  return std::any_of(std::begin(kGroups), std::end(kGroups),
                     [&](std::string_view group) { return has(group, a) && has(group, b); });
}

// Serbian, Macedonian, Kazakh and their like have letters of their own: a headline in Cyrillic
// without them that was taken for one of these, or for a language of Latin script, is Russian.
bool is_russian_headline(std::string_view text, std::string_view language) {
  return language != "ru" && language != "bg" && language != "uk" && language != "be" &&
         language_of_letters(text) == "ru";
}

DetectedLanguage detect_in(std::string_view text) {
  const std::string_view by_script = language_of_script(text);
  if (!by_script.empty()) return {std::string(by_script), "script"};
  if (!has_letters(text)) return {"und", ""};
  std::string language;
  if (text.size() > 2 * kFirstBytes) {
    language = detect_by_words(utf8_prefix(text, kFirstBytes), Certainty::kOneLanguage);
  }
  if (language.empty()) language = detect_by_words(text, Certainty::kMostWords);
  if (language.empty()) language = detect_by_words(text, Certainty::kBestGuess);
  if ((language.empty() || language == "en") && is_pidgin(text)) return {"pcm", "spelling"};
  if (text.size() < kShortBytes) {
    if (is_russian_headline(text, language)) return {"ru", "script"};
    language = check_by_function_words(text, language);
  }
  if (language == "rw" || language == "rn") {
    return {std::string(rundi_or_kinyarwanda(text)), "spelling"};
  }
  if (language.empty()) {
    const std::string_view by_letters = language_of_letters(text);
    if (by_letters.empty()) return {"und", ""};
    return {std::string(by_letters), "script"};
  }
  return {std::move(language), "cld2"};
}

}  // namespace

DetectedLanguage detect_language_with_rule(std::string_view title, std::string_view body,
                                           std::string_view habit) {
  const std::string text = sample(title, body);
  DetectedLanguage detected = detect_in(text);
  if (habit.empty() || detected.code == habit) return detected;
  const bool unsure = detected.code == "und"
                          ? has_letters(text)
                          : text.size() < kFirstBytes && are_close(detected.code, habit);
  return unsure ? DetectedLanguage{std::string(habit), "habit"} : detected;
}

std::string detect_language(std::string_view title, std::string_view body) {
  return detect_language_with_rule(title, body).code;
}

}  // namespace dateline
