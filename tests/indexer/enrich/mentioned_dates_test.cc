#include "indexer/enrich/mentioned_dates.h"

#include <string>
#include <vector>

#include "common/date.h"
#include "tests/catch.h"

namespace dateline {
namespace {

using Values = std::vector<std::string>;

// What a text of Thursday, 8 September 2022 names.
Values mentioned(const std::string& body, const std::string& language = "en", bool dated = true) {
  Article article;
  article.body = body;
  article.language = language;
  if (dated) article.date = make_date(2022, 9, 8);
  find_mentioned_dates(article);
  for (const Evidence& evidence : article.evidence) {
    CHECK(evidence.kind == "mentioned_date");
    CHECK(body.substr(evidence.begin, evidence.end - evidence.begin) == evidence.text);
  }
  for (const std::string& value : article.mentioned_dates) {
    CAPTURE(value);
    CHECK(parse_date_range(value, make_date(2022, 9, 8).day));
  }
  return article.mentioned_dates;
}

TEST_CASE("dates that a text names, as exactly as it names them") {
  CHECK(mentioned("On 3 May 2019 and in June 2020, as in 2018; again on May 3, 2019.") ==
        Values{"2019-05-03", "2020-06", "2018"});
  CHECK(mentioned("Some 2018 people paid $2019 for 2020 tickets.") == Values{});
  CHECK(mentioned("The fair opens on 1 October and closed on 30 August.") ==
        Values{"2022-10-01", "2022-08-30"});
  CHECK(mentioned("The fair opens on 1 October.", "en", false) == Values{});
  CHECK(mentioned("Das war am 3. Mai 2019 und im Jahr 2018.", "de") ==
        Values{"2019-05-03", "2018"});
  CHECK(mentioned("Это было 3 мая 2019 года и в 2018 году.", "ru") == Values{"2019-05-03", "2018"});
  CHECK(mentioned("2019年5月3日开工，2018年规划。", "zh") == Values{"2019-05-03", "2018"});
}

TEST_CASE("dates as seen from the day of publication") {
  CHECK(mentioned("The minister said so yesterday; tomorrow he leaves.") ==
        Values{"2022-09-07", "2022-09-09"});
  CHECK(mentioned("On Tuesday the harbour closed.") == Values{"2022-09-06"});
  CHECK(mentioned("On Thursday the harbour closed.") == Values{"2022-09-08"});
  CHECK(mentioned("Last Thursday the harbour closed.") == Values{"2022-09-01"});
  CHECK(mentioned("The harbour will open on Tuesday.") == Values{"2022-09-13"});
  CHECK(mentioned("Next Tuesday the harbour opens.") == Values{"2022-09-13"});
  CHECK(mentioned("Last week, next month and last year.") == Values{"2022-W35", "2022-10", "2021"});
  CHECK(mentioned("The tuesday market in the sun.") == Values{});
  CHECK(mentioned("Yesterday and on Tuesday.", "en", false) == Values{});
  CHECK(mentioned("Gestern und vergangene Woche.", "de") == Values{"2022-09-07", "2022-W35"});
  CHECK(mentioned("Вчера порт закрылся.", "ru") == Values{"2022-09-07"});
  CHECK(mentioned("昨天港口关闭。", "zh") == Values{"2022-09-07"});
  CHECK(mentioned("Hier, le port a fermé; mardi aussi.", "fr") ==
        Values{"2022-09-07", "2022-09-06"});
  CHECK(mentioned("قال الوزير أمس إن الميناء مغلق.", "ar") == Values{"2022-09-07"});
}

TEST_CASE("fifty dates at most, each once, with evidence twice") {
  std::string body;
  for (int day = 1; day <= 28; ++day) {
    for (const char* month : {" May 2019. ", " June 2019. "}) body += std::to_string(day) + month;
  }
  CHECK(mentioned(body).size() == 50);

  Article article;
  article.body = "On 3 May 2019, 3 May 2019 and 3 May 2019.";
  article.language = "en";
  find_mentioned_dates(article);
  CHECK(article.mentioned_dates == Values{"2019-05-03"});
  CHECK(article.evidence.size() == 2);
}

}  // namespace
}  // namespace dateline
