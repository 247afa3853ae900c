#include "tests/catch.h"
#include "tests/cli/programs.h"

// Words of many scripts and languages over the sample.
namespace dateline::test {

TEST_CASE("words of every script of the sample are found") {
  struct Example {
    const char* query;
    const char* title;
  };
  for (const auto& [query, title] :
       std::vector<Example>{{"网络攻击", "阿尔巴尼亚因网络攻击与伊朗断交"},
                            {"长江", "长江水位创新低"},
                            {"\"网络攻击\"", "阿尔巴尼亚因网络攻击与伊朗断交"},
                            {"雪だるま", "北海道の町"},
                            {"新幹線", "福島沖で震度"},
                            {"路面電車", "広島の路面電車"},
                            {"위성", "한국, 자체 로켓으로"},
                            {"로켓", "한국, 자체 로켓으로"},
                            {"หมอกควัน", "หมอกควันปกคลุมเชียงใหม่"},
                            {"ลอยกระทง", "ชาวสุโขทัยลอยกระทง"},
                            {"ألبانيا", "ألبانيا تقطع"},
                            {"القمح", "مصر تشتري القمح"},
                            {"السفارة", "ألبانيا تقطع"},
                            {"Якутск", "Якутск привыкает"},
                            {"ЯКУТСК", "Якутск привыкает"},
                            {"троллейбус", "Якутск привыкает"},
                            {"шахматисты", "Ташкент встретил"},
                            {"deprem", "Antakya'da"},
                            {"İstanbul", "Lira düşerken"},
                            {"istanbul", "Lira düşerken"},
                            {"ISTANBUL", "Lira düşerken"},
                            {"SALDIRI", "Arnavutluk"},
                            {"saldiri", "Arnavutluk"},
                            {"İran", "Arnavutluk"},
                            {"Işıklar", "Lira düşerken"},
                            {"Antakya", "Antakya'da"},
                            {"Lützerath", "Polizei räumt"},
                            {"lutzerath", "Polizei räumt"},
                            {"räumen", "Polizei räumt"},
                            {"Schweizerinnen", "Schweiz erhöht"},
                            {"dockers", "Retraites"},
                            {"péniche", "Le Danube à sec"},
                            {"peniches", "Le Danube à sec"},
                            {"l'Iran", "Albania"},
                            {"Torun", "Toruń"},
                            {"TORUŃ", "Toruń"},
                            {"ciberataques", "Albania sufre"},
                            {"incendios", "Incêndio"},
                            {"reperto", "Tornano in Italia"},
                            {"kivuko", "Kivuko kipya"}}) {
    INFO(query);
    const Json json = answer({"--match", "all", "-n", "50", query});
    CHECK(has_title(json, title));
    CHECK(json.at("total") < 40);
  }
}

TEST_CASE("every hit of a word in another script shows the word") {
  for (const char* query : {"长江", "新幹線", "로켓", "القمح", "Якутск", "deprem"}) {
    const Json json = answer({"--match", "all", query});
    INFO(query);
    REQUIRE(json.at("total") > 0);
    CHECK(json.at("hits")[0].at("highlights").size() > 0);
  }
}

TEST_CASE("characters that no article has in this order are not found") {
  CHECK(total({"--match", "all", "\"击攻络网\""}) == 0);
  CHECK(total({"--match", "all", "網絡龍蝦"}) == 0);
}

}  // namespace dateline::test
