#include <algorithm>
#include <map>

#include "tests/catch.h"
#include "tests/cli/programs.h"

namespace dateline::test {
namespace {

constexpr const char* kAllFacets =
    "country:99,mentions:99,source:99,language:99,topic:99,author:99,date:99";

Json faceted(Words arguments) {
  arguments.insert(arguments.end(), {"-n", "0", "--facet", kAllFacets});
  return answer(arguments);
}

std::size_t timeline_sum(const Json& json) {
  std::size_t sum = json.at("facets").at("date_none");
  for (const Json& entry : json.at("facets").at("date")) sum += entry.at("count").get<int>();
  return sum;
}

}  // namespace

TEST_CASE("each count is what a separate query with that filter finds") {
  const std::map<std::string, std::string> options = {
      {"country", "--country"},   {"mentions", "--mentions"}, {"source", "--source"},
      {"language", "--language"}, {"topic", "--topic"},       {"author", "--author"}};
  for (const char* query : {"", "albania OR danube"}) {
    const Json json = faceted({query});
    for (const auto& [facet, option] : options) {
      const Json values = json.at("facets").at(facet);
      CHECK(values.size() > 1);
      std::size_t tried = 0;
      for (const Json& value : values) {
        if (contains(value.at("value").get<std::string>(), ",")) continue;
        if (++tried > 12) break;
        INFO(query << " " << option << " " << value.at("value"));
        CHECK(total({query, option, value.at("value"), "-n", "0"}) == value.at("count"));
      }
    }
  }
}

TEST_CASE("a filter leaves its own facet's counts as they were") {
  for (const Words& filters :
       {Words{"--country", "AL"}, Words{"--country", "AL,CL"}, Words{"--lang", "de"},
        Words{"--source", "Meridian Wire"}, Words{"--mentions", "IR"},
        Words{"--country", "AL", "--country", "IR", "--lang", "en"},
        Words{"--country", "AL", "--lang", "es", "--since", "2022-08"}}) {
    const Json json = faceted([&] {
      Words all = filters;
      all.push_back("");
      return all;
    }());
    for (const auto& [facet, option] : std::map<std::string, std::string>{
             {"country", "--country"}, {"language", "--lang"}, {"source", "--source"}}) {
      Words without;  // the other filters
      for (std::size_t i = 0; i < filters.size(); i += 2) {
        if (filters[i] != option) without.insert(without.end(), {filters[i], filters[i + 1]});
      }
      without.push_back("");
      const Json others = faceted(without);
      INFO(filters[0] << " " << filters[1] << ": " << facet);
      REQUIRE(json.at("facets").at(facet).size() == others.at("facets").at(facet).size());
      for (const Json& value : others.at("facets").at(facet)) {
        CHECK(facet_count(json, facet, value.at("value")) == value.at("count"));
      }
    }
  }
}

TEST_CASE("with --country AL the other countries still show their counts") {
  const Json all = answer({"cyberattack"});
  const Json albania = answer({"cyberattack", "--country", "AL"});
  CHECK(albania.at("total") == facet_count(all, "country", "AL"));
  CHECK(facet_count(albania, "country", "IR") == facet_count(all, "country", "IR"));
  CHECK(facet_count(albania, "country", "IR") > 0);
  for (const Json& value : albania.at("facets").at("country")) {
    CHECK(value.contains("selected") == (value.at("value") == "AL"));
  }
  const Json both = answer({"", "--country", "CL,albania"});
  CHECK(both.at("total") == total({"", "--country", "CL"}) + total({"", "--country", "AL"}));
  for (const Json& hit : both.at("hits")) {
    const Json countries = hit.at("countries");
    CHECK((std::count(countries.begin(), countries.end(), "AL") +
           std::count(countries.begin(), countries.end(), "CL")) > 0);
  }
}

TEST_CASE("a typed field is part of the query, so it does narrow its facet") {
  const Json json = answer({"country:CL"});
  CHECK(json.at("total") == total({"", "--country", "CL"}));
  CHECK(facet_count(json, "country", "AL") == 0);
}

TEST_CASE("the timeline and the undated make up the total") {
  for (const Words& arguments :
       {Words{""}, Words{"albania"}, Words{"the"}, Words{"", "--country", "AL"},
        Words{"", "--since", "2022-09-01", "--until", "2022-09-30"}, Words{"", "--date", "2022"},
        Words{"", "--date", "none"}, Words{"cyberattack", "--lang", "de,en"}}) {
    const Json json = faceted(arguments);
    INFO(arguments.back());
    CHECK(timeline_sum(json) == json.at("total"));
    Words few = arguments;
    few.insert(few.end(), {"-n", "0", "--facet", "date:5"});
    CHECK(timeline_sum(answer(few)) == json.at("total"));
  }
}

TEST_CASE("date filters hold") {
  struct Case {
    Words filter;
    std::size_t total;
  };
  const Json all = answer({"", "-n", "200"});
  std::map<std::string, std::size_t> by_day;
  std::size_t undated = 0;
  for (const Json& hit : all.at("hits")) {
    if (hit.at("date").is_null()) {
      ++undated;
    } else {
      ++by_day[hit.at("date")];
    }
  }
  // An article dated to a month lies in a period that holds the whole month.
  const auto between = [&](const std::string& first, const std::string& last) {
    std::size_t count = 0;
    for (const auto& [date, articles] : by_day) {
      const std::string begins = date + std::string("-01-01").substr(date.size() == 4 ? 0 : 3);
      const std::string from = date.size() == 10 ? date : begins;
      const std::string to = date.size() == 10  ? date
                             : date.size() == 7 ? date + "-28"
                                                : date + "-12-31";
      if (from >= first && to <= last) count += articles;
    }
    return count;
  };
  CHECK(undated == 12);
  CHECK(total({"", "--date", "none"}) == undated);
  CHECK(total({"date:none"}) == undated);
  CHECK(total({"--", "-date:none"}) == 156 - undated);
  for (const auto& [filter, count] : std::vector<Case>{
           {{"--date", "2022-09-08"}, between("2022-09-08", "2022-09-08")},
           {{"--date", "2022-09"}, between("2022-09-01", "2022-09-30")},
           {{"--date", "2022"}, between("2022-01-01", "2022-12-31")},
           {{"--date", "2021"}, between("2021-01-01", "2021-12-31")},
           {{"--date", "2022-07..2022-09"}, between("2022-07-01", "2022-09-30")},
           {{"--since", "2023"}, between("2023-01-01", "9999")},
           {{"--until", "2022-03"}, between("0000", "2022-03-31")},
           {{"--since", "2022-09-08", "--until", "2022-09-10"},
            between("2022-09-08", "2022-09-10")},
           {{"--after", "2022-09-08"}, between("2022-09-09", "9999")},
           {{"--before", "2022-09-08"}, between("0000", "2022-09-07")},
           {{"--date", "7d", "--today", "2022-09-08"}, between("2022-09-02", "2022-09-08")},
           {{"--date", "last week", "--today", "2022-09-15"},
            between("2022-09-05", "2022-09-11")}}) {
    Words arguments = filter;
    arguments.push_back("");
    INFO(filter[0] << " " << filter[1]);
    CHECK(count > 0);
    CHECK(total(arguments) == count);
    // The same as a field of the query.
    Words typed = {filter[0].substr(2).append(":\"").append(filter[1]).append("\"")};
    for (std::size_t i = 2; i < filter.size(); i += 2) {
      if (filter[i] == "--today") {
        typed.insert(typed.begin(), {"--today", filter[i + 1]});
      } else {
        typed.back().append(" ").append(filter[i].substr(2)).append(":").append(filter[i + 1]);
      }
    }
    INFO(typed.back());
    CHECK(total(typed) == count);
  }
}

TEST_CASE("option --facet chooses what is counted and how much of it") {
  const Json json = answer({"", "--facet", "topic:3,author", "--facet", "mentions:2"});
  const Json facets = json.at("facets");
  CHECK(facets.size() == 3);
  CHECK(facets.at("topic").size() == 3);
  CHECK(facets.at("author").size() == 10);
  CHECK(facets.at("mentions").size() == 2);
  CHECK(facets.at("mentions")[0].at("count") >= facets.at("mentions")[1].at("count"));
  CHECK(answer({"", "--facet", "none"}).at("facets").empty());
  for (const char* bad :
       {"colour", "country:", "country:0", "country:-1", "country:x", "topic:3x"}) {
    const Result result = search_sample({"", "--facet", bad});
    INFO(bad);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "hint:"));
  }
}

TEST_CASE("an empty query with filters browses") {
  const Json json = answer({"--country", "AL", "--lang", "en", ""});
  CHECK(json.at("total") > 10);
  const Result unnamed =
      search({"-i", sample_index(), "--country", "AL", "--lang", "en", "--format", "json"});
  REQUIRE(unnamed.status == 0);
  CHECK(Json::parse(unnamed.out).at("total") == json.at("total"));
}

TEST_CASE("filter values that are not known are refused with a hint") {
  for (const Words& arguments :
       {Words{"--country", "Ablania"}, Words{"--mentions", "XQ"}, Words{"--lang", "klingonish"},
        Words{"--date", "someday"}, Words{"--since", "2022-13"}, Words{"--sort", "best"},
        Words{"--format", "xml"}, Words{"--source-country", "Atlantis"},
        Words{"--date", "none", "--since", "2022"}, Words{"--today", "whenever"}, Words{"--colour"},
        Words{"--limit"}}) {
    Words all = arguments;
    all.insert(all.begin(), "albania");
    const Result result = search_sample(all);
    INFO(arguments[0]);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(contains(result.err, "error: "));
    CHECK(contains(result.err, "hint: "));
  }
}

}  // namespace dateline::test
