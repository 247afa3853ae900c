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
    const auto rows = read_csv(delimited(one_hit(title), Delimiter::kComma, true, false));
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
    const auto rows = read_csv(delimited(one_hit(title), Delimiter::kComma, false, true));
    REQUIRE(rows.size() == 1);
    REQUIRE(rows[0].size() == 12);
    REQUIRE(rows[0][0] == "a \"b\"");
    REQUIRE(rows[0][3] == title);
  }
}

TEST_CASE("tsv: a value never breaks its row") {
  const std::string text =
      delimited(one_hit("one\ttwo\nthree\r\nfour"), Delimiter::kTab, false, false);
  REQUIRE(lines_of(text).size() == 1);
  CHECK(std::count(text.begin(), text.end(), '\t') == 10);
  CHECK(text.find("one two three  four") != std::string::npos);
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
