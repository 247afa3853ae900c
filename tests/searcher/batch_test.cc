#include "searcher/batch.h"

#include <sstream>
#include <vector>

#include "tests/catch.h"

namespace dateline {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs read(const std::string& text, std::size_t rejected = 0) {
  std::istringstream input(text);
  BatchReader batch(input, "test");
  Pairs all;
  while (const auto query = batch.next()) all.emplace_back(query->id, query->query);
  CHECK(batch.rejected() == rejected);
  return all;
}

TEST_CASE("batch: id and query, JSON, and queries alone, numbered by line") {
  CHECK(read("q1\tgrain deal\nport strike\r\n\n  \n{\"id\":7,\"text\":\"flood\"}\nlast") ==
        Pairs{{"q1", "grain deal"}, {"2", "port strike"}, {"7", "flood"}, {"6", "last"}});
  CHECK(read("\xef\xbb\xbfq1\ta\tb") == Pairs{{"q1", "a\tb"}});
}

TEST_CASE("batch: JSON has its names") {
  for (const char* id : {"id", "_id", "qid", "query_id", "number", "num"}) {
    for (const char* text : {"query", "text", "title", "q"}) {
      const std::string line =
          std::string("{\"") + id + "\":\"x\",\"" + text + "\":\"a \\\"b\\\"\",\"other\":[1]}";
      CAPTURE(line);
      CHECK(read(line) == Pairs{{"x", "a \"b\""}});
    }
  }
  CHECK(read("\n{\"query\":\"no id\"}") == Pairs{{"2", "no id"}});
}

TEST_CASE("batch: a bad line does not end it") {
  CHECK(
      read("{broken\n\tno id\nq3\t\nq4\tgood\n{\"id\":5}\n{\"text\":6}\n{\"id\":[],\"text\":\"x\"}",
           6) == Pairs{{"q4", "good"}});
  CHECK(read(std::string(2 << 20, 'x') + "\ngood", 1) == Pairs{{"2", "good"}});
}

}  // namespace
}  // namespace dateline
