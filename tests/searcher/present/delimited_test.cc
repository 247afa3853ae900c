#include "searcher/present/delimited.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

namespace dateline::present_test {
namespace {

// The rows of RFC 4180 text.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& field = rows.back().back();
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back(1);
    } else {
      field += c;
    }
  }
  rows.pop_back();
  return rows;
}

Response one_hit(const std::string& title) {
  Response response;
  response.query = "a \"b\"";
  Hit hit;
  hit.rank = 1;
  hit.article.id = "id 1";
  hit.article.title = title;
  hit.article.countries = {"AL", "IR"};
  response.hits.push_back(hit);
  return response;
}

TEST_CASE("csv: quoting keeps every value") {
  for (const std::string title : {"plain", "with, comma", "with \"quotes\"", "two\nlines", "\r",
                                  " spaces ", "\"", "", ",", "tab\tkept"}) {
    CAPTURE(title);
    const auto rows = read_csv(presented(one_hit(title), {}, OutputFormat::kCsv, {}));
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[0].size() == 11);
    REQUIRE(rows[1].size() == 11);
    CHECK(rows[0][2] == "title");
    CHECK(rows[1][2] == title);
    CHECK(rows[1][4] == "AL;IR");
  }
}

TEST_CASE("csv: any text survives") {
  const unsigned seed = 4180;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string alphabet = "a,\"\n\r\t; ";
  for (int round = 0; round < 500; ++round) {
    std::string title(random() % 12, 'x');
    for (char& c : title) c = alphabet[random() % alphabet.size()];
    CAPTURE(title);
    const auto rows =
        read_csv(presented(one_hit(title), {}, OutputFormat::kCsv, {.many = true, .first = false}));
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].size() == 12);
    REQUIRE(rows[0][0] == "a \"b\"");
    REQUIRE(rows[0][3] == title);
  }
}

TEST_CASE("tsv: a value never breaks its row") {
  const std::string text =
      presented(one_hit("one\ttwo\nthree\r\nfour"), {}, OutputFormat::kTsv, {.first = false});
  REQUIRE(lines_of(text).size() == 1);
  CHECK(std::count(text.begin(), text.end(), '\t') == 10);
  CHECK(text.find("one two three  four") != std::string::npos);
}

TEST_CASE("csv: no spreadsheet takes a text for a formula") {
  for (const std::string title : {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n@x"}) {
    CAPTURE(title);
    CHECK(read_csv(presented(one_hit(title), {}, OutputFormat::kCsv, {})).at(1).at(2) ==
          "'" + title);
    const std::string tabbed = presented(one_hit(title), {}, OutputFormat::kTsv, {});
    CHECK(tabbed.find('\'') == std::string::npos);
  }
  Response negative = one_hit("1 = 1, and a - b");
  negative.hits[0].score = -2.5;
  const auto row = read_csv(presented(negative, {}, OutputFormat::kCsv, {})).at(1);
  CHECK(row.at(2) == "1 = 1, and a - b");
  CHECK(row.at(9) == "-2.5");
}

TEST_CASE("delimited: nothing that a terminal obeys") {
  for (const OutputFormat format : {OutputFormat::kCsv, OutputFormat::kTsv}) {
    const std::string text = presented(one_hit("a\x1b[2Jb\x7f\xc2\x9b"
                                               "c\xff"),
                                       {}, format, {});
    for (const char c : text)
      CHECK((c == '\n' || c == '\t' || static_cast<unsigned char>(c) >= ' '));
    CHECK(text.find("a\xef\xbf\xbd[2Jb\xef\xbf\xbd\xef\xbf\xbd"
                    "c\xef\xbf\xbd") != std::string::npos);
  }
}

TEST_CASE("delimited: columns are the fields asked for, in their order") {
  const PresentOptions options = {.many = true,
                                  .query_id = "q7",
                                  .fields = {HitField::kId, HitField::kQueryId, HitField::kStory}};
  const auto rows = read_csv(presented(sample_response(), {}, OutputFormat::kCsv, options));
  CHECK(rows.at(0) == std::vector<std::string>{"id", "query_id", "story"});
  CHECK(rows.at(1).at(1) == "q7");
  const PresentOptions batch = {.many = true, .query_id = "q7"};
  const auto named = read_csv(presented(sample_response(), {}, OutputFormat::kCsv, batch));
  CHECK(named.at(0).at(0) == "query_id");
  CHECK(named.at(0).at(1) == "query");
  CHECK(named.at(1).at(0) == "q7");
}

TEST_CASE("delimited: the header stands once, before the first of several queries") {
  const Response response = sample_response();
  const Request request = sample_request();
  const std::string first =
      presented(response, request, OutputFormat::kCsv, {.many = true, .first = true});
  const std::string second =
      presented(response, request, OutputFormat::kCsv, {.many = true, .first = false});
  CHECK(first.starts_with("query,rank,id,title,"));
  CHECK(second.starts_with("(cyberattack embassy,1,hill-"));
  CHECK(first.ends_with(second));
}

TEST_CASE("delimited: an article is one row") {
  Article article = sample_article();
  CHECK(read_csv(delimited(article, Delimiter::kComma, false)).at(0).at(8) == article.body);
  CHECK(lines_of(delimited(article, Delimiter::kTab, true)).size() == 2);
}

TEST_CASE("ids: one a line") {
  Article article;
  article.id = "two\nlines";
  CHECK(id_line(article) == "two lines\n");
  CHECK(lines_of(presented(sample_response(), {}, OutputFormat::kIds, {})).size() == 4);
}

}  // namespace
}  // namespace dateline::present_test
