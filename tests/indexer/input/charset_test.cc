#include "indexer/input/charset.h"

#include <unicode/ucnv.h>

#include <random>

#include "common/text/utf8.h"
#include "indexer/input/charset_source.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

// "Съветът реши, че градът ще плати. " in windows-1251.
const std::string kBulgarian =
    "\xd1\xfa\xe2\xe5\xf2\xfa\xf2 \xf0\xe5\xf8\xe8, \xf7\xe5 \xe3\xf0\xe0\xe4\xfa\xf2 \xf9\xe5 "
    "\xef\xeb\xe0\xf2\xe8. ";
const std::string kBulgarianUtf8 = "Съветът реши, че градът ще плати. ";

CharsetHints declared(std::string_view name) {
  CharsetHints hints;
  hints.declared = name;
  return hints;
}

CharsetHints markup(std::string_view name = {}) {
  CharsetHints hints = declared(name);
  hints.markup = true;
  return hints;
}

std::string encode(const std::string& text, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out(text.size() * 4, '\0');
  const std::int32_t length =
      ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), text.data(),
                   static_cast<std::int32_t>(text.size()), &error);
  REQUIRE(U_SUCCESS(error));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("UTF-8 is UTF-8, whatever is said of it", "[charset]") {
  CHECK(detect_charset("plain") == "UTF-8");
  CHECK(detect_charset("") == "UTF-8");
  CHECK(detect_charset("Škoder", declared("iso-8859-1")) == "UTF-8");
  CHECK(detect_charset("<meta charset=windows-1252>Škoder", markup()) == "UTF-8");
  CHECK(decode_text("\xef\xbb\xbfŠkoder", declared("latin1")) == "Škoder");
  // Damage in what is mostly UTF-8 stays damage.
  CHECK(decode_text("Café à côté \xe9!") == "Café à côté \xef\xbf\xbd!");
}

TEST_CASE("a byte order mark and the zeros of UTF-16 win", "[charset]") {
  const std::string little("T\0i\0r\0a\0n\0a\0", 12);
  const std::string big("\0T\0i\0r\0a\0n\0a", 12);
  CHECK(decode_text("\xff\xfe" + little, declared("utf-8")) == "Tirana");
  CHECK(decode_text("\xfe\xff" + big) == "Tirana");
  CHECK(decode_text(little) == "Tirana");
  CHECK(decode_text(big) == "Tirana");
}

TEST_CASE("declared charsets are read as browsers read them", "[charset]") {
  CHECK(decode_text("\x93quoted\x94", declared("ISO-8859-1")) == "“quoted”");
  CHECK(decode_text("\x93quoted\x94", declared("us-ascii")) == "“quoted”");
  CHECK(decode_text("\xfe\xf0", declared("iso-8859-9")) == "şğ");
  CHECK(decode_text("\xb9\xfa\xbc\xca", declared("GB2312")) == "国际");
  CHECK(decode_text("\x8d\x91\x8d\xdb", declared("Shift_JIS")) == "国際");
  CHECK(decode_text("\xb1\xb9\xc1\xa6", declared("euc-kr")) == "국제");
  CHECK(decode_text("\xb0\xea\xbb\xda", declared("big5")) == "國際");
  CHECK(decode_text("\x1b$B9q:]\x1b(B", declared("iso-2022-jp")) == "国際");
  CHECK(decode_text(kBulgarian, declared("windows-1251")) == kBulgarianUtf8);
  CHECK(charset_by_label("no-such-charset").empty());
  CHECK(charset_by_label("").empty());
  CHECK(charset_by_label(" UTF8 ") == "UTF-8");
}

TEST_CASE("a page declares its charset itself", "[charset]") {
  const std::string text = kBulgarian;
  CHECK(decode_text("<meta charset=\"windows-1251\">" + text, markup()).ends_with(kBulgarianUtf8));
  CHECK(
      decode_text("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Windows-1251'>" + text,
                  markup())
          .ends_with(kBulgarianUtf8));
  CHECK(decode_text("<?xml version='1.0' encoding='windows-1251'?>" + text, markup())
            .ends_with(kBulgarianUtf8));
  // HTTP goes before <meta>; a UTF-16 that was read as ASCII cannot be.
  CHECK(detect_charset("<meta charset=utf-8>" + text, markup("windows-1251")) == "windows-1251");
  CHECK(detect_charset("<meta charset=utf-16>caf\xc3\xa9", markup()) == "UTF-8");
  // Only in markup.
  CHECK(detect_charset("<meta charset=windows-1251>caf\xe9") == "windows-1252");
}

TEST_CASE("without hints the text itself says", "[charset]") {
  CHECK(decode_text(repeated(kBulgarian, 6)) == repeated(kBulgarianUtf8, 6));
  const std::string russian =
      "Мост через реку закрыли утром, потому что лёд поднялся выше опор. Жители города идут на "
      "работу "
      "пешком, а школы открылись на час позже, сообщила администрация.";
  for (const char* charset : {"windows-1251", "KOI8-R", "ISO-8859-5"}) {
    CAPTURE(charset);
    CHECK(decode_text(encode(russian, charset)) == russian);
  }
  const std::string greek =
      "Η γέφυρα του ποταμού έκλεισε το πρωί, επειδή ο πάγος ανέβηκε πάνω από τους πυλώνες.";
  CHECK(decode_text(encode(greek, "windows-1253")) == greek);
  const std::string japanese =
      "川に架かる橋は朝から閉鎖された。氷が橋脚より高くなったためだと市は発表した。";
  CHECK(decode_text(encode(japanese, "Shift_JIS")) == japanese);
  CHECK(decode_text(encode(japanese, "EUC-JP")) == japanese);
  CHECK(decode_text("Caf\xe9 closes") == "Café closes");
  // A wrong UTF-8 declaration is not believed.
  CHECK(decode_text(repeated(kBulgarian, 6), declared("utf-8")) == repeated(kBulgarianUtf8, 6));
}

TEST_CASE("a source is decoded piece by piece", "[charset]") {
  const std::string bytes = repeated(kBulgarian, 5000);
  const auto source = open_bytes("x", bytes);
  CharsetSource decoded(*source);
  CHECK(drain(decoded, 1001) == repeated(kBulgarianUtf8, 5000));
  const auto marked = open_bytes("x", "\xef\xbb\xbfŠkoder");
  CharsetSource plain(*marked);
  CHECK(drain(plain, 3) == "Škoder");
  const auto hinted = open_bytes("x", "\xfe\xf0");
  CharsetSource turkish(*hinted, "iso-8859-9");
  CHECK(drain(turkish) == "şğ");
  const auto utf16 = open_bytes("x", std::string("\xff\xfe"
                                                 "A\0B\0",
                                                 6));
  CharsetSource wide(*utf16);
  CHECK(drain(wide) == "AB");
}

TEST_CASE("text files of any charset are read", "[charset]") {
  const Article article =
      one_article(Format::kText, repeated(kBulgarian, 2) + "\n\n" + repeated(kBulgarian, 8));
  CHECK(article.title == repeated(kBulgarianUtf8, 1) + std::string(trim(kBulgarianUtf8)));
}

TEST_CASE("any bytes become clean UTF-8", "[charset]") {
  constexpr unsigned kSeed = 1910;
  std::mt19937 random(kSeed);
  const std::vector<std::string> labels = {"",         "utf-8", "utf-16", "gb18030", "iso-2022-jp",
                                           "utf-7",    "hz",    "cp437",  "big5",    "x\0y",
                                           "utf-32le", "scsu"};
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(kSeed, round);
    std::string bytes;
    for (std::size_t i = random() % 80; i > 0; --i) {
      bytes += static_cast<char>(random() % 3 == 0 ? 'a' + random() % 26 : random());
    }
    CHECK(is_clean_utf8(decode_text(bytes, markup(labels[random() % labels.size()]))));
  }
}
