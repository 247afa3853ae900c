#include "common/article_json.h"

#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "tests/catch.h"

using namespace dateline;

namespace {

using Random = std::mt19937;

std::string random_string(Random& random) {
  static const std::vector<std::string> kPieces = {"a",  "\"", "\\", "\n", "é",      "地",
                                                   "\t", " ",  "{",  "]",  "\u2028", "😀"};
  std::string text;
  for (std::size_t i = random() % 8; i > 0; --i) text += kPieces[random() % kPieces.size()];
  return text;
}

std::vector<std::string> random_list(Random& random) {
  std::vector<std::string> list;
  for (std::size_t i = random() % 4; i > 0; --i) list.push_back(random_string(random));
  return list;
}

Date random_date(Random& random) {
  const int year = 1 + static_cast<int>(random() % 9999);
  Date date =
      make_date(year, 1 + static_cast<int>(random() % 12), 1 + static_cast<int>(random() % 28));
  switch (random() % 5) {
    case 0:
      return {};
    case 1:
      return make_date(year);
    case 2:
      return make_date(year, 2);
    case 3:
      return date;
    default:
      break;
  }
  date.seconds = static_cast<std::int32_t>(random() % 86400);
  if (random() % 3) {
    date.zone_minutes = static_cast<std::int16_t>(static_cast<int>(random() % 1560) - 720);
  }
  return date;
}

Article random_article(Random& random) {
  static const std::vector<std::string> kExtra = {"1",
                                                  "-2.5",
                                                  "true",
                                                  "null",
                                                  "\"text\"",
                                                  "[1,[2,{\"a\":\"b\"}]]",
                                                  "{}",
                                                  "[]",
                                                  "\"\"",
                                                  "12345678901234567",
                                                  "{\"z\":1,\"a\":{\"\":null}}"};
  Article article;
  article.id = random_string(random);
  article.url = random_string(random);
  article.title = random_string(random);
  article.body = random_string(random);
  article.date = random_date(random);
  article.countries = random_list(random);
  article.mentions = random_list(random);
  article.source = random_string(random);
  article.source_country = random_string(random);
  article.language = random_string(random);
  article.authors = random_list(random);
  article.topics = random_list(random);
  article.story = random_string(random);
  for (std::size_t i = random() % 4; i > 0; --i) {
    article.extra.push_back(
        {"x" + std::to_string(i) + random_string(random), kExtra[random() % kExtra.size()]});
  }
  for (std::size_t i = random() % 3; i > 0; --i) {
    article.removed.push_back({random_string(random), random_string(random)});
    article.evidence.push_back({"country", random_string(random), "body", random() % 1000,
                                random() % 1000, random_string(random), "name", random() % 2 == 0});
  }
  return article;
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE("stored articles are read back the same", "[article]") {
  const std::uint32_t seed = 21;
  CAPTURE(seed);
  Random random(seed);
  for (int i = 0; i < 3000; ++i) {
    const Article article = random_article(random);
    const std::string text = to_text(article);
    CAPTURE(i, text);
    const Article back = article_from_text(text);
    REQUIRE(back.date == article.date);
    REQUIRE(back == article);
    REQUIRE(to_text(back) == text);
  }
}

TEST_CASE("every date that metadata gives survives storing", "[article]") {
  for (const char* text :
       {"2022-09-08T14:05:00+02:00", "2022-09-08T00:00:00Z", "2022-09-08T23:59:59-11:30",
        "2022-09-08T23:59:60Z", "2022-09-08T24:00:00", "Thu, 08 Sep 2022 14:05:00 GMT",
        "2022-09-08 14:05", "2022-09", "2022", "1662645900", "2022-09-08T14:05:00.123+14:00",
        "1000-01-01", "9999-12-31"}) {
    CAPTURE(text);
    Article article;
    article.date = parse_date(text).value_or(Date());
    CHECK(article_from_text(to_text(article)).date == article.date);
  }
}

TEST_CASE("fields of the input that bear names of ours stay beside ours", "[article]") {
  Article article;
  article.title = "Ours";
  article.extra = {{"title", "[\"theirs\"]"}, {"date", "\"whenever\""}};
  const Article back = article_from_text(to_text(article));
  CHECK(back.title == "Ours");
  CHECK_FALSE(back.date.known());
  REQUIRE(back.extra.size() == 2);
  CHECK(back.extra[0] == ExtraField{"input_title", "[\"theirs\"]"});
  CHECK(back.extra[1] == ExtraField{"input_date", "\"whenever\""});
}

TEST_CASE("a value that is no JSON is kept as text", "[article]") {
  Article article;
  article.extra = {{"a", "{half"}, {"b", ""}, {"c", "\xff"}, {"d", "1e999"}};
  const Article back = article_from_text(to_text(article));
  REQUIRE(back.extra.size() == 4);
  CHECK(back.extra[0].value == "\"{half\"");
  CHECK(back.extra[3].value == "\"1e999\"");
}

TEST_CASE("deeply nested fields do not exhaust the stack", "[article]") {
  for (const int depth : {10, 64, 65, 1000, 1000000}) {
    CAPTURE(depth);
    Article article;
    article.extra = {{"deep", nested(depth)}};
    const Article back = article_from_text(to_text(article));
    REQUIRE(back.extra.size() == 1);
    const std::string& value = back.extra[0].value;
    CHECK((depth <= 64 ? value == nested(depth) : value == '"' + nested(depth) + '"'));
    CHECK(to_text(back) == to_text(article));
  }
}

TEST_CASE("a damaged stored article says so", "[article]") {
  const Article article = article_from_text("{\"title\":\"a\",\"removed\":[{\"text\":\"b\"}]}");
  CHECK(article.removed.size() == 1);
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("null"), std::string("7"),
        std::string("{\"title\":5}"), std::string("{\"countries\":\"AL\"}"),
        std::string("{\"title\":\"a\"}x"), std::string("{\"removed\":[5]}"),
        std::string("{\"evidence\":{\"a\":1}}"), std::string("{\"authors\":[1]}"),
        std::string("{\"title\":\"\xff\"}"), std::string("{\"a\":" + nested(1000000) + "}"),
        std::string(1000000, '[')}) {
    CAPTURE(text.substr(0, 40));
    CHECK_THROWS_AS(article_from_text(text), Error);
  }
}

TEST_CASE("the full form has every field", "[article]") {
  const auto json = to_full_json(Article());
  CHECK(json.size() == 17);
  CHECK(json.at("date").is_null());
  CHECK(json.at("title").is_null());
  CHECK(json.at("countries").is_array());
  CHECK(json.at("evidence").is_array());
}
