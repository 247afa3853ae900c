#include "indexer/input/jsonl_reader.h"

#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

using Strings = std::vector<std::string>;

Article json(const std::string& line, const ReaderOptions& options = {}) {
  return one_article(Format::kJsonLines, line, options);
}

Reject rejected(const std::string& line, const ReaderOptions& options = {}) {
  const Result result = read_bytes(Format::kJsonLines, line, options);
  CHECK(result.articles.empty());
  REQUIRE(result.rejects.size() == 1);
  return result.rejects[0];
}

}  // namespace

TEST_CASE("a JSON line with the canonical names", "[input]") {
  const Article article = json(
      R"({"id":"a-1","url":"https://example.org/1","title":"Harbour\n reopens","body":"Ships came.",)"
      R"("date":"2022-09-08","source":"The Coast","source_country":"al","countries":["AL","Italy"],)"
      R"("language":"en","authors":["Ana Hoxha","Ben Okri"],"topics":["ports"],"story":"s1"})");
  CHECK(article.id == "a-1");
  CHECK(article.url == "https://example.org/1");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.body == "Ships came.");
  CHECK(article.date.to_string() == "2022-09-08");
  CHECK(article.source == "The Coast");
  CHECK(article.source_country == "AL");
  CHECK(article.countries == Strings{"AL", "IT"});
  CHECK(article.language == "en");
  CHECK(article.authors == Strings{"Ana Hoxha", "Ben Okri"});
  CHECK(article.topics == Strings{"ports"});
  CHECK(article.story == "s1");
  CHECK(article.extra.empty());
}

TEST_CASE("aliases and values of other types are understood", "[input]") {
  const Article article = json(
      R"({"_id":{"$oid":"5f"},"Headline":{"rendered":"Harbour"},"content":["One.","Two."],)"
      R"("publishedAt":1662595200,"domain":"coast.example","country":"Greece",)"
      R"("byline":"By Ana Hoxha and Ben Okri","section":"World","tags":[{"name":"ports"},7],)"
      R"("lang":null,"summary":"Short.","places":"albania, Atlantis","likes":{"n":[1,2.5,true]}})");
  CHECK(article.id == "5f");
  CHECK(article.title == "Harbour");
  CHECK(article.body == "One.\n\nTwo.");
  CHECK(article.date.to_string() == "2022-09-08");
  CHECK(article.source == "coast.example");
  CHECK(article.source_country == "GR");
  CHECK(article.authors == Strings{"Ana Hoxha", "Ben Okri"});
  CHECK(article.topics == Strings{"World", "ports", "7"});
  CHECK(article.language.empty());
  CHECK(article.countries == Strings{"AL"});
  CHECK(article.extra == std::vector<ExtraField>{{"likes", R"({"n":[1,2.5,true]})"},
                                                 {"summary", R"("Short.")"},
                                                 {"places", R"(["Atlantis"])"}});
}

TEST_CASE("of several fields that mean the same the best usable one wins", "[input]") {
  const Article article =
      json(R"({"date":"sometime","created_at":"2020-01-02","published":"2022-09-08","title":" ",)"
           R"("name":"Harbour","description":"Short.","source":{"id":null,"name":"The Coast"}})");
  CHECK(article.date.to_string() == "2022-09-08");
  CHECK(article.title == "Harbour");
  CHECK(article.body == "Short.");
  CHECK(article.source == "The Coast");
  CHECK(article.extra ==
        std::vector<ExtraField>{{"date", R"("sometime")"}, {"created_at", R"("2020-01-02")"}});
  CHECK(json(R"({"title":"a","title":"b"})").title == "b");
}

TEST_CASE("an object without a title takes it from its text", "[input]") {
  const Article article = json(R"({"text":"Harbour reopens\nShips came."})");
  CHECK(article.title == "Harbour reopens");
  CHECK(article.body == "Harbour reopens\nShips came.");
  CHECK(json(R"({"title":"Only a headline"})").body.empty());
}

TEST_CASE("the user's mapping reaches nested fields", "[input]") {
  ReaderOptions options;
  options.field_map = {{"meta.head.title", "title"}, {"txt", "body"}, {"title", "extra"}};
  const Article article =
      json(R"({"meta":{"head":{"title":"Harbour"}},"txt":"Ships.","title":"Site name"})", options);
  CHECK(article.title == "Harbour");
  CHECK(article.body == "Ships.");
  CHECK(article.extra.size() == 2);
}

TEST_CASE("malformed text inside a line is repaired, not rejected", "[input]") {
  CHECK(json("{\"title\":\"Caf\xe9 X\"}").title.starts_with("Caf"));
  CHECK(json("{\"title\":\"a\tb\x01 c\"}").title == "a b c");
  CHECK(json(R"({"title":"bad \ud83d end"})").title == "bad \ufffd end");
  CHECK(json(R"({"title":"good \ud83d\ude00"})").title == "good \U0001F600");
  CHECK(json(R"({"title":"x\u0000\u0007y","body":"a\r\nb"})").title == "xy");
  CHECK(json(R"({"title":"x","body":"a\r\nb"})").body == "a\nb");
  const Article pandas =
      json(R"({"title":"x","body":NaN,"n":[-Infinity],"id":123456789012345678901})");
  CHECK(pandas.body.empty());
  CHECK(pandas.id == "123456789012345678901");
  CHECK(json("\xef\xbb\xbf{\"title\":\"mark\"}\r\n").title == "mark");
  CHECK(json(std::string("\xff\xfe{\0\"\0t\0i\0t\0l\0e\0\"\0:\0\"\0A\0\"\0}\0", 28)).title == "A");
}

TEST_CASE("bad lines are rejected with place and reason, the others read", "[input]") {
  const Result result = read_bytes(Format::kJsonLines,
                                   "{\"title\":\"one\"}\n"
                                   "\n"
                                   "{\"title\":\"cut in ha\n"
                                   "[1,2]\n"
                                   "{\"likes\":3}\n"
                                   "{\"title\":\"two\"}\n"
                                   "{\"title\":\"the end");
  REQUIRE(result.articles.size() == 2);
  CHECK(result.origins[1].record == 6);
  CHECK(result.origins[1].offset == 55);
  REQUIRE(result.rejects.size() == 4);
  const Reject& cut = result.rejects[0];
  CHECK(cut.origin.file == "test");
  CHECK(cut.origin.record == 3);
  CHECK(cut.origin.offset == 17);
  CHECK(cut.reason == "not valid JSON");
  CHECK(cut.detail.find("byte 20") != std::string::npos);
  CHECK(result.rejects[1].reason == "not a JSON object");
  CHECK(result.rejects[1].detail == "an array");
  CHECK(result.rejects[2].reason == "no text");
  CHECK(result.rejects[2].detail.find("likes") != std::string::npos);
  CHECK(result.rejects[3].detail.find("file ends") != std::string::npos);
}

TEST_CASE("files without records are rejected as a whole", "[input]") {
  CHECK(rejected("").reason == "empty file");
  CHECK(rejected("\n \r\n").reason == "empty file");
  CHECK(rejected("{\\rtf1 text}").reason == "binary file");
  CHECK(rejected(std::string(100, '\3') + "\n\n").origin.record == 0);
}

TEST_CASE("nesting without end is no crash", "[input]") {
  const std::string deep = "{\"title\":\"x\",\"a\":" + std::string(100000, '[');
  CHECK(rejected(deep).reason == "not valid JSON");
  CHECK(rejected(deep + std::string(100000, ']') + "}").reason == "not valid JSON");
}

TEST_CASE("one bad and one overlong line in a large file cost only themselves", "[input]") {
  ReaderOptions options;
  options.max_record_bytes = 100000;
  std::string bytes;
  for (int i = 0; i < 20000; ++i) {
    const std::string number = std::to_string(i);
    if (i == 10000) {
      bytes += "{\"id\":\"" + number + "\",\"title\":\n";
    } else if (i == 15000) {
      bytes += "{\"title\":\"" + std::string(1 << 20, 'x') + "\"}\n";
    } else {
      bytes +=
          "{\"id\":\"" + number + "\",\"title\":\"Story " + number + "\",\"text\":\"Ships.\"}\n";
    }
  }
  const Result result = read_bytes(Format::kJsonLines, compress(bytes, "gzip"), options);
  CHECK(result.articles.size() == 19998);
  CHECK(result.articles.back().id == "19999");
  CHECK(result.origins.back().record == 20000);
  REQUIRE(result.rejects.size() == 2);
  CHECK(result.rejects[0].origin.record == 10001);
  CHECK(result.rejects[1].reason == "record too long");
  CHECK(result.rejects[1].origin.record == 15001);
}

TEST_CASE("arrays of objects and objects over several lines are read too", "[input]") {
  const std::string one = "{\n  \"title\": \"One }\\\" {\",\n  \"text\": [\"a\", \"b\"]\n}";
  const std::string two = "{\"title\": \"Two\"}";
  for (const std::string& bytes : {"[" + one + "," + two + "]", "[\n" + one + ",\n" + two + "\n]\n",
                                   one + "\n" + two + "\n", "\xef\xbb\xbf" + one + two}) {
    CAPTURE(bytes);
    const Result result = read_bytes(Format::kJsonLines, bytes);
    CHECK(result.rejects.empty());
    REQUIRE(result.articles.size() == 2);
    CHECK(result.articles[0].title == "One }\" {");
    CHECK(result.articles[0].body == "a\n\nb");
    CHECK(result.articles[1].title == "Two");
    CHECK(result.origins[1].record == 2);
    CHECK(result.origins[1].offset == bytes.find(two));
  }
  const Result cut =
      read_bytes(Format::kJsonLines, "[" + two + ",\nrubbish\n" + two + "," + one.substr(0, 20));
  CHECK(cut.articles.size() == 2);
  REQUIRE(cut.rejects.size() == 2);
  CHECK(cut.rejects[0].reason == "not valid JSON");
  CHECK(cut.rejects[1].detail.find("file ends") != std::string::npos);
  CHECK(rejected("[]").reason == "empty file");

  ReaderOptions options;
  options.max_record_bytes = 1000;
  const Result large = read_bytes(
      Format::kJsonLines,
      "[" + two + ",{\"title\":\"" + std::string(2 << 20, 'x') + "\"}," + two + "]", options);
  CHECK(large.articles.size() == 2);
  REQUIRE(large.rejects.size() == 1);
  CHECK(large.rejects[0].reason == "record too long");
  CHECK(large.rejects[0].origin.record == 2);
}
