// Properties that hold for any text, hostile ones included. Seeds are fixed; a failure names its
// round.
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <ctime>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Random = std::mt19937;

// Text of random pieces.
std::string mix(Random& random, const std::vector<std::string>& pieces, std::size_t most) {
  std::string text;
  const std::size_t count = random() % most;
  for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
  return text;
}

const std::vector<std::string>& ascii_pieces() {
  static const std::vector<std::string> pieces = [] {
    std::vector<std::string> all = {"'s",  "n't",   "U.S.", "3,000", "1.5", "l'", "d'o",
                                    "qu'", "dell'", "the",  "-",     "-",   ".",  ".",
                                    ",",   "'",     "'",    " ",     " ",   "a",  "S",
                                    "e",   "12",    "7",    "000",   "@",   "cat"};
    for (char c = 0; c < 0x7F; ++c) all.emplace_back(1, c);
    all.emplace_back(70, 'x');
    return all;
  }();
  return pieces;
}

const std::vector<std::string>& wild_pieces() {
  static const std::vector<std::string> pieces = {"a",
                                                  "B",
                                                  "'",
                                                  "’",
                                                  "-",
                                                  ".",
                                                  ",",
                                                  " ",
                                                  "\n",
                                                  "1",
                                                  "000",
                                                  "é",
                                                  "e\u0301",
                                                  "\u0301",
                                                  "İ",
                                                  "ß",
                                                  "地",
                                                  "震",
                                                  "カ",
                                                  "\u3099",
                                                  "한",
                                                  "\u1112",
                                                  "\u1161",
                                                  "\u11A8",
                                                  "ไทย",
                                                  "\u0E31",
                                                  "မြန်မာ",
                                                  "\u200D",
                                                  "\u00AD",
                                                  "\u200B",
                                                  "\u00A0",
                                                  "ـ",
                                                  "مد",
                                                  "\u064B",
                                                  "ה",
                                                  "\"",
                                                  "क्",
                                                  "ि",
                                                  "😀",
                                                  "❤️",
                                                  "\xFF",
                                                  "\xE2\x82",
                                                  "\xED\xA0\x80",
                                                  "\xC0",
                                                  "𝐁",
                                                  "𐐀",
                                                  "l'",
                                                  "'s",
                                                  "·",
                                                  "l",
                                                  "ﷺ",
                                                  "ŉ",
                                                  "ŀ",
                                                  "²",
                                                  "½",
                                                  "Ⅳ",
                                                  "٣",
                                                  "٬",
                                                  "٫",
                                                  "&",
                                                  "@",
                                                  "\t",
                                                  "。"};
  return pieces;
}

std::string describe(const Analysis& analysis) {
  std::string text;
  for (const Token& t : analysis.tokens) {
    text += std::to_string(t.begin) + "-" + std::to_string(t.end) + ":" + std::string(t.surface) +
            "/" + std::string(t.stem) + "/" + std::to_string(t.hash) +
            std::to_string(static_cast<int>(t.kind)) + std::to_string(static_cast<int>(t.before)) +
            (t.stop ? "*" : "") + " ";
  }
  for (const JoinedTerm& j : analysis.joined) {
    text += std::to_string(j.first) + "+" + std::to_string(j.last) + ":" + std::string(j.surface) +
            "/" + std::string(j.stem) + " ";
  }
  return text;
}

void check_contract(std::string_view text, const Analysis& analysis) {
  std::size_t last = 0;
  for (const Token& token : analysis.tokens) {
    REQUIRE(token.begin >= last);
    REQUIRE(token.end > token.begin);
    REQUIRE(token.end <= text.size());
    last = token.end;
    REQUIRE_FALSE(token.surface.empty());
    REQUIRE(is_clean_utf8(token.surface));
    REQUIRE(is_clean_utf8(token.stem));
    REQUIRE(token.surface.find_first_of(" \t\n-'") == std::string_view::npos);
    REQUIRE(fold(token.surface) == token.surface);
    REQUIRE(token.hash == token_hash(token.surface));
    REQUIRE(token.stem.empty() == (token.kind == TokenKind::kCjk));
    REQUIRE(is_clean_utf8(text.substr(token.begin, token.end - token.begin)));
  }
  std::size_t first = 0;
  for (const JoinedTerm& term : analysis.joined) {
    REQUIRE(term.first >= first);
    first = term.first;
    REQUIRE(term.last >= term.first);
    REQUIRE(term.last < analysis.tokens.size());
    REQUIRE_FALSE(term.surface.empty());
    REQUIRE_FALSE(term.stem.empty());
    std::string parts;
    for (std::size_t i = term.first; i <= term.last; ++i) parts += analysis.tokens[i].surface;
    REQUIRE(fold(term.surface) == fold(parts));
  }
}

TEST_CASE("any bytes give tokens that ascend and lie within the text") {
  Random random(1);
  Analyzer analyzer;
  Analysis analysis;
  for (int round = 0; round < 6000; ++round) {
    std::string text;
    if (round % 2 == 0) {
      text = mix(random, wild_pieces(), 30);
    } else {
      text.resize(random() % 60);
      for (char& byte : text) byte = static_cast<char>(random() % 256);
    }
    INFO("round " << round << " text " << text);
    analyzer.analyze(text, round % 3 == 0 ? "en" : "tr", analysis, true);
    check_contract(text, analysis);
  }
}

TEST_CASE("the fast path for ASCII gives what the general rules give") {
  Random random(2);
  Analyzer fast;
  Analyzer general(Analyzer::AsciiPath::kGeneral);
  Analysis left;
  Analysis right;
  for (int round = 0; round < 12000; ++round) {
    const std::string text = mix(random, ascii_pieces(), round % 10 == 0 ? 80 : 12);
    const char* language = round % 3 == 0 ? "en" : round % 3 == 1 ? "tr" : "und";
    fast.analyze(text, language, left, true);
    general.analyze(text, language, right, true);
    const std::string expected = describe(right);
    if (describe(left) != expected) {
      INFO("round " << round << " text " << text);
      REQUIRE(describe(left) == expected);
    }
  }
  SUCCEED();
}

TEST_CASE("the fast path changes nothing in mixed text") {
  Random random(3);
  Analyzer fast;
  Analyzer general(Analyzer::AsciiPath::kGeneral);
  Analysis left;
  Analysis right;
  for (int round = 0; round < 6000; ++round) {
    const std::string text = mix(random, wild_pieces(), 16);
    fast.analyze(text, "en", left, true);
    general.analyze(text, "en", right, true);
    if (describe(left) != describe(right)) {
      INFO("round " << round << " text " << text);
      REQUIRE(describe(left) == describe(right));
    }
  }
  SUCCEED();
}

TEST_CASE("a text is its parts between spaces") {
  Random random(4);
  Analyzer analyzer;
  Analysis whole;
  Analysis part;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = mix(random, ascii_pieces(), 30);
    analyzer.analyze(text, "en", whole);
    std::vector<std::string> expected;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      analyzer.analyze(std::string_view(text).substr(begin, end - begin), "en", part);
      for (const Token& token : part.tokens) expected.emplace_back(token.surface);
      begin = end + 1;
    }
    std::vector<std::string> found;
    for (const Token& token : whole.tokens) found.emplace_back(token.surface);
    if (found != expected) {
      INFO("round " << round << " text " << text);
      REQUIRE(found == expected);
    }
  }
  SUCCEED();
}

TEST_CASE("case does not change the words") {
  Random random(5);
  const std::vector<std::string> pieces = {
      "Albania", "'s",   " ",    " ",     "München", "Straße", "-",     "U.S.",  "é",   "Тирана",
      "ёлка",    "ΟΔΟΣ", "οδός", "İzmir", "ısparta", "l'",     "d'",    "homme", "1.5", "3,000",
      "'",       "’",    "Việt", "Nam",   ".",       "ł",      "Œuvre", "æ",     "qu'", "dell'"};
  Analyzer analyzer;
  Analysis plain;
  Analysis other;
  const auto words = [](const Analysis& analysis) {
    std::vector<std::string> list;
    for (const Token& token : analysis.tokens) list.emplace_back(token.surface);
    return list;
  };
  for (int round = 0; round < 4000; ++round) {
    const std::string text = mix(random, pieces, 16);
    INFO("round " << round << " text " << text);
    analyzer.analyze(text, "en", plain);
    std::string upper;
    icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale::getRoot()).toUTF8String(upper);
    analyzer.analyze(upper, "en", other);
    REQUIRE(words(plain) == words(other));
    analyzer.analyze(fold_case(text), "en", other);
    REQUIRE(words(plain) == words(other));
  }
}

TEST_CASE("words of letters, digits and spaces are those of ICU") {
  Random random(6);
  const std::vector<std::string> pieces = {"word",   "Ünï", "слово",      "λόγος",   "كلمة", "मिला",
                                           "தமிழ்",   "7",   "42",         "e\u0301", " ",    " ",
                                           "\u3000", "地",  " รัฐบาลไทย ", "a\u00ADb"};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  Analyzer analyzer;
  Analysis analysis;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = mix(random, pieces, 14);
    UText* view =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    breaks->setText(view, status);
    std::vector<std::string> expected;
    std::int32_t begin = breaks->first();
    for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks->next()) {
      if (breaks->getRuleStatus() == UBRK_WORD_NONE) continue;
      const std::string word =
          text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
      // Han is a token a character here and words of a dictionary there.
      if (breaks->getRuleStatus() >= UBRK_WORD_IDEO) {
        for (std::size_t i = 0; i < word.size(); i += 3) expected.push_back(word.substr(i, 3));
      } else {
        expected.push_back(word);
      }
    }
    utext_close(view);
    analyzer.analyze(text, "en", analysis);
    std::vector<std::string> found;
    for (const Token& token : analysis.tokens) {
      found.push_back(text.substr(token.begin, token.end - token.begin));
    }
    if (found != expected) {
      INFO("round " << round << " text " << text);
      REQUIRE(found == expected);
    }
  }
  SUCCEED();
}

TEST_CASE("hostile repetition takes linear time") {
  Analyzer analyzer;
  Analysis analysis;
  for (const char* piece : {"1,", "1.", "l'", "d'l'", "a.", "a-", "'", "\u0301", "\u00AD", "1'000",
                            "7", "x", "a\u0301\u0301", "地", "ก", "\xFF", "a\u00AD", "A. "}) {
    std::string text;
    while (text.size() < 30000) text += piece;
    INFO(piece);
    analyzer.analyze(text, "en", analysis, true);
    check_contract(text, analysis);
    while (text.size() < 400000) text += piece;
    const std::clock_t start = std::clock();
    analyzer.analyze(text, "en", analysis, true);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 4.0);
  }
}

}  // namespace
}  // namespace dateline
