#include "indexer/dates/path_date.h"

#include <random>
#include <string>

#include "tests/catch.h"

namespace dateline {
namespace {

const Day kToday = day_of(2024, 5, 17);

std::string in_url(std::string_view path) {
  const auto found = date_in_url_path(path, kToday);
  return found ? found->date.to_string() : "";
}

std::string in_file(std::string_view name) {
  const auto found = date_in_file_name(name, kToday);
  return found ? found->date.to_string() : "";
}

TEST_CASE("dates in the path of a URL") {
  CHECK(in_url("/2022/09/08/title") == "2022-09-08");
  CHECK(in_url("/news/2022/9/8/title.html") == "2022-09-08");
  CHECK(in_url("/world/2022/sep/08/title") == "2022-09-08");
  CHECK(in_url("/2022/09/08-title") == "2022-09-08");
  CHECK(in_url("/news/title-2022-09-08-more") == "2022-09-08");
  CHECK(in_url("/20220908/title") == "2022-09-08");
  CHECK(in_url("/a/20220908-title") == "2022-09-08");
  CHECK(in_url("/2022/09/title") == "2022-09");
  CHECK(in_url("/2022/09/345678") == "2022-09");
  CHECK(in_url("/2022-09/title") == "2022-09");
  CHECK(in_url("/2022/09/2022-09-08-title") == "2022-09-08");
  CHECK(in_url("/2022/09/08/what-changed-since-2001-09-11/") == "2022-09-08");
}

TEST_CASE("what looks like a date in a URL and is none") {
  CHECK(in_url("/2022/title") == "");  // a year is not enough
  CHECK(in_url("/2022") == "");
  CHECK(in_url("/top-10-of-2021-10-best") == "");
  CHECK(in_url("/a3f20220908bc/x") == "");  // within a hash
  CHECK(in_url("/idUSDEL1873520080102") == "");
  CHECK(in_url("/news/202209081") == "");           // a longer number
  CHECK(in_url("/news/20221345") == "");            // month 13
  CHECK(in_url("/2022/02/31/title") == "2022-02");  // no such day
  CHECK(in_url("/2024/05/18/title") == "2024-05");  // tomorrow
  CHECK(in_url("/2024/06/01/title") == "");         // next month
  CHECK(in_url("/1234/05/06/x") == "");
  CHECK(in_url("/2023/10/3-questions-for-the-mayor/") == "2023-10");
  CHECK(in_url("/18991231/x") == "");            // the number of an article
  CHECK(in_url("/web/20220908140500/x") == "");  // when an archive fetched it
}

TEST_CASE("dates in file names") {
  CHECK(in_file("2022-09-08_title.txt") == "2022-09-08");
  CHECK(in_file("title_2022_09_08.txt") == "2022-09-08");
  CHECK(in_file("2022.09.08.txt") == "2022-09-08");
  CHECK(in_file("20220908-title.txt") == "2022-09-08");
  CHECK(in_file("19160101-morning.txt") == "1916-01-01");
  CHECK(in_file("20220908T1405.json") == "2022-09-08");
  CHECK(in_file("20220908140500.html") == "2022-09-08");
  CHECK(in_file("news-2022-09.jsonl.gz") == "2022-09");
  CHECK(in_file("news-2022.jsonl") == "");
  CHECK(in_file("2022-2024.jsonl") == "");
  CHECK(in_file("000_27e83e465a256654.txt") == "");
  CHECK(in_file("20991231.txt") == "");
  CHECK(in_file("15990101.txt") == "");
}

TEST_CASE("any bytes are searched, and nothing outside the bounds is found") {
  const unsigned seed = 20240517;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string alphabet = "0123456789-/_.T2022 a\xc3";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += alphabet[random() % alphabet.size()];
    CAPTURE(text);
    for (const auto& found : {date_in_url_path(text, kToday), date_in_file_name(text, kToday)}) {
      if (!found) continue;
      REQUIRE(found->begin < found->end);
      REQUIRE(found->end <= text.size());
      REQUIRE(found->date.day <= kToday);
      REQUIRE(civil(found->date.day).year >= 1600);
      REQUIRE(found->date.precision >= Date::Precision::kMonth);
    }
  }
}

}  // namespace
}  // namespace dateline
