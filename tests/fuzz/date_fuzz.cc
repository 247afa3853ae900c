#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/dates/written_date.h"
#include "indexer/enrich/dates.h"
#include "indexer/enrich/mentioned_dates.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

// Any bytes are a text: dates lie in it, one after the other, and none of the future is its own.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* language : {"en", "th", "zh", "hu", ""}) {
    DateScanner scanner(bytes, date_style(language, "GB"));
    std::size_t last = 0;
    for (WrittenDate date; scanner.next(date);) {
      require(date.begin >= last && date.begin < date.end && date.end <= size);
      last = date.end;
    }
    const Day today = day_of(2022, 9, 8);
    Article article;
    article.body = repair_utf8(bytes);
    article.language = language;
    find_date(article, "story.txt", TextEnds(article.body), today);
    require(!article.date.known() || article.date.day <= today);
    find_mentioned_dates(article);
    for (const Evidence& evidence : article.evidence) {
      if (evidence.field != "body") continue;
      require(evidence.end <= article.body.size());
      require(article.body.substr(evidence.begin, evidence.end - evidence.begin) == evidence.text);
    }
  }
  return 0;
}
