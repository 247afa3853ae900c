#include "indexer/enrich/dates.h"

#include <string>

#include "tests/catch.h"

namespace dateline {
namespace {

const Day kToday = day_of(2024, 5, 17);

// The date of an article that is nothing but text, and the rule that read it.
std::string dated(const std::string& body, const std::string& language = "en",
                  const std::string& url = "", const std::string& file = "story.txt") {
  Article article;
  article.url = url;
  article.body = body;
  article.language = language;
  find_date(article, file, TextEnds(body), kToday);
  if (!article.date.known()) return "";
  const Evidence& evidence = article.evidence.back();
  if (evidence.field == "body") {
    CHECK(body.substr(evidence.begin, evidence.end - evidence.begin) == evidence.text);
  }
  return article.date.to_string() + " " + evidence.rule;
}

const std::string kText =
    "\n\nThe harbour of Lornville is to be dredged this winter, the council said.\n";

TEST_CASE("a date the input gives wins") {
  Article article;
  article.url = "https://example.org/2022/09/08/a";
  article.date = make_date(2022, 9, 10);
  find_date(article, "2022-09-09.txt", TextEnds(""), kToday);
  CHECK(article.date.to_string() == "2022-09-10");
  REQUIRE(article.evidence.size() == 1);
  CHECK(article.evidence[0].rule == "given");
  CHECK(article.evidence[0].field == "date");
  CHECK(article.evidence[0].value == "2022-09-10");
}

TEST_CASE("the URL before the file, a date of the future never") {
  Article article;
  article.url = "https://example.org:80/2022/09/08/a?x=/2021/01/01/";
  article.date = make_date(2031, 1, 1);
  find_date(article, "in/2022-09-09.txt", TextEnds(article.body), kToday);
  CHECK(article.date.to_string() == "2022-09-08");
  REQUIRE(article.evidence.size() == 1);
  CHECK(article.evidence[0].kind == "date");
  CHECK(article.evidence[0].rule == "url");
  CHECK(article.evidence[0].text == "2022/09/08");
  CHECK(article.url.substr(article.evidence[0].begin, 10) == "2022/09/08");

  Article other;
  other.url = "https://20220908.example.org";
  find_date(other, "2019-01-01/in/2022-09-09_a.txt", TextEnds(other.body), kToday);
  CHECK(other.date.to_string() == "2022-09-09");
  REQUIRE(other.evidence.size() == 1);
  CHECK(other.evidence[0].field == "file");
  CHECK(other.evidence[0].rule == "file-name");
  CHECK(other.evidence[0].begin == 14);
  CHECK(other.evidence[0].end == 24);

  Article none;
  none.date = make_date(2031, 1, 1);
  find_date(none, "a.txt", TextEnds(none.body), kToday);
  CHECK_FALSE(none.date.known());
  CHECK(none.evidence.empty());
}

TEST_CASE("the date that a text prints as its own, in many languages") {
  struct Row {
    const char* language;
    const char* line;
  };
  const Row rows[] = {
      {"en", "Published: 8 Sep 2022 10:15"},
      {"en", "Posted on 2022-09-08"},
      {"en", "By A. Brook, 8 September 2022"},
      {"en", "The Lornville Echo | Thursday, September 8, 2022 | 10:15 am"},
      {"en", "Thursday 8 September 2022"},
      {"en", "Last updated: 9 September 2022 | Published: 8 September 2022"},
      {"de", "Veröffentlicht am 8. September 2022"},
      {"de", "Von A. Bach, 08.09.2022"},
      {"fr", "Publié le 8 septembre 2022 à 10h15"},
      {"fr", "Par A. Ruisseau | jeudi 8 sept. 2022"},
      {"es", "Publicado el 8 de septiembre de 2022"},
      {"es", "Jueves, 8 de septiembre del 2022"},
      {"pt", "Publicado em 8 de setembro de 2022 às 10h15"},
      {"it", "Pubblicato il 8 settembre 2022"},
      {"nl", "Gepubliceerd op 8 september 2022"},
      {"pl", "Opublikowano: 8 września 2022"},
      {"cs", "Publikováno: 8. září 2022"},
      {"hr", "Objavljeno: 8. rujna 2022."},
      {"ro", "Publicat pe 8 septembrie 2022"},
      {"ru", "8 сентября 2022 года"},
      {"ru", "Опубликовано: 08.09.2022 10:15"},
      {"uk", "8 вересня 2022, четвер"},
      {"el", "Δημοσιεύτηκε: 8 Σεπτεμβρίου 2022"},
      {"tr", "Yayınlanma tarihi: 8 Eylül 2022 Perşembe"},
      {"sq", "Publikuar më 8 shtator 2022"},
      {"hu", "2022. szeptember 8."},
      {"sv", "Publicerad 8 september 2022"},
      {"fi", "Julkaistu 8.9.2022"},
      {"ar", "نشر في: ٨ سبتمبر ٢٠٢٢"},
      {"ar", "8 أيلول/سبتمبر 2022"},
      {"fa", "تاریخ انتشار: ۱۷ شهریور ۱۴۰۱"},
      {"he", "פורסם: 8 בספטמבר 2022"},
      {"hi", "प्रकाशित: 8 सितंबर 2022"},
      {"bn", "প্রকাশিত: ৮ সেপ্টেম্বর ২০২২"},
      {"ta", "வெளியிடப்பட்டது: 8 செப்டம்பர் 2022"},
      {"si", "2022 සැප්තැම්බර් 08"},
      {"th", "เผยแพร่: 8 กันยายน 2565"},
      {"km", "ថ្ងៃទី៨ ខែកញ្ញា ឆ្នាំ២០២២"},
      {"zh", "发布时间：2022年9月8日 10:15"},
      {"zh", "2022-09-08 10:15 来源：洛恩日报"},
      {"ja", "令和4年9月8日"},
      {"ja", "公開日：2022年9月8日"},
      {"ko", "입력 2022. 9. 8."},
      {"vi", "Thứ Năm, ngày 8 tháng 9 năm 2022"},
      {"id", "Diterbitkan 8 September 2022"},
      {"sw", "Imechapishwa 8 Septemba 2022"},
      {"ha", "8 ga Satumba, 2022"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.language, row.line);
    CHECK(dated("Harbour" + ("\n" + std::string(row.line)) + kText, row.language).substr(0, 10) ==
          "2022-09-08");
  }
}

TEST_CASE("a date in a sentence is not the date of the article") {
  for (const std::string line :
       {"On 8 September 2022 he died in Lornville.", "Born on 3 May 1950, she led the council.",
        "The mayor, elected on 8 September 2022, resigned.",
        "Posted on 8 September 2022, the video shows two men at the harbour.",
        "The bridge opened in May 2019 and closed on 4 June 2020", "In 2021 the ferry was sold.",
        "The agreement of 8 September 2022 - signed by both sides - holds.",
        "Between 8 September 2021 and 9 September 2022 nothing happened.",
        "Published in 2003, the book of 4 May 2003 is rare.", "See page 12.05.2020.1 of the code.",
        "Monday, 8 September 2022",  // it was a Thursday
        "8 September 2031", "03/04/2022"}) {
    CAPTURE(line);
    CHECK(dated("Harbour\n" + line + kText) == "");
  }
}

TEST_CASE("two dates of the same kind are none") {
  CHECK(dated("3 May 2019\nA fair\n4 May 2019\nA market" + kText) == "");
  CHECK(dated("3 May 2019\nA fair\n3 May 2019" + kText) == "2019-05-03 date-line");
}

TEST_CASE("datelines") {
  CHECK(dated("LORNVILLE, Sept 8, 2022 (Agency) - The harbour is open.") == "2022-09-08 dateline");
  CHECK(dated("新华社洛恩2022年9月8日电（记者）港口开放。", "zh") == "2022-09-08 dateline");
  // A year that nothing tells is not guessed.
  const std::string dateline = "LORNVILLE, Sept 8 (Agency) - The harbour is open.";
  CHECK(dated(dateline) == "");
  CHECK(dated(dateline, "en", "https://example.org/2022/09/harbour") == "2022-09-08 dateline");
  CHECK(dated(dateline, "en", "https://example.org/2022/10/harbour") == "2022-10 url");
  CHECK(dated(dateline, "en", "", "2022-09-09_harbour.txt") == "2022-09-08 dateline");
  CHECK(dated(dateline, "en", "", "2022-12-09_harbour.txt") == "2022-12-09 file-name");
  CHECK(dated("LORNVILLE, Dec 31 (Agency) - The harbour is open.", "en", "",
              "2022-01-01_harbour.txt") == "2021-12-31 dateline");
}

TEST_CASE("the order of what tells the date") {
  const std::string printed = "Published: 8 September 2022" + kText;
  CHECK(dated(printed, "en", "https://example.org/2022/09/07/a") == "2022-09-07 url");
  CHECK(dated(printed, "en", "https://example.org/2022/09/a") == "2022-09-08 published");
  CHECK(dated(printed, "en", "", "2022-09-10.txt") == "2022-09-08 published");
  // The file is older than the date: that of something else.
  CHECK(dated(printed, "en", "", "2022-09-01.txt") == "2022-09-01 file-name");
  CHECK(dated("Updated: 9 September 2022\nPublished: 8 September 2022" + kText) ==
        "2022-09-08 published");
  CHECK(dated("Updated: 9 September 2022" + kText) == "2022-09-09 modified");
}

TEST_CASE("day and month in numbers, by language and country") {
  const auto in_country = [](const std::string& country) {
    Article article;
    article.body = "Published: 03/04/2022" + kText;
    article.language = "en";
    article.source_country = country;
    find_date(article, "a.txt", TextEnds(article.body), kToday);
    return article.date.to_string();
  };
  CHECK(in_country("") == "");
  CHECK(in_country("US") == "2022-03-04");
  CHECK(in_country("GB") == "2022-04-03");
  CHECK(dated("Publié le 03/04/2022" + kText, "fr") == "2022-04-03 published");
  CHECK(dated("Published: 03/04/2022" + kText, "en", "https://www.example.co.uk/a") ==
        "2022-04-03 published");
}

TEST_CASE("the time of day beside a date") {
  Article article;
  article.language = "en";
  article.body = "Published: 8 September 2022, 2:05 pm" + kText;
  find_date(article, "a.txt", TextEnds(article.body), kToday);
  CHECK(article.date.to_iso() == "2022-09-08T14:05:00");
}

TEST_CASE("the last lines, and lines that clean-up removed") {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "The council spoke of the harbour and of its cranes.\n";
  CHECK(dated(body + "8 September 2022\n") == "2022-09-08 date-line");

  Article article;
  article.language = "en";
  article.body = "The harbour is open.";
  article.removed.push_back({"Published: 8 September 2022", "label"});
  find_date(article, "a.txt", TextEnds("Published: 8 September 2022\nThe harbour is open."),
            kToday);
  CHECK(article.date.to_string() == "2022-09-08");
  REQUIRE(article.evidence.size() == 1);
  CHECK(article.evidence[0].field == "removed");
  CHECK(article.evidence[0].begin == 11);
  CHECK(article.evidence[0].end == 27);
}

}  // namespace
}  // namespace dateline
