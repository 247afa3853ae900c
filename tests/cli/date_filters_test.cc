#include <map>

#include "tests/catch.h"
#include "tests/cli/programs.h"

// Dates as options and as fields of the query.
namespace dateline::test {

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
           {{"--date", "last week", "--today", "2022-09-15"}, between("2022-09-05", "2022-09-11")},
           {{"--date", "Q3 2022"}, between("2022-07-01", "2022-09-30")},
           {{"--date", "September 2022"}, between("2022-09-01", "2022-09-30")},
           {{"--since", "3 months ago", "--today", "2022-09-08"}, between("2022-06-08", "9999")},
           {{"--date", "2022-08 to 2022-09"}, between("2022-08-01", "2022-09-30")}}) {
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

TEST_CASE("impossible dates are refused with the reason") {
  for (const auto& [value, reason] :
       std::map<std::string, std::string>{{"2022-02-30", "February 2022 has 28 days"},
                                          {"2022-13", "there is no month 13"},
                                          {"08/09/2022", "2022-09-08 or 2022-08-09"}}) {
    for (const char* option : {"--date", "--since", "--before"}) {
      const Result result = search_sample({"x", option, value});
      INFO(option << " " << value);
      CHECK(result.status == 2);
      CHECK(contains(result.err, reason));
      CHECK(contains(result.err, "hint: "));
    }
    const Json json = answer({"albania date:" + value});
    CHECK(contains(json.at("diagnostics").at(0).at("message").get<std::string>(), reason));
  }
}

}  // namespace dateline::test
