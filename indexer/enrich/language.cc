#include "indexer/enrich/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "common/language.h"
#include "common/text/utf8.h"
#include "indexer/enrich/script.h"

namespace dateline {
namespace {

// So much is enough where it is all in one language; CLD2 is slower than everything else that is
// done to a text.
constexpr std::size_t kFirstBytes = 768;
// Otherwise so much is looked at. More text changes nothing but the time it takes.
constexpr std::size_t kHeadBytes = 4096;
constexpr std::size_t kMiddleBytes = 1024;

std::string sample(std::string_view title, std::string_view body) {
  std::string text(utf8_prefix(title, kHeadBytes));
  text += '\n';
  text += utf8_prefix(body, kHeadBytes);
  if (body.size() > kHeadBytes + 2 * kMiddleBytes) {
    std::size_t begin = kHeadBytes + (body.size() - kHeadBytes) / 2;
    while (begin > 0 && (static_cast<unsigned char>(body[begin]) & 0xC0) == 0x80) --begin;
    text += '\n';
    text += utf8_prefix(body.substr(begin), kMiddleBytes);
  }
  return text;
}

// Nigerian Pidgin is English to CLD2. It is told by words that are frequent in it and that
// standard English does not have.
bool is_pidgin(std::string_view text) {
  static constexpr std::string_view kWords[] = {"dey",   "wey", "dem",  "di",     "dis",  "dat",
                                                "wetin", "na",  "sey",  "una",    "pipo", "e",
                                                "don",   "abi", "afta", "kontri", "dema", "dia"};
  std::size_t words = 0;
  std::size_t pidgin = 0;
  unsigned seen = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && text[end] > ' ') ++end;
    if (end > begin) {
      ++words;
      const auto word =
          std::find(std::begin(kWords), std::end(kWords), text.substr(begin, end - begin));
      if (word != std::end(kWords)) {
        ++pidgin;
        seen |= 1U << (word - std::begin(kWords));
      }
    }
    begin = end + 1;
  }
  // At least three different ones, one word in twenty: English that quotes or names one has fewer.
  return __builtin_popcount(seen) >= 3 && pidgin * 20 >= words;
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
      /*is_plain_text=*/true, &hints, guess ? CLD2::kCLDFlagBestEffort : 0, top, percent,
      score, /*resultchunkvector=*/nullptr, &text_bytes, &reliable, &valid_bytes);
  if (static_cast<std::size_t>(valid_bytes) < text.size()) return "";  // the rest is not set
  const int first = top[0] == CLD2::UNKNOWN_LANGUAGE ? 1 : 0;
  if (top[first] == CLD2::UNKNOWN_LANGUAGE) return "";
  if (percent[first] < (certainty == Certainty::kMostWords ? 35 : 90)) return "";
  if (certainty == Certainty::kOneLanguage && !reliable) return "";
  // The best guess counts only for a text of some length.
  if (guess && text_bytes < 200) return "";
  return normalize_language(CLD2::LanguageCode(top[first]));
}

// Rundi and Kinyarwanda are one language to the eye of trigrams, but are spelt apart: "vy" and "c"
// before a vowel against "by" and "cy".
std::string_view rundi_or_kinyarwanda(std::string_view text) {
  static constexpr std::string_view kVowels = "aeiouwAEIOUW";
  int rundi = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool y = text[i + 1] == 'y';
    if (y && (text[i] == 'b' || text[i] == 'c' || text[i] == 'B' || text[i] == 'C')) --rundi;
    if (y && (text[i] == 'v' || text[i] == 'V')) ++rundi;
    if (text[i] == 'c' && kVowels.find(text[i + 1]) != std::string_view::npos) ++rundi;
  }
  return rundi > 0 ? "rn" : "rw";
}

}  // namespace

DetectedLanguage detect_language_with_rule(std::string_view title, std::string_view body) {
  const std::string text = sample(title, body);
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
  if (language == "rw" || language == "rn") {
    return {std::string(rundi_or_kinyarwanda(text)), "spelling"};
  }
  if (language.empty()) return {"und", ""};
  return {std::move(language), "cld2"};
}

std::string detect_language(std::string_view title, std::string_view body) {
  return detect_language_with_rule(title, body).code;
}

}  // namespace dateline
