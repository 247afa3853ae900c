// Compares whole outputs with the files of tests/golden/present. After a change that is meant,
// write them anew and read the difference before committing it:
//
//     DATELINE_UPDATE_GOLDEN=1 build/debug/tests/searcher_test "golden: *"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/catch.h"
#include "tests/searcher/present/fixture.h"

namespace dateline::present_test {
namespace {

void check_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path =
      std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/golden/present" / name;
  const char* update = std::getenv("DATELINE_UPDATE_GOLDEN");
  if (update != nullptr && *update != '\0') {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  std::ifstream file(path, std::ios::binary);
  INFO("golden file " << path);
  REQUIRE(file);
  const std::string expected{std::istreambuf_iterator<char>(file), {}};
  const auto actual_lines = lines_of(actual);
  const auto expected_lines = lines_of(expected);
  for (std::size_t i = 0; i < std::min(actual_lines.size(), expected_lines.size()); ++i) {
    INFO("line " << i + 1);
    REQUIRE(actual_lines[i] == expected_lines[i]);
  }
  CHECK(actual.size() == expected.size());
}

void check_response(const std::string& name, OutputFormat format, PresentOptions options = {}) {
  check_golden(name, presented(sample_response(), sample_request(), format, options));
}

void check_article(const std::string& name, OutputFormat format, PresentOptions options = {}) {
  check_golden(name, presented(sample_article(), format, options));
}

TEST_CASE("golden: an answer as text") {
  check_response("text-40.txt", OutputFormat::kText, {.width = 40});
  check_response("text-80.txt", OutputFormat::kText, {.width = 80});
  check_response("text-120.txt", OutputFormat::kText, {.width = 120});
  check_response("text-80-color.txt", OutputFormat::kText, {.color = true, .width = 80});
}

TEST_CASE("golden: an answer for machines") {
  check_response("hits.json", OutputFormat::kJson);
  check_response("hits.jsonl", OutputFormat::kJsonLines);
  check_response("hits.csv", OutputFormat::kCsv);
  check_response("hits.tsv", OutputFormat::kTsv);
  check_response("hits.ids", OutputFormat::kIds);
  check_response("hits.trec", OutputFormat::kTrec, {.query_id = "q7", .tag = "run-1"});
}

TEST_CASE("golden: an answer as Markdown") { check_response("hits.md", OutputFormat::kMarkdown); }

TEST_CASE("golden: chosen fields") {
  const PresentOptions options = {.many = true,
                                  .query_id = "q7",
                                  .fields = {HitField::kQueryId, HitField::kDate, HitField::kTitle,
                                             HitField::kCountries, HitField::kSnippet}};
  check_response("fields.txt", OutputFormat::kText, options);
  check_response("fields.md", OutputFormat::kMarkdown, options);
  check_response("fields.csv", OutputFormat::kCsv, options);
  check_response("fields.jsonl", OutputFormat::kJsonLines, options);
}

TEST_CASE("golden: an article") {
  check_article("article-40.txt", OutputFormat::kText, {.width = 40});
  check_article("article-80.txt", OutputFormat::kText, {.width = 80});
  check_article("article.json", OutputFormat::kJson);
  check_article("article.csv", OutputFormat::kCsv);
  check_article("article.md", OutputFormat::kMarkdown);
}

}  // namespace
}  // namespace dateline::present_test
