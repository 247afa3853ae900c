#include "indexer/input/html/date_in_text.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text/fold.h"

namespace dateline::html {
namespace {

constexpr std::size_t kMostText = 2000;  // bytes; dates stand in short texts

using Months = std::unordered_map<std::string, int>;

// Where languages disagree about a name, the earlier one wins.
constexpr const char* kLanguages[] = {
    "en", "de", "fr", "es",      "it", "pt", "nl", "pl", "cs", "sk", "ru", "uk",
    "be", "bg", "sr", "sr_Latn", "hr", "sl", "mk", "hu", "ro", "tr", "sv", "da",
    "nb", "nn", "fi", "et",      "lv", "lt", "el", "ca", "gl", "eu", "is", "ga",
    "sq", "id", "ms", "sw",      "ar", "fa", "he", "hi", "bn", "ta", "si", "ur"};

void add_months(const char* language, Months& months) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale((std::string(language) + "@calendar=gregorian").c_str());
  const icu::DateFormatSymbols symbols(locale, error);
  if (U_FAILURE(error)) return;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; names != nullptr && i < std::min(count, 12); ++i) {
        std::string name;
        names[i].toUTF8String(name);
        name = fold(name);
        while (name.ends_with('.')) name.pop_back();
        const bool word = name.size() >= 3 && std::none_of(name.begin(), name.end(), [](char c) {
                            return c == ' ' || (c >= '0' && c <= '9');
                          });
        if (word) months.emplace(std::move(name), i + 1);
      }
    }
  }
}

const Months& all_months() {
  static const Months months = [] {
    Months built = {{"sept", 9}};
    for (const char* language : kLanguages) add_months(language, built);
    return built;
  }();
  return months;
}

// 0 when `word` is no month.
int month_named(const std::string& word, std::string_view language) {
  const auto found = all_months().find(word);
  if (found == all_months().end()) return 0;
  if (language.empty() || language == "en") return found->second;
  thread_local std::unordered_map<std::string, Months> own;
  const auto [entry, fresh] = own.try_emplace(std::string(language));
  if (fresh && language.size() <= 3) add_months(entry->first.c_str(), entry->second);
  const auto in_own = entry->second.find(word);
  return in_own != entry->second.end() ? in_own->second : found->second;
}

struct Token {
  enum class Kind { kNumber, kWord, kSign };
  Kind kind = Kind::kSign;
  std::string text;  // folded
  int number = 0;
  bool blank_before = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

std::vector<Token> tokens_of(std::string_view text) {
  const std::string folded = fold(text.substr(0, kMostText));
  std::vector<Token> tokens;
  bool blank = false;
  for (std::size_t i = 0; i < folded.size();) {
    const char c = folded[i];
    if (static_cast<unsigned char>(c) <= ' ') {
      blank = true;
      ++i;
      continue;
    }
    Token token;
    token.blank_before = std::exchange(blank, false);
    std::size_t end = i + 1;
    if (is_digit(c)) {
      while (end < folded.size() && is_digit(folded[end])) ++end;
      token.kind = Token::Kind::kNumber;
    } else if (is_word(c)) {
      while (end < folded.size() && is_word(folded[end])) ++end;
      token.kind = Token::Kind::kWord;
    }
    token.text = folded.substr(i, end - i);
    if (token.kind == Token::Kind::kNumber && token.text.size() <= 8) {
      token.number = std::stoi(token.text);
    }
    i = end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

class Finder {
 public:
  Finder(std::string_view text, const DateStyle& style) : tokens_(tokens_of(text)), style_(style) {}

  // A date that begins at a token, or an unknown one.
  Date at(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == Token::Kind::kNumber) {
      if (token.text.size() == 4) return year_first(i);
      if (token.text.size() <= 2) {
        const Date date = digits(i);
        return date.known() ? date : day_month(i);
      }
    } else if (token.kind == Token::Kind::kWord) {
      return month_day(i);
    }
    return {};
  }

  std::size_t size() const { return tokens_.size(); }

 private:
  const Token& token(std::size_t i) const {
    static const Token none;
    return i < tokens_.size() ? tokens_[i] : none;
  }
  bool is_number(std::size_t i, std::size_t most_digits) const {
    return token(i).kind == Token::Kind::kNumber && token(i).text.size() <= most_digits;
  }
  bool is_year(std::size_t i) const {
    return token(i).kind == Token::Kind::kNumber && token(i).text.size() == 4;
  }

  // 2019-05-03, 2019/5/3, 2019.5.3, 2019年5月3日
  Date year_first(std::size_t i) const {
    const std::string& sign = token(i + 1).text;
    if (!is_number(i + 2, 2) || !is_number(i + 4, 2)) return {};
    const bool same = (sign == "-" || sign == "/" || sign == ".") && token(i + 3).text == sign;
    const bool east =
        (sign == "年" || sign == "년") && (token(i + 3).text == "月" || token(i + 3).text == "월");
    return same || east ? make_date(token(i).number, token(i + 2).number, token(i + 4).number)
                        : Date{};
  }

  // 3.5.2019, 3/5/2019, 3-5-2019, 3.5.19
  Date digits(std::size_t i) const {
    const std::string& sign = token(i + 1).text;
    if (sign != "." && sign != "/" && sign != "-") return {};
    if (token(i + 3).text != sign || !is_number(i + 2, 2)) return {};
    int year = token(i + 4).number;
    if (!is_year(i + 4)) {
      if (sign != "." || token(i + 4).kind != Token::Kind::kNumber || token(i + 4).text.size() != 2)
        return {};
      year += year < 70 ? 2000 : 1900;
    }
    const int first = token(i).number;
    const int second = token(i + 2).number;
    const bool month_first = second > 12 || (sign == "/" && style_.month_first && first <= 12);
    return month_first ? make_date(year, first, second) : make_date(year, second, first);
  }

  // 3 May 2019, 3. Mai 2019, 3rd of May, 2019, 3 de mayo de 2019, 3-May-2019
  Date day_month(std::size_t i) const {
    std::size_t at = i + 1;
    static constexpr std::string_view kAfterDay[] = {"st", "nd", "rd", "th", "er", "o", "a",
                                                     ".",  "-",  "de", "of", "d",  "/"};
    for (int skipped = 0; skipped < 3 && is_one_of(at, kAfterDay); ++skipped) ++at;
    if (token(at).kind != Token::Kind::kWord) return {};
    const int month = month_named(token(at).text, style_.language);
    if (month == 0) return {};
    ++at;
    static constexpr std::string_view kAfterMonth[] = {".", ",", "-", "de", "del", "/", "г"};
    for (int skipped = 0; skipped < 3 && is_one_of(at, kAfterMonth); ++skipped) ++at;
    return is_year(at) ? make_date(token(at).number, month, token(i).number) : Date{};
  }

  // May 3, 2019; May 3rd 2019
  Date month_day(std::size_t i) const {
    const int month = month_named(token(i).text, style_.language);
    if (month == 0) return {};
    std::size_t at = i + 1;
    if (token(at).text == ".") ++at;
    if (!is_number(at, 2)) return {};
    const int day = token(at).number;
    ++at;
    static constexpr std::string_view kAfterDay[] = {"st", "nd", "rd", "th", ",", "."};
    for (int skipped = 0; skipped < 2 && is_one_of(at, kAfterDay); ++skipped) ++at;
    return is_year(at) ? make_date(token(at).number, month, day) : Date{};
  }

  template <std::size_t kSize>
  bool is_one_of(std::size_t i, const std::string_view (&texts)[kSize]) const {
    return i < tokens_.size() &&
           std::find(std::begin(texts), std::end(texts), tokens_[i].text) != std::end(texts);
  }

  std::vector<Token> tokens_;
  const DateStyle& style_;
};

}  // namespace

std::optional<Date> date_in_text(std::string_view text, const DateStyle& style, int first_year,
                                 Day last) {
  if (std::none_of(text.begin(), text.end(),
                   [](char c) { return is_digit(c) || (c & 0x80) != 0; })) {
    return std::nullopt;
  }
  const Finder finder(text, style);
  for (std::size_t i = 0; i < finder.size(); ++i) {
    const Date date = finder.at(i);
    if (date.known() && date.day <= last && civil(date.day).year >= first_year) return date;
  }
  return std::nullopt;
}

}  // namespace dateline::html
