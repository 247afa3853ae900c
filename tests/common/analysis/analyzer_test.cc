#include "common/analysis/analyzer.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/fold.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Strings = std::vector<std::string>;

// Surfaces of the tokens of `text`.
Strings surfaces(std::string_view text, std::string_view language = "en") {
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, language, analysis);
  Strings words;
  for (const Token& token : analysis.tokens) words.emplace_back(token.surface);
  return words;
}

// What the tokens cover, as printed.
Strings printed(std::string_view text) {
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, "en", analysis);
  Strings words;
  for (const Token& token : analysis.tokens) {
    words.emplace_back(text.substr(token.begin, token.end - token.begin));
  }
  return words;
}

// "surface/stem" of the joined terms.
Strings joined(std::string_view text, std::string_view language = "en") {
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, language, analysis);
  Strings terms;
  for (const JoinedTerm& term : analysis.joined) {
    terms.push_back(std::string(term.surface) + "/" + std::string(term.stem));
  }
  return terms;
}

std::string stem_of(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze(text, language, analysis);
  REQUIRE(analysis.tokens.size() == 1);
  return std::string(analysis.tokens[0].stem);
}

TEST_CASE("possessives go") {
  CHECK(surfaces("Albania's Albania’s ALBANIA'S") == Strings(3, "albania"));
  CHECK(printed("Albania's embassy") == Strings{"Albania", "embassy"});
  CHECK(surfaces("the workers' 1990's James's U.S.'s") ==
        Strings{"the", "workers", "1990", "james", "us"});
  CHECK(stem_of("Albania's", "en") == stem_of("albania", "en"));
}

TEST_CASE("elisions are words of their own") {
  CHECK(surfaces("l'Aquila qu'il d’Ukraine dell'Umbria jusqu'à") ==
        Strings{"l", "aquila", "qu", "il", "d", "ukraine", "dell", "umbria", "jusqu", "a"});
  CHECK(surfaces("l'11 l'FBI d'État") == Strings{"l", "11", "l", "fbi", "d", "etat"});
  CHECK(surfaces("quelqu'un aujourd'hui") == Strings{"quelquun", "aujourdhui"});
}

TEST_CASE("other apostrophes vanish") {
  CHECK(surfaces("o'clock O'Brien O’Brien don't Xi'an Sana`a N'Djamena L'viv rock'n'roll") ==
        Strings{"oclock", "obrien", "obrien", "dont", "xian", "sanaa", "ndjamena", "lviv",
                "rocknroll"});
  CHECK(surfaces("п'ять пʼять п’ять") == Strings(3, "пять"));
  CHECK(surfaces("'quoted' ''twice''") == Strings{"quoted", "twice"});
  CHECK(surfaces("col·lecció") == Strings{"colleccio"});
  CHECK(surfaces("צה\"ל צה״ל") == Strings(2, "צהל"));
}

TEST_CASE("hyphenated compounds give their parts and the joined word") {
  CHECK(surfaces("cyber-attack") == Strings{"cyber", "attack"});
  CHECK(joined("cyber-attack") == Strings{"cyberattack/cyberattack"});
  CHECK(joined("cyber-attacks") == Strings{"cyberattacks/" + stem_of("cyberattacks", "en")});
  CHECK(stem_of("cyberattacks", "en") == stem_of("cyberattack", "en"));
  CHECK(joined("state-of-the-art") == Strings{"stateoftheart/" + stem_of("stateoftheart", "en")});
  CHECK(joined("a-b-c-d-e").empty());
  CHECK(joined("Covid-19 F-16") == Strings{"covid19/covid19", "f16/f16"});
  CHECK(joined("2020-21 9/11").empty());
  CHECK(surfaces("AT&T") == Strings{"at", "t"});
  CHECK(joined("AT&T") == Strings{"att/att"});
  CHECK(joined("non‑breaking hy‐phen") ==
        Strings{"nonbreaking/" + stem_of("nonbreaking", "en"), "hyphen/hyphen"});
  CHECK(joined("en–dash em—dash a -b- c").empty());
  CHECK(surfaces("soft\u00ADhyphen") == Strings{"softhyphen"});
  CHECK(joined("Straßen-Bahn", "de") == Strings{"strassenbahn/" + stem_of("Straßenbahn", "de")});
}

TEST_CASE("a joined term names the tokens it spans") {
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze("the cyber-attack on l'avant-poste", "en", analysis);
  REQUIRE(analysis.joined.size() == 2);
  CHECK(analysis.joined[0].first == 1);
  CHECK(analysis.joined[0].last == 2);
  CHECK(analysis.joined[1].first == 5);
  CHECK(analysis.joined[1].last == 6);
  CHECK(analysis.joined[1].surface == "avantposte");
}

TEST_CASE("acronyms with dots are one word") {
  CHECK(surfaces("U.S. U.S.A e.g. a.m. J.R.R.Tolkien т.е.") ==
        Strings{"us", "usa", "eg", "am", "jrr", "tolkien", "те"});
  CHECK(printed("(U.S.) U.S-led") == Strings{"U.S.", "U.S", "led"});
  CHECK(surfaces("the end.Next one. A. B") == Strings{"the", "end", "next", "one", "a", "b"});
}

TEST_CASE("addresses and handles give their parts") {
  CHECK(surfaces("john.doe@example.com") == Strings{"john", "doe", "example", "com"});
  CHECK(surfaces("https://www.bbc.co.uk/news?id=5") ==
        Strings{"https", "www", "bbc", "co", "uk", "news", "id", "5"});
  CHECK(surfaces("#metoo @some_name") == Strings{"metoo", "some", "name"});
  CHECK(joined("@some_name") == Strings{"somename/somenam"});
}

TEST_CASE("numbers") {
  CHECK(surfaces("3,000 12,345,678 1.5 3,000.50 0.500") ==
        Strings{"3000", "12345678", "1.5", "3000.50", "0.500"});
  CHECK(surfaces("3.000 3.000,50 1,5 3'000 3 000 3\u202F000") ==
        Strings{"3000", "3000.50", "1.5", "3000", "3", "000", "3000"});
  CHECK(surfaces("12,34,567") == Strings{"1234567"});
  CHECK(surfaces("08.09.2022 1,2,3 10.0.1 2020,2021") ==
        Strings{"08", "09", "2022", "1", "2", "3", "10", "0", "1", "2020", "2021"});
  CHECK(surfaces("1,234,56") == Strings{"1", "234", "56"});
  CHECK(surfaces("١٬٢٣٤ ٣٫٥ １２") == Strings{"1234", "3.5", "12"});
  CHECK(surfaces("1.5bn 20th 3,000km G20 5.") == Strings{"1.5bn", "20th", "3000km", "g20", "5"});
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze("20th G20", "en", analysis);
  CHECK(analysis.tokens[0].kind == TokenKind::kNumber);
  CHECK(analysis.tokens[0].stem == "20th");
  CHECK(analysis.tokens[1].kind == TokenKind::kWord);
}

TEST_CASE("Chinese, Japanese and Korean give characters and pairs") {
  CHECK(surfaces("地震。東京", "zh") == Strings{"地", "震", "東", "京"});
  CHECK(joined("中国地震", "zh") == Strings{"中国/中国", "国地/国地", "地震/地震", "震/震"});
  CHECK(joined("水 火", "zh") == Strings{"水/水", "火/火"});
  CHECK(joined("東京タワー", "ja") ==
        Strings{"東京/東京", "京タ/京タ", "タワ/タワ", "ワー/ワー", "ー/ー"});
  CHECK(surfaces("서울", "ko") == surfaces("\u1109\u1165\u110B\u116E\u11AF", "ko"));
  CHECK(joined("서울", "ko") == Strings{"서울/서울", "울/울"});
  CHECK(surfaces("iPhone手机2022年") == Strings{"iphone", "手", "机", "2022", "年"});
  CHECK(surfaces("ｶﾞｽ") == Strings{"ガ", "ス"});
  CHECK(surfaces("𠮷野") == Strings{"𠮷", "野"});
  Analyzer analyzer;
  Analysis analysis;
  analyzer.analyze("地", "zh", analysis);
  CHECK(analysis.tokens[0].kind == TokenKind::kCjk);
  CHECK(analysis.tokens[0].stem.empty());
}

TEST_CASE("scripts without spaces are split by dictionary") {
  CHECK(surfaces("รัฐบาลไทย", "th") == Strings{"รัฐบาล", "ไทย"});
  CHECK(surfaces("ວຽງຈັນ", "lo").size() >= 1);
  CHECK(surfaces("ភ្នំពេញ", "km").size() >= 1);
  std::string text;
  for (int i = 0; i < 400; ++i) text += "รัฐบาลไทย";
  const Strings words = surfaces(text, "th");
  CHECK(words.size() == 800);
  CHECK(segment_cjk("").empty());
  const std::string_view run = "中华人民共和国";
  std::size_t end = 0;
  for (const WordSpan& span : segment_cjk(run)) {
    CHECK(span.begin == end);
    end = span.end;
  }
  CHECK(end == run.size());
}

TEST_CASE("letters of other scripts") {
  CHECK(surfaces("مدرسة العـــربية مُحَمَّد", "ar") == Strings{"مدرسه", "العربيه", "محمد"});
  CHECK(surfaces("Йод Ёлка München Straße Việt ΟΔΟΣ") ==
        Strings{"йод", "елка", "munchen", "strasse", "viet", "οδοσ"});
  CHECK(surfaces("हिन्दी தமிழ் සිංහල") == Strings{"हिन्दी", "தமிழ்", "සිංහල"});
  CHECK(surfaces("İstanbul Isparta ısparta") == Strings{"istanbul", "isparta", "isparta"});
  CHECK(surfaces("می\u200Cخواهم") == surfaces("میخواهم"));
  CHECK(surfaces("𝐁𝐨𝐥𝐝 𐐀𐐁") == Strings{"bold", fold("𐐀𐐁")});
  CHECK(surfaces("😀 a👍b ❤️ 🇦🇱 © ™ ℹ") == Strings{"a", "b"});
  CHECK(surfaces("ـــ ــ").empty());
  CHECK(surfaces("ﷺ").empty());
}

TEST_CASE("stems see diacritics and come out folded") {
  CHECK(stem_of("embassies", "en") == stem_of("embassy", "en"));
  CHECK(stem_of("Häuser", "de") == stem_of("Haus", "de"));
  CHECK(stem_of("München", "de") == stem_of("Münchens", "de"));
  CHECK(stem_of("élections", "fr") == "elect");
  CHECK(stem_of("правительства", "ru") == stem_of("правительство", "ru"));
  CHECK(stem_of("зелёная", "ru") == stem_of("зеленая", "ru"));
  CHECK(stem_of("Ankara'da", "tr") == stem_of("Ankara", "tr"));
  CHECK(stem_of("embassies", "und") == "embassies");
  CHECK(stem_of("embassies", "xx") == "embassies");
  CHECK(stem_of("Embassies", "en-US") == stem_of("embassy", "EN"));
  Analyzer analyzer;
  CHECK(analyzer.stem("élections", "fr") == "elect");
  CHECK(analyzer.stem("tiranë", "sq") == "tirane");
  for (const char* code :
       {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga", "it", "lt",
        "ne", "no", "nb", "nn", "pt", "ro", "ru", "es", "sv", "ta", "tr", "pl", "zh", ""}) {
    INFO(code);
    CHECK_FALSE(analyzer.stem("demokrati", code).empty());
  }
}

TEST_CASE("stop words depend on the language, segmentation does not") {
  Analyzer analyzer;
  Analysis english;
  Analysis german;
  const std::string_view text = "The die is cast, und die Würfel; l'homme d'affaires 3,5 地震";
  analyzer.analyze(text, "en", english);
  analyzer.analyze(text, "de", german);
  REQUIRE(english.tokens.size() == german.tokens.size());
  for (std::size_t i = 0; i < english.tokens.size(); ++i) {
    CHECK(english.tokens[i].begin == german.tokens[i].begin);
    CHECK(english.tokens[i].hash == german.tokens[i].hash);
  }
  CHECK(english.tokens[0].stop);
  CHECK_FALSE(english.tokens[1].stop);
  CHECK_FALSE(german.tokens[0].stop);
  CHECK(german.tokens[1].stop);
}

TEST_CASE("malformed bytes end a word and are skipped") {
  CHECK(printed("abc\xFF"
                "def \xE2\x82 x\xC0\xAFy z\xED\xA0\x80w \xE2") ==
        Strings{"abc", "def", "x", "y", "z", "w"});
  CHECK(surfaces(std::string_view("a\0b\x01"
                                  "c",
                                  5)) == Strings{"a", "b", "c"});
}

TEST_CASE("long words are cut") {
  CHECK(surfaces(std::string(150, 'a')) ==
        Strings{std::string(64, 'a'), std::string(64, 'a'), std::string(22, 'a')});
  CHECK(surfaces(std::string(150, '7')).size() == 3);
}

TEST_CASE("breaks stand on the first token of a sentence or paragraph") {
  Analyzer analyzer;
  Analysis analysis;
  const std::string_view text =
      "TIRANA, Sept. 8 - Mr. Hoxha left. He came back.\n\n\"Nobody saw him.\" 地震。\n\n...\n\nEnd";
  analyzer.analyze(text, "en", analysis, true);
  std::string marks;
  for (const Token& token : analysis.tokens) {
    if (token.before == Break::kSentence) marks += "| ";
    if (token.before == Break::kParagraph) marks += "P ";
    marks += std::string(token.surface) + " ";
  }
  CHECK(marks == "tirana sept 8 mr hoxha left | he came back P nobody saw him | 地 震 P end ");
  analyzer.analyze(text, "en", analysis, false);
  for (const Token& token : analysis.tokens) CHECK(token.before == Break::kNone);
}

TEST_CASE("token hashes avoid the reserved values") {
  CHECK(token_hash("albania") == token_hash(std::string("albania")));
  CHECK(token_hash("albania") != token_hash("albanian"));
  CHECK(token_hash("albania") == 2053270007);  // part of the format of an index
  for (int i = 0; i < 2000; ++i) {
    REQUIRE((token_hash(std::to_string(i)) & 0xff) >= kFirstTokenHash);
  }
}

TEST_CASE("an analysis is reused from text to text") {
  Analyzer analyzer;
  Analysis analysis;
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "word" + std::to_string(i) + " ";
  for (int round = 0; round < 2; ++round) {
    analyzer.analyze(text, "en", analysis);
    REQUIRE(analysis.tokens.size() == 40000);
    CHECK(analysis.tokens[0].surface == "word0");
    CHECK(analysis.tokens[39999].surface == "word39999");
    CHECK(analysis.tokens[39999].hash == token_hash("word39999"));
  }
  const std::size_t blocks = analysis.arena.size();
  analyzer.analyze("Some-thing else", "en", analysis);
  CHECK(analysis.tokens.size() == 3);
  CHECK(analysis.joined.size() == 1);
  CHECK(analysis.arena.size() == blocks);
}

}  // namespace
}  // namespace dateline
