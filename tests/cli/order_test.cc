#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Sorting, paging and the match modes.
namespace dateline::test {
namespace {

std::vector<std::string> ids(const Json& json) {
  std::vector<std::string> all;
  for (const Json& hit : json.at("hits")) all.push_back(hit.at("id"));
  return all;
}

// Dates in the order of the hits; "" when undated.
std::vector<std::string> dates(const Json& json) {
  std::vector<std::string> all;
  for (const Json& hit : json.at("hits")) {
    all.push_back(hit.at("date").is_null() ? "" : hit.at("date").get<std::string>());
  }
  return all;
}

}  // namespace

TEST_CASE("newest and oldest order by date with the undated last") {
  for (const bool newest : {true, false}) {
    for (const char* query : {"", "the OR die OR la", "albania"}) {
      const Json json = answer({"--sort", newest ? "newest" : "oldest", "-n", "200", query});
      const auto all = dates(json);
      INFO((newest ? "newest: " : "oldest: ") << query);
      REQUIRE(all.size() == json.at("total"));
      bool undated = false;
      std::string last = newest ? "9999" : "0000";
      for (const std::string& date : all) {
        undated = undated || date.empty();
        if (undated) {
          CHECK(date.empty());
          continue;
        }
        INFO(last << " then " << date);
        // A month stands for its first day.
        const auto full = [](std::string text) {
          while (text.size() < 10) text += "-01";
          return text;
        };
        CHECK((newest ? full(last) >= full(date) : full(last) <= full(date)));
        last = date;
      }
      CHECK(json.at("facets").at("date_none") == std::count(all.begin(), all.end(), ""));
    }
  }
}

TEST_CASE("pages put together are the whole list") {
  for (const char* sort : {"relevance", "newest", "oldest"}) {
    const auto all = ids(answer({"--sort", sort, "-n", "200", "the"}));
    REQUIRE(all.size() > 20);
    std::vector<std::string> pages;
    for (int page = 1; pages.size() < all.size() && page < 50; ++page) {
      const Json json = answer({"--sort", sort, "-n", "7", "--page", std::to_string(page), "the"});
      CHECK(json.at("total") == all.size());
      if (!json.at("hits").empty()) CHECK(json.at("hits")[0].at("rank") == (page - 1) * 7 + 1);
      const auto part = ids(json);
      REQUIRE_FALSE(part.empty());
      pages.insert(pages.end(), part.begin(), part.end());
    }
    INFO(sort);
    CHECK(pages == all);
    CHECK(std::set<std::string>(pages.begin(), pages.end()).size() == pages.size());
    const auto from_five = ids(answer({"--sort", sort, "-n", "3", "--offset", "5", "the"}));
    CHECK(from_five == std::vector<std::string>(all.begin() + 5, all.begin() + 8));
  }
}

TEST_CASE("past the last page there are no hits but the true total and facets") {
  const Json first = answer({"albania"});
  for (const Words& where :
       {Words{"--page", "99"}, Words{"--offset", "1000"}, Words{"--offset", "1000000000"},
        Words{"--page", "1000000000", "-n", "1000000000"}}) {
    Words arguments = where;
    arguments.push_back("albania");
    const Json json = answer(arguments);
    INFO(where[0] << " " << where[1]);
    CHECK(json.at("total") == first.at("total"));
    CHECK(json.at("hits").empty());
    CHECK(json.at("facets") == first.at("facets"));
  }
  const Json none = answer({"albania", "-n", "0"});
  CHECK(none.at("total") == first.at("total"));
  CHECK(none.at("hits").empty());
}

TEST_CASE("numbers that make no sense are refused") {
  for (const Words& arguments :
       {Words{"--page", "0"}, Words{"--page", "-1"}, Words{"--page", "x"}, Words{"-n", "x"},
        Words{"-n", "-3"}, Words{"--offset", "-1"}, Words{"--page", "2", "--offset", "3"},
        Words{"--page", "99999999999999999999999"}, Words{"-n", "18446744073709551615"}}) {
    Words all = arguments;
    all.push_back("albania");
    const Result result = search_sample(all);
    INFO(arguments[0] << " " << arguments[1]);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(contains(result.err, "hint:"));
  }
}

TEST_CASE("option --match says which words must be there") {
  const std::size_t both = total({"--match", "all", "danube cyberattack"});
  const std::size_t danube = total({"danube"});
  const std::size_t attack = total({"cyberattack"});
  CHECK(both == 0);
  CHECK(total({"--match", "any", "danube cyberattack"}) == danube + attack);
  const Json fallback = answer({"danube cyberattack"});
  CHECK(fallback.at("total") == danube + attack);
  REQUIRE(fallback.at("diagnostics").size() == 1);
  CHECK(contains(fallback.at("diagnostics")[0].at("message").get<std::string>(), "any"));
  CHECK(answer({"--match", "auto", "albania iran"}).at("total") ==
        total({"--match", "all", "albania iran"}));
  const Result unknown = search_sample({"--match", "some", "danube"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "all"));
}

TEST_CASE("an index in several segments answers as one in a single segment") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  std::size_t segments = 0;
  for (const auto& part : std::filesystem::directory_iterator(sample_path())) {
    REQUIRE(index({"add", "-i", idx, part.path().string()}).status == 0);
    ++segments;
  }
  REQUIRE(segments >= 4);
  for (const Words& arguments :
       {Words{""}, Words{"albania"}, Words{"\"state servers\""}, Words{"cyber*"},
        Words{"embassy", "--country", "AL"}, Words{"--since", "2022-09", "--until", "2022-09", ""},
        Words{"iran NEAR/8 embassy"}, Words{"title:albania -iran"}, Words{"atleast3 danube"},
        Words{"--date", "none", ""}, Words{"--source", "Meridian Wire", ""},
        Words{"the", "--sort", "newest"}, Words{"", "--sort", "oldest", "--lang", "de,fr"}}) {
    Words all = arguments;
    all.insert(all.end(), {"-n", "200", "--facet",
                           "country:99,mentions:99,source:99,language:99,"
                           "topic:99,author:99,date"});
    const Json one = answer(all);
    const Json many = answer_from(idx, all);
    INFO(arguments[0]);
    CHECK(one.at("total") == many.at("total"));
    CHECK(one.at("facets") == many.at("facets"));
    REQUIRE(one.at("hits").size() == many.at("hits").size());
    std::map<std::string, Json> by_id;
    for (const Json& hit : many.at("hits")) by_id[hit.at("id")] = hit;
    for (const Json& hit : one.at("hits")) {
      INFO(hit.at("title"));
      REQUIRE(by_id.count(hit.at("id")) == 1);
      const Json& other = by_id.at(hit.at("id"));
      CHECK(hit.at("score").get<double>() == Approx(other.at("score").get<double>()));
      CHECK(hit.at("snippet") == other.at("snippet"));
      CHECK(hit.at("highlights") == other.at("highlights"));
    }
  }
}

}  // namespace dateline::test
