#include "indexer/enrich/fingerprint.h"

#include <algorithm>
#include <random>
#include <string>

#include "indexer/enrich/resemblance.h"
#include "tests/catch.h"
#include "tests/indexer/invented_text.h"

using namespace dateline;

namespace {

Fingerprint of_body(const std::string& body) { return Fingerprinter().make("", body); }

double alike(const std::string& a, const std::string& b) {
  return resemblance(of_body(a), of_body(b));
}

double alike_headlines(const std::string& a, const std::string& b) {
  return resemblance(Fingerprinter().make(a, ""), Fingerprinter().make(b, ""));
}

}  // namespace

TEST_CASE("case, accents, width, punctuation and layout make no difference", "[fingerprint]") {
  const std::string plain =
      "The harbour of Durres stayed closed on Friday while divers looked for 1,200 cafes crates "
      "lost from the ferry Elena, the port authority said in a short note to its 35 pilots.";
  const std::string dressed =
      "THE HARBOUR of “Durrës” stayed\nclosed on Friday,  while divers looked for 1200 cafés "
      "crates\u00AD lost\n\nfrom the ferry ＥＬＥＮＡ; the port-authority said (in a short note) "
      "to its "
      "٣٥ pilots";
  CHECK_FALSE(of_body(plain).empty());
  CHECK(of_body(plain) == of_body(dressed));
  CHECK(of_body(plain) != of_body(plain.substr(plain.find("while"))));
}

TEST_CASE("a fingerprint is ascending, small and the same in every object", "[fingerprint]") {
  const std::string body = joined(invented_paragraphs(1, 40));
  Fingerprinter maker;
  const Fingerprint first = maker.make("Title", body);
  CHECK(std::adjacent_find(first.begin(), first.end(), std::greater_equal<>()) == first.end());
  CHECK(maker.make("Title", body) == first);
  CHECK(of_body(body) == first);  // with a body the headline does not count
  // 1,440 words: an eighth, and about a dozen more of the lead.
  CHECK(first.size() > 150);
  CHECK(first.size() < 260);
  const Fingerprint lead = of_body(joined(invented_paragraphs(1, 1)));
  CHECK(lead.size() >= 8);
  CHECK_FALSE(is_headline(first));
}

TEST_CASE("little text gives little", "[fingerprint]") {
  CHECK(of_body("").empty());
  CHECK(of_body("  \n ... ").empty());
  CHECK(Fingerprinter().make("Embassy", "").empty());
  CHECK(is_headline(Fingerprinter().make("Embassy closes in Tirana after attack", "Reuters")));
  CHECK(is_headline(of_body("Embassy closes in Tirana after attack")));
}

TEST_CASE("any bytes have a fingerprint", "[fingerprint]") {
  const std::uint32_t seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  Fingerprinter maker;
  for (int i = 0; i < 300; ++i) {
    std::string bytes(random() % 600, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % (i % 2 ? 256 : 64));
    const Fingerprint fingerprint = maker.make(bytes.substr(0, random() % 80), bytes);
    CHECK(std::adjacent_find(fingerprint.begin(), fingerprint.end(), std::greater_equal<>()) ==
          fingerprint.end());
    if (text_hashes(fingerprint).size() >= kLeastShared)
      CHECK(resemblance(fingerprint, fingerprint) == 1);
  }
}

TEST_CASE("copies resemble their original", "[resemblance]") {
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const auto paragraphs = invented_paragraphs(seed, 8);
    const std::string body = joined(paragraphs);
    auto shuffled = paragraphs;
    std::shuffle(shuffled.begin(), shuffled.end(), std::mt19937(seed));
    auto fewer = paragraphs;
    fewer.erase(fewer.begin() + 2, fewer.begin() + 5);
    const std::string other = joined(invented_paragraphs(seed + 1000, 5));
    CHECK(alike(body, body) == 1);
    CHECK(alike(body, "By Ana Hoxha\nTIRANA, Sept. 8\n" + body + "(Editing by Ben Okri)") > 0.9);
    CHECK(alike(body, joined(shuffled)) > 0.6);
    CHECK(alike(body, joined(fewer)) > 0.8);
    CHECK(alike(body, body + other) > 0.9);
    CHECK(alike(body, other + body + other) > 0.9);
    CHECK(alike(body, paragraphs[0]) > 0.6);  // cut to the lead
    CHECK(alike(paragraphs[0] + paragraphs[1], body) > 0.6);
    CHECK(alike(body, other) == 0);
  }
}

TEST_CASE("a brief within a digest is no copy of it", "[resemblance]") {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    CAPTURE(seed);
    const auto brief = invented_paragraphs(seed, 2);
    const std::string digest = joined(invented_paragraphs(seed + 1000, 12)) + joined(brief) +
                               joined(invented_paragraphs(seed + 2000, 12));
    CHECK(alike(joined(brief), digest) == 0);
  }
}

TEST_CASE("a template with other numbers is another article", "[resemblance]") {
  const auto report = [](int day) {
    std::string text;
    int gauge = 0;
    for (const std::string& paragraph : invented_paragraphs(1, 8)) {
      text += paragraph + "The gauge stood at " + std::to_string(day * 37 + ++gauge * 111) + ".\n";
    }
    return text;
  };
  CHECK(alike(report(1), report(1)) == 1);
  CHECK(alike(report(1), report(2)) == 0);
  // Text alone does not tell: three numbers are too few to be judged by.
  CHECK(alike(report(1).substr(0, report(1).size() / 3), report(2)) > 0.6);
}

TEST_CASE("text without spaces is compared too", "[resemblance]") {
  const std::string chinese =
      "外交部发言人星期四宣布，与伊朗断绝外交关系，并要求其外交人员在二十四小时内离境。"
      "此前政府网站在七月遭到大规模网络攻击，税务和护照服务中断了十一天。"
      "总理在电视讲话中表示，调查结果表明袭击由国家资助，邻国对此表示关注。"
      "北约发表声明谴责这一行为，并表示将协助加强网络防御能力。";
  const std::string lead = chinese.substr(0, chinese.size() / 2 / 3 * 3);
  const std::string other =
      "气象部门预报，未来三天南方多地将出现强降雨，部分河流可能超过警戒水位。"
      "水利部门要求各地做好水库调度和人员转移准备，确保人民生命财产安全。";
  CHECK(alike(chinese, "本报讯：" + chinese) > 0.9);
  CHECK(alike(chinese, lead) > 0.9);
  CHECK(alike(chinese, other) == 0);
  const std::string thai =
      "นายกรัฐมนตรีแถลงว่ารัฐบาลจะเปิดด่านชายแดนในสัปดาห์หน้าหลังจากปิดมานานสองปี"
      "โดยจะอนุญาตให้นักท่องเที่ยวเข้าประเทศได้โดยไม่ต้องกักตัวหากมีหลักฐานการฉีดวัคซีนครบ";
  CHECK(alike(thai, thai) == 1);
  CHECK_FALSE(is_headline(of_body(thai)));
}

TEST_CASE("headlines are copies but for tags before them", "[resemblance]") {
  const std::string headline = "Woodworks shuts Karst gas plant in Split due to fault";
  CHECK(alike_headlines(headline, headline) == 1);
  CHECK(alike_headlines("UPDATE 1-" + headline, "RPT-UPDATE 2-" + headline) == 1);
  CHECK(alike_headlines("CORRECTED: " + headline, headline) == 1);
  CHECK(alike_headlines(headline, headline + ", shares fall") == 1);
  CHECK(alike_headlines(headline, "Woodworks opens Karst gas plant in Split after a year") == 0);
  CHECK(alike_headlines("Stocks open higher", "Stocks open higher") == 0);  // says too little
}
