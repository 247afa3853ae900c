#include "searcher/engine/date_counter.h"

#include <algorithm>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include "common/index/columns_writer.h"
#include "tests/catch.h"
#include "tests/searcher/engine/corpus.h"
#include "tests/temp_folder.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

// Articles in a few runs, each sorted as a segment is.
std::vector<Article> random_articles(Random& random) {
  std::vector<Article> articles;
  for (std::uint32_t run = 0; run < 1 + random() % 3; ++run) {
    std::vector<Article> part(1 + random() % 6000);
    for (Article& article : part) article.date = random_date(random, 1998, 4);
    std::sort(part.begin(), part.end(), [](const Article& a, const Article& b) {
      return order_of(a.date) < order_of(b.date);
    });
    articles.insert(articles.end(), part.begin(), part.end());
  }
  return articles;
}

using Periods = std::map<std::pair<Day, Date::Precision>, std::uint64_t>;

Periods as_map(const DayCounts& counts) {
  Periods periods;
  for (const DayCount& each : counts) periods[{each.day, each.precision}] += each.count;
  return periods;
}

}  // namespace

TEST_CASE("results are counted by period as one by one", "[engine]") {
  const auto seed = std::random_device()();
  CAPTURE(seed);
  Random random(seed);
  for (int round = 0; round < 20; ++round) {
    const TempFolder folder;
    const std::vector<Article> articles = random_articles(random);
    ColumnsWriter writer;
    for (const Article& article : articles) writer.add(article, 0, 0);
    writer.write(folder / "columns");
    const Columns columns(folder / "columns");

    DateCounter counter(columns);
    const std::uint32_t one_in = 1 + random() % 300;
    std::uint64_t undated = 0;
    DaySpan span;
    std::map<DateInterval, Periods> expected;
    for (DocIndex begin = 0; begin < columns.documents();) {
      const Window window = {
          begin,
          std::min(columns.documents(), begin + 1 + static_cast<DocIndex>(random()) % kWindow)};
      DocMask mask;
      for (DocIndex doc = window.begin; doc < window.end; ++doc) {
        if (random() % one_in != 0) continue;
        mask.set(doc - window.begin);
        const Date& date = articles[doc].date;
        if (!date.known()) {
          ++undated;
          continue;
        }
        span.include({date.day, date.day});
        for (const auto interval :
             {DateInterval::kDay, DateInterval::kMonth, DateInterval::kYear}) {
          const Date period = period_of(date.day, date.precision, interval);
          ++expected[interval][{period.day, period.precision}];
        }
      }
      counter.add(window, mask);
      begin = window.end;
    }
    CHECK(counter.undated() == undated);
    CHECK(counter.span().first == span.first);
    CHECK(counter.span().last == span.last);
    for (const auto interval : {DateInterval::kDay, DateInterval::kMonth, DateInterval::kYear}) {
      DayCounts counts;
      counter.count(interval, counts);
      CHECK(as_map(counts) == expected[interval]);
    }
  }
}
