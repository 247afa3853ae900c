#include "indexer/enrich/language.h"

#include <string>

#include "indexer/enrich/script.h"
#include "tests/catch.h"

namespace dateline {
namespace {

TEST_CASE("languages of news are told apart by their words") {
  CHECK(detect_language("Port workers end strike",
                        "The dockers of the northern harbour went back to work on Tuesday after "
                        "three weeks, when the owners agreed to pay them for the night shifts.") ==
        "en");
  CHECK(detect_language("Hafenarbeiter beenden Streik",
                        "Die Arbeiter des Hafens kehrten am Dienstag nach drei Wochen zur Arbeit "
                        "zurück, nachdem die Eigentümer höhere Löhne zugesagt hatten.") == "de");
  CHECK(detect_language("Les dockers reprennent le travail",
                        "Après trois semaines de grève, les ouvriers du port sont retournés au "
                        "travail mardi, les armateurs ayant promis de meilleurs salaires.") ==
        "fr");
  CHECK(detect_language("Koniec strajku w porcie",
                        "Po trzech tygodniach robotnicy portowi wrócili we wtorek do pracy, bo "
                        "właściciele zgodzili się podnieść płace za nocne zmiany.") == "pl");
  CHECK(detect_language("Портовики прекратили забастовку",
                        "После трёх недель забастовки рабочие порта во вторник вернулись на свои "
                        "места, потому что владельцы согласились повысить зарплату.") == "ru");
  CHECK(
      detect_language("عمال الميناء ينهون إضرابهم",
                      "عاد عمال الميناء إلى العمل يوم الثلاثاء بعد ثلاثة أسابيع من الإضراب بعد أن "
                      "وافق المالكون على زيادة الأجور.") == "ar");
  CHECK(
      detect_language("Wafanyakazi wa bandari wamaliza mgomo",
                      "Wafanyakazi wa bandari walirudi kazini siku ya Jumanne baada ya wiki tatu, "
                      "wakati wamiliki walipokubali kuongeza mishahara yao.") == "sw");
}

TEST_CASE("scripts of one language decide by themselves, in a few words") {
  CHECK(detect_language("", "වරාය සේවකයෝ වැඩට ගියහ") == "si");
  CHECK(detect_language("", "துறைமுகத் தொழிலாளர்கள்") == "ta");
  CHECK(detect_language("", "Απεργία στο λιμάνι") == "el");
  CHECK(detect_language("", "คนงานท่าเรือ") == "th");
  CHECK(detect_language("", "პორტის მუშები") == "ka");
  CHECK(detect_language("", "Նավահանգստի բանվորներ") == "hy");
  CHECK(detect_language("", "항만 노동자 파업 종료") == "ko");
  CHECK(detect_language("", "港湾労働者のストライキが終わった") == "ja");
  CHECK(detect_language("", "港口工人结束罢工") == "zh");
  CHECK(detect_language("", "کرێکارانی بەندەر گەڕانەوە سەر کار لە دوای سێ هەفتە") == "ku");
  CHECK(language_of_script("شاخوان چاکتر") == "");  // Arabic script without Sorani's letters
}

TEST_CASE("what is not clear is und") {
  CHECK(detect_language("", "") == "und");
  CHECK(detect_language("", "12.30 - 14:05 (5)") == "und");
  CHECK(detect_language("", "https://") == "und");
  CHECK(detect_language("", "\xff\xfe\xfa bad \xc3") == "und");
}

TEST_CASE("relatives are told apart by spelling") {
  CHECK(detect_language(
            "Strike don end for port",
            "Pipo wey dey work for port don go back to work on Tuesday afta three weeks "
            "wey dem no gree work. Di owners say dem go pay dem more money for night, "
            "na so di union tell us. E no dey easy for dem since di strike start.") == "pcm");
  CHECK(detect_language(
            "Abakozi basubiye ku kazi",
            "Abakozi bo ku cambu basubiye ku kazi ku wa kabiri inyuma y'indwi zitatu, "
            "aho ba nyene ivyo bikorwa bemeye kwongereza imishahara. Ivyo vyavuzwe "
            "n'umukuru w'ishirahamwe canke uwumusubirira, yavuze ko vyari bigoye cane.") == "rn");
  CHECK(detect_language(
            "Abakozi basubiye ku kazi",
            "Abakozi bo ku cyambu basubiye ku kazi ku wa kabiri nyuma y'ibyumweru "
            "bitatu, ubwo ba nyir'ibyo bikorwa bemeye kongera imishahara. Ibyo byavuzwe "
            "n'umuyobozi w'ishyirahamwe cyangwa umusimbura we, byari bigoye cyane.") == "rw");
}

TEST_CASE("headlines are told by their letters and function words") {
  CHECK(detect_language("Президент Кенин уступил РФ", "") == "ru");
  CHECK(detect_language("Міністр їде до Харкова", "") == "uk");
  CHECK(detect_language("ኣብ ኤርትራ", "") == "ti");
  CHECK(detect_language("አዲስ አበባ", "") == "am");
  CHECK(detect_language("青森 港湾3か所で警報", "") == "ja");
  CHECK(detect_language("港口工人结束罢工", "") == "zh");
  CHECK(detect_language("Nelson Obrecht sur le port de la Manchester United", "") == "fr");
  CHECK(detect_language("Harbour workers of the northern port end strike", "") == "en");
  CHECK(detect_language("Why dem dey close di port", "") == "pcm");
  CHECK(detect_language("Why they close the port", "") == "en");
  CHECK(language_of_letters("Harbour") == "");
  CHECK(language_of_letters("") == "");
  CHECK(language_of_letters("پارس گچ") == "fa");
}

TEST_CASE("web addresses are in no language") {
  CHECK(detect_language("", "https://example.com/watch?of=the-harbour-and-the-ships") == "und");
  CHECK(detect_language("", "www://") == "und");
}

TEST_CASE("the middle of a long text counts as little as it should") {
  std::string body;
  for (int i = 0; i < 400; ++i)
    body += "The harbour was quiet on Sunday and the ships were waiting. ";
  CHECK(detect_language("Quiet harbour", body) == "en");
  body.insert(body.size() / 2, "Der Hafen war still. ");
  CHECK(detect_language("Quiet harbour", body) == "en");
}

}  // namespace
}  // namespace dateline
