#include "common/text/fold.h"

#include <unicode/uchar.h>

#include <random>
#include <string>

#include "common/text/utf8.h"
#include "tests/catch.h"

namespace dateline {
namespace {

TEST_CASE("case and width fold, diacritics stay") {
  CHECK(fold_case("Tiranë MÜNCHEN") == "tiranë münchen");
  CHECK(fold_case("Straße STRASSE ẞ") == "strasse strasse ss");
  CHECK(fold_case("ＡＢＣ１２ ﬁn ｶﾞ") == "abc12 fin ガ");
  CHECK(fold_case("e\u0301") == "é");
  CHECK(fold_case("soft\u00ADhyphen") == "softhyphen");
  CHECK(fold_case("ΟΔΟΣ οδος") == "οδοσ οδοσ");
}

TEST_CASE("Turkish letters i") {
  CHECK(fold_case("İstanbul") == "istanbul");
  CHECK(fold_case("I\u0307stanbul") == "istanbul");
  CHECK(fold_case("Isparta") == "isparta");
  CHECK(fold_case("ısparta") == "ısparta");
  CHECK(fold("ısparta") == "isparta");
  CHECK(fold("DİYARBAKIR") == fold("Diyarbakır"));
}

TEST_CASE("diacritics and letters with strokes fold") {
  CHECK(fold("Đà Nẵng, Việt Nam, Ơ") == "da nang, viet nam, o");
  CHECK(fold("Łódź Ærø Œuvre Þór Ð ħ") == "lodz aero oeuvre thor d h");
  CHECK(fold("Čeština Ğ Ș ş ñ ÿ") == "cestina g s s n y");
  CHECK(fold("Ἀθῆναι ΐ Ά") == "αθηναι ι α");
  CHECK(fold("Əliyev") == "eliyev");
}

TEST_CASE("Cyrillic keeps its letters") {
  CHECK(fold("Йод й И\u0306") == "йод й й");
  CHECK(fold("Ёлка ещё е\u0308") == "елка еще е");
  CHECK(fold("Київ Ґ ў ѓ ќ") == "київ ґ ў ѓ ќ");
  CHECK(fold("за\u0301мок") == "замок");
}

TEST_CASE("Arabic and Hebrew forms fold") {
  CHECK(fold("أحمد إلى آل ٱلله") == "احمد الي ال الله");
  CHECK(fold("مُحَمَّد") == "محمد");
  CHECK(fold("مدرسة") == "مدرسه");
  CHECK(fold("العـــربية") == "العربيه");
  CHECK(fold("ایران کشور") == fold("ايران كشور"));
  CHECK(fold("שָׁלוֹם") == "שלום");
  CHECK(fold("\uFEF3\uFEEE\uFEE1") == "يوم");  // presentation forms
}

TEST_CASE("digits of every script become ASCII") {
  CHECK(fold("١٢٣ ۴۵ १२ ๑๒ １２") == "123 45 12 12 12");
  CHECK(fold_case("١٢٣") == "١٢٣");
}

TEST_CASE("marks that are letters stay") {
  CHECK(fold("हिन्दी") == "हिन्दी");
  CHECK(fold("தமிழ்") == "தமிழ்");
  CHECK(fold("සිංහල") == "සිංහල");
  CHECK(fold("ที่นี่") == "ที่นี่");
  CHECK(fold("ガ が") == "ガ が");
  CHECK(fold("한국") == "한국");
  CHECK(fold("\u1112\u1161\u11AB") == "한");
}

TEST_CASE("folding is idempotent for every character") {
  for (char32_t c = 1; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    if (c >= 0x3400 && c < 0xF900 && c % 97 != 0) continue;  // ideographs, a sample
    if (c >= 0x20000 && c % 97 != 0) continue;
    std::string text = "x";
    append_utf8(text, c);
    text += "y";
    const std::string cased = fold_case(text);
    const std::string folded = fold(text);
    if (fold_case(cased) != cased || fold(folded) != folded || fold_case(folded) != folded) {
      INFO("U+" << std::hex << static_cast<std::uint32_t>(c) << ' ' << text << ' ' << folded);
      REQUIRE(fold_case(cased) == cased);
      REQUIRE(fold_case(folded) == folded);
      REQUIRE(fold(folded) == folded);
    }
  }
}

TEST_CASE("folding takes any bytes") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    const std::string folded = fold(repair_utf8(bytes));
    REQUIRE(is_clean_utf8(folded));
    fold(bytes);
  }
}

}  // namespace
}  // namespace dateline
