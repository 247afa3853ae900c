#include "indexer/input/text_reader.h"

#include "indexer/input/title.h"
#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

Article text(const std::string& bytes) { return one_article(Format::kText, bytes); }

std::string repeat(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

}  // namespace

TEST_CASE("the first line is the title, the rest the body", "[input]") {
  const Article article =
      text("\xef\xbb\xbf\r\n  Harbour  reopens \r\n\r\nShips came.\r\nMore.\r\n");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.body == "Ships came.\nMore.");
  CHECK_FALSE(article.date.known());
  CHECK(text("Only a title").title == "Only a title");
  CHECK(text("Only a title").body.empty());
}

TEST_CASE("a headline with a colon is no header line", "[input]") {
  const Article article = text("Ukraine: what next\n\nKyiv waits.");
  CHECK(article.title == "Ukraine: what next");
  CHECK(article.body == "Kyiv waits.");
  CHECK(text("Date: the fruit of the desert\nIt grows.\n").title ==
        "Date: the fruit of the desert");
  CHECK(text("Ukraine: what next\nDate: 2022-09-08\nSource: x\n\nBody").title ==
        "Ukraine: what next");
  CHECK(text("http://example.org/\n\nBody").title == "http://example.org/");
}

TEST_CASE("header lines give the fields", "[input]") {
  const Article article = text(
      "Title: Harbour reopens\nDate: 8 September 2022\nSource: The Coast\n"
      "Published: maybe\nAuthor: By Ana Hoxha and Ben Okri\nCountries: Albania, Italy\n"
      "Country: Greece\nLanguage: en\nTopics: ports, trade\nId: h-1\nURL: https://example.org/h\n"
      "Desk: foreign\n\nShips came.\n\nTitle: not a header here");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.body == "Ships came.\n\nTitle: not a header here");
  CHECK(article.date.to_string() == "2022-09-08");
  CHECK(article.source == "The Coast");
  CHECK(article.authors == std::vector<std::string>{"Ana Hoxha", "Ben Okri"});
  CHECK(article.countries == std::vector<std::string>{"AL", "IT"});
  CHECK(article.source_country == "GR");
  CHECK(article.language == "en");
  CHECK(article.topics == std::vector<std::string>{"ports", "trade"});
  CHECK(article.id == "h-1");
  CHECK(article.url == "https://example.org/h");
  CHECK(article.extra ==
        std::vector<ExtraField>{{"Published", "\"maybe\""}, {"Desk", "\"foreign\""}});
}

TEST_CASE("without a title among the header lines the next line is it", "[input]") {
  const Article article = text("Date: 2022-09-08\n\nHarbour reopens\n\nShips came.");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.body == "Ships came.");
  CHECK(article.date.to_string() == "2022-09-08");
}

TEST_CASE("a paragraph on the first line is no title", "[input]") {
  const std::string paragraph =
      "The harbour of the old town opened again on Monday. " +
      repeat("Ships came from all the islands around and were greeted. ", 6);
  const Article article = text(paragraph + "\n\nMore.");
  CHECK(article.title == "The harbour of the old town opened again on Monday.");
  CHECK(article.body.starts_with(article.title));
  CHECK(article.body.ends_with("More."));

  const Article endless = text(repeat("ships and more ", 40));
  CHECK(endless.title.ends_with("\u2026"));
  CHECK(endless.title.size() < 140);
  CHECK(endless.body.size() == 15 * 40 - 1);
  const std::string cut = endless.title.substr(0, endless.title.size() - 3);
  CHECK((cut.ends_with("ships") || cut.ends_with("and") || cut.ends_with("more")));

  const Article chinese = text(repeat("\u6e2f\u53e3", 200));  // no spaces to cut at
  CHECK(chinese.title == repeat("\u6e2f\u53e3", 60) + "\u2026");
  CHECK(derive_title("").title.empty());
}

TEST_CASE("text in other encodings is read", "[input]") {
  CHECK(text(std::string("\xff\xfe"
                         "A\0b\0\n\0\n\0c\0",
                         12))
            .title == "Ab");
  const Article latin = text("Caf\xe9 \xfc\x62\x65r alles\n\nM\xfcnchen \x96 K\xf6ln");
  CHECK(latin.title.find('\xe9') == std::string::npos);
  CHECK(text(std::string("Old \x01wire\0 text\n\n", 17) + repeat("Body. ", 50)).title ==
        "Old wire text");
}

TEST_CASE("what is no text is rejected with a reason", "[input]") {
  const auto reason = [](const std::string& bytes) {
    const Result result = read_bytes(Format::kText, bytes);
    CHECK(result.articles.empty());
    REQUIRE(result.rejects.size() == 1);
    CHECK(result.rejects[0].origin.file == "test");
    CHECK(result.rejects[0].origin.record == 0);
    return result.rejects[0].reason;
  };
  CHECK(reason("") == "empty file");
  CHECK(reason(" \r\n\t\n") == "empty file");
  CHECK(reason("%PDF-1.4\n...") == "binary file");
  CHECK(reason("\xff\xd8\xff\xe0 JFIF") == "binary file");
  CHECK(reason(std::string("A\0b\0c\0d\0", 8)) == "binary file");
  CHECK(reason(std::string(1000, '\2') + "text") == "binary file");
  CHECK(reason("Date: 2022-09-08\nSource: x\n\n") == "no text");
}

TEST_CASE("a text longer than allowed is rejected", "[input]") {
  ReaderOptions options;
  options.max_record_bytes = 100000;
  const std::string fits = "Title\n" + std::string(99994, 'x');
  CHECK(read_bytes(Format::kText, fits, options).articles.size() == 1);
  const Result result = read_bytes(Format::kText, fits + "x", options);
  REQUIRE(result.rejects.size() == 1);
  CHECK(result.rejects[0].reason == "record too long");
}
