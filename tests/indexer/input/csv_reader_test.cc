#include "indexer/input/csv_reader.h"

#include "tests/catch.h"
#include "tests/indexer/input/helpers.h"

using namespace dateline;
using namespace dateline::input_test;

namespace {

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("a row of CSV is an article, its columns named as in JSON Lines", "[input]") {
  const Result result = read_bytes(
      Format::kCsv,
      "\xef\xbb\xbfid,Headline,Published,By line,Country,section,page\r\n"
      "7,\"Port, \"\"old\"\" and new\",8 September 2022,By Ann Roe and Jo Doe,Albania,World,3\r\n"
      "\r\n"
      "8,Second,2022-09-09,,,,\r\n");
  REQUIRE(result.rejects.empty());
  REQUIRE(result.articles.size() == 2);
  const Article& first = result.articles[0];
  CHECK(first.id == "7");
  CHECK(first.title == "Port, \"old\" and new");
  CHECK(first.date.to_string() == "2022-09-08");
  CHECK(first.authors == Titles{"Ann Roe", "Jo Doe"});
  CHECK(first.source_country == "AL");
  CHECK(first.topics == Titles{"World"});
  CHECK(extra(first, "page") == "\"3\"");
  CHECK(result.articles[1].extra.empty());
  CHECK(result.origins[1].record == 2);
}

TEST_CASE("quoted values keep their line ends", "[input]") {
  const Article article =
      one_article(Format::kCsv,
                  "title,text,date\n"
                  "A,\"First paragraph, long.\r\n\r\nSecond; \"\"so\"\".\",2022\n");
  CHECK(article.body == "First paragraph, long.\n\nSecond; \"so\".");
  CHECK(article.date.to_string() == "2022");
}

TEST_CASE("the delimiter is found in the header", "[input]") {
  for (const char* delimiter : {",", ";", "\t", "|"}) {
    const std::string d = delimiter;
    const std::string rows =
        "title" + d + "text" + d + "note, or more\nA" + d + "B b, c" + d + "x\n";
    if (d == ",") continue;
    INFO("delimiter " << d);
    const Article article = one_article(Format::kCsv, rows);
    CHECK(article.title == "A");
    CHECK(article.body == "B b, c");
    CHECK(extra(article, "note, or more") == "\"x\"");
  }
  CHECK(one_article(Format::kCsv, "sep=|\r\ntitle|text;x\r\nA|B\r\n").title == "A");
  // As old spreadsheets of one system write them.
  CHECK(titles(read_bytes(Format::kCsv, "title;text\rA;x\rB;y\r")) == Titles{"A", "B"});
}

TEST_CASE("spreadsheets' charsets are understood", "[input]") {
  const Article western = one_article(Format::kCsv,
                                      "title;text\r\nStra\xdf"
                                      "enf\xfchrer;Caf\xe9 \x80 5\r\n");
  CHECK(western.title ==
        "Stra\xc3\x9f"
        "enf\xc3\xbchrer");
  CHECK(western.body == "Caf\xc3\xa9 \xe2\x82\xac 5");
  std::string wide = "\xff\xfe";
  for (const char c : std::string("title\ttext\r\nA\tB\r\n")) wide += {c, '\0'};
  CHECK(one_article(Format::kTsv, wide).body == "B");
}

TEST_CASE("a row of the wrong length is a reject unless it is harmless", "[input]") {
  const Result result = read_bytes(Format::kCsv,
                                   "title,text,source,tag\n"
                                   "Short,x\n"
                                   "Too short\n"
                                   "Long,x,y,z,,\n"
                                   "Too long,x,y,z,w\n"
                                   "Right,x,y,z\n");
  CHECK(titles(result) == Titles{"Short", "Long", "Right"});
  REQUIRE(result.rejects.size() == 2);
  CHECK(result.rejects[0].reason == "wrong number of values");
  CHECK(result.rejects[0].origin.record == 2);
  CHECK(result.rejects[0].detail == "line 3 has 1 value, the header 4 columns");
  CHECK(result.rejects[1].origin.record == 4);
  CHECK(result.origins.back().record == 5);
}

TEST_CASE("a quotation mark without counterpart costs no other row", "[input]") {
  const Result tabs = read_bytes(Format::kTsv,
                                 "id\ttitle\ttext\n"
                                 "1\t\"Quoted\" he said\tx\n"
                                 "2\t\"Never closed\ty\n"
                                 "3\tGood\tz\n"
                                 "4\t\"Well\tquoted\"\tw\n");
  CHECK(titles(tabs) == Titles{"\"Quoted\" he said", "\"Never closed", "Good", "Well quoted"});
  CHECK(tabs.rejects.empty());
  const Result commas = read_bytes(Format::kCsv,
                                   "id,title,text\n"
                                   "1,\"Open,x\n"
                                   "2,\"Closed\",y\n"
                                   "3,6\" pipes,z\n"
                                   "4,\"Last one is open,z");
  CHECK(titles(commas) == Titles{"\"Open", "Closed", "6\" pipes", "\"Last one is open"});
}

TEST_CASE("a file without a header is rejected with a hint", "[input]") {
  const Result result = read_bytes(Format::kCsv, "Titel;Inhalt;Tag\nA;B;C\n");
  CHECK(result.articles.empty());
  REQUIRE(result.rejects.size() == 1);
  CHECK(result.rejects[0].reason == "no header row");
  CHECK(result.rejects[0].origin.record == 0);
  CHECK(result.rejects[0].detail ==
        "none of its columns is a title or a text (\"Titel\", \"Inhalt\", \"Tag\"): "
        "name them with --map COLUMN=title and --map COLUMN=text");
  ReaderOptions options;
  options.field_map = {{"Titel", "title"}, {"inhalt", "text"}, {"Tag", "date"}};
  const Article article = one_article(Format::kCsv, "Titel;Inhalt;Tag\nA;B;08.09.2022\n", options);
  CHECK(article.title == "A");
  CHECK(article.body == "B");
  CHECK(article.date.to_string() == "2022-09-08");
}

TEST_CASE("columns of one name, or of none, are kept apart", "[input]") {
  const Article article = one_article(Format::kCsv, "title,,tag,tag\nA,1,2,3\n");
  CHECK(extra(article, "column 2") == "\"1\"");
  CHECK(extra(article, "tag") == "\"2\"");
  CHECK(extra(article, "tag_2") == "\"3\"");
}

TEST_CASE("rows beyond the limit, and empty files, are rejected", "[input]") {
  ReaderOptions options;
  options.max_record_bytes = 300;
  const Result result =
      read_bytes(Format::kCsv,
                 "title,text\nA,x\nB," + std::string(1000, 'y') + "\nC,\"" + std::string(200, 'z') +
                     "\n" + std::string(200, 'z') + "\"\nD,w\n",
                 options);
  REQUIRE(result.articles.size() >= 2);
  CHECK(result.articles.front().title == "A");
  CHECK(result.articles.back().title == "D");
  REQUIRE_FALSE(result.rejects.empty());
  CHECK(result.rejects[0].reason == "record too long");
  CHECK(read_bytes(Format::kCsv, "").rejects.at(0).reason == "empty file");
  CHECK(read_bytes(Format::kCsv, "title,text\n").rejects.at(0).reason == "empty file");
  CHECK(read_bytes(Format::kCsv, "title,text\n , \n,x\n").articles.size() == 1);
}
