#pragma once

#include <string>

namespace dateline::test {

// JSON Lines of articles "n<from>" to "n<to - 1>", each with `edition` in title and text: what
// tells the versions of an article apart.
std::string news_records(int from, int to, int edition = 1);

// The word that stands in the articles of an edition alone.
std::string edition_word(int edition);

}  // namespace dateline::test
