#include "tests/cli/news_records.h"

namespace dateline::test {

std::string edition_word(int edition) { return "edition" + std::to_string(edition); }

std::string news_records(int from, int to, int edition) {
  std::string text;
  for (int i = from; i < to; ++i) {
    const std::string n = std::to_string(i);
    const std::string day = std::to_string(10 + i % 18);
    text += R"({"id":"n)" + n + R"(","title":"Ferry )" + n + " " + edition_word(edition) +
            R"(","text":"A ferry sailed from Split to Ancona with )" + n + " passengers of " +
            edition_word(edition) +
            R"( aboard. The sea was calm and the harbour of Ancona empty.","date":"2022-09-)" +
            day + R"(","countries":["HR"],"lang":"en"})" + "\n";
  }
  return text;
}

}  // namespace dateline::test
