#include <algorithm>
#include <cctype>
#include <map>

#include "tests/catch.h"
#include "tests/cli/programs.h"

namespace dateline::test {
namespace {

constexpr const char* kAllFacets =
    "country:999,mentions:999,source:999,sourcecountry:999,language:999,topic:999,author:999,date:"
    "99";

// Every facet of values and the option that filters by it.
const std::map<std::string, std::string> kOptions = {
    {"country", "--country"}, {"mentions", "--mentions"},
    {"source", "--source"},   {"sourcecountry", "--source-country"},
    {"language", "--lang"},   {"topic", "--topic"},
    {"author", "--author"}};

// The counts of a facet by value.
std::map<std::string, std::size_t> counts_of(const Json& json, const std::string& facet) {
  std::map<std::string, std::size_t> counts;
  for (const Json& entry : json.at("facets").at(facet)) {
    counts[entry.at("value")] = entry.at("count");
  }
  return counts;
}

std::string lowered(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

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
  for (const char* query : {"", "albania OR danube"}) {
    const Json json = faceted({query});
    for (const auto& [facet, option] : kOptions) {
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

TEST_CASE("a facet of every dimension ignores its own filter and follows the others") {
  const Json all = faceted({""});
  for (const auto& [facet, option] : kOptions) {
    // The two most frequent values that an option can name.
    Words chosen;
    std::string list;
    for (const Json& entry : all.at("facets").at(facet)) {
      const std::string value = entry.at("value");
      if (contains(value, ",") || chosen.size() == 2) continue;
      chosen.push_back(value);
      list += (list.empty() ? "" : ",") + value;
    }
    REQUIRE(chosen.size() == 2);
    const Json either = faceted({option, list, ""});
    INFO(option << " " << list);
    CHECK(counts_of(either, facet) == counts_of(all, facet));
    CHECK(either.at("total") >= facet_count(all, facet, chosen[0]));
    CHECK(either.at("total") <=
          facet_count(all, facet, chosen[0]) + facet_count(all, facet, chosen[1]));
    for (const Json& entry : either.at("facets").at(facet)) {
      const bool named = std::find(chosen.begin(), chosen.end(), entry.at("value")) != chosen.end();
      CHECK(entry.contains("selected") == named);
    }
    for (const auto& [other, ignored] : kOptions) {
      if (other == facet) continue;
      INFO(other);
      std::map<std::string, std::size_t> of_all;  // whichever spelling is the most frequent one
      for (const auto& [value, count] : counts_of(all, other)) of_all[lowered(value)] += count;
      for (const auto& [value, count] : counts_of(either, other)) {
        CHECK(count <= of_all[lowered(value)]);
      }
      const std::string first = either.at("facets").at(other).at(0).at("value");
      if (contains(first, ",")) continue;
      CHECK(total({option, list, ignored, first, "-n", "0", ""}) ==
            either.at("facets").at(other).at(0).at("count"));
    }
  }
}

TEST_CASE("years, months and days are facets") {
  const Json json = answer({"", "-n", "0", "--today", "2022-09-08", "--facet", "year,month:3,day",
                            "--facet", "month:999"});
  const Json facets = json.at("facets");
  std::size_t years = facets.at("date_none");
  for (const auto& [year, count] : counts_of(json, "year")) {
    CHECK(year.size() == 4);
    years += count;
  }
  CHECK(years == json.at("total"));
  for (const auto& [year, count] : counts_of(json, "year")) {
    std::size_t days = 0;
    for (const auto& [day, articles] : counts_of(json, "day")) {
      if (day.substr(0, 4) == year) days += articles;
    }
    CHECK(days == count);
  }
  const Json months = answer({"", "-n", "0", "--facet", "month"}).at("facets").at("month");
  const Json latest = answer({"", "-n", "0", "--facet", "month:2"}).at("facets").at("month");
  REQUIRE(months.size() > 2);
  CHECK(latest == Json(std::vector<Json>(months.end() - 2, months.end())));
  const Result text = search_sample({"albania", "--facet", "month:1"});
  CHECK(contains(text.out, "Date by month"));
  CHECK(contains(text.out, "earlier: "));
  CHECK(contains(text.out, "undated "));
}

TEST_CASE("labels are in the language of the locale") {
  const auto label = [](const Command& command, const std::string& facet,
                        const std::string& value) {
    const Json json = Json::parse(run(command).out);
    for (const Json& entry : json.at("facets").at(facet)) {
      if (entry.at("value") == value) return entry.at("label").get<std::string>();
    }
    return std::string();
  };
  const auto command = [](Words more) {
    Words all = {"-i",       sample_index(),
                 "--format", "json",
                 "-n",       "0",
                 "--facet",  "country:99,language,mentions:999,sourcecountry:99"};
    all.insert(all.end(), more.begin(), more.end());
    all.push_back("");
    return search_command(all);
  };
  CHECK(label(command({}), "country", "AL") == "Albania");
  CHECK(label(command({"--locale", "de"}), "country", "AL") == "Albanien");
  CHECK(label(command({"--locale", "de"}), "mentions", "AL") == "Albanien");
  CHECK(label(command({"--locale", "fr_FR.UTF-8"}), "language", "de") == "allemand");
  Command spanish = command({});
  spanish.environment = {{"LC_ALL", "es_ES.UTF-8"}};
  CHECK(label(spanish, "country", "DE") == "Alemania");
  spanish.environment = {{"LC_ALL", ""}, {"LC_MESSAGES", "de_DE"}, {"LANG", "es_ES"}};
  CHECK(label(spanish, "country", "AL") == "Albanien");
  Command german = search_command({"-i", sample_index(), "--locale", "de", "country:AL"});
  CHECK(contains(run(german).out, "Albanien"));
  const Result unknown = search_sample({"--locale", "klingon", "x"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "hint: "));
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
