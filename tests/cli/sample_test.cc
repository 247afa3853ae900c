#include <algorithm>
#include <map>
#include <set>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// What a reader would say of the sample (corpus/expected.tsv) against what the programs say.
namespace dateline::test {
namespace {

struct Expected {
  std::string place;  // file and record: "wire.jsonl:3"
  std::string id;
  std::string title;
  std::string first_country;
  std::string date;  // "none" when undated
  std::string language;
};

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> all;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    all.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

std::vector<Expected> expected() {
  std::vector<Expected> all;
  for (const std::string& line :
       lines(read_file(DATELINE_SOURCE_DIR "/corpus/expected.tsv"))) {
    if (line.empty() || line[0] == '#') continue;
    const auto row = cells(line);
    REQUIRE(row.size() >= 7);
    all.push_back({row[0] + ":" + row[1], row[2], row[3], row[4].substr(0, row[4].find(',')),
                   row[5], row[6]});
  }
  return all;
}

std::string text_or(const Json& value, const char* otherwise) {
  return value.is_null() ? otherwise : value.get<std::string>();
}

// English articles between two countries of which enrichment puts the other one first.
const std::set<std::string> kOtherCountryFirst = {
    "Germany hands first bronzes back to Nigeria",
    "Seven questions about a break over broken servers",
    "Researchers trace Albania hack to Iranian group",
};

void compare(const Expected& article, const Json& found) {
  INFO(article.place << " " << article.title);
  CHECK(found.at("title") == article.title);
  CHECK(text_or(found.at("date"), "none") == article.date);
  CHECK(found.at("language") == article.language);
  if (article.id != "-") CHECK(found.at("id") == article.id);
  if (article.language != "en") return;
  const std::vector<std::string> countries = found.at("countries");
  REQUIRE_FALSE(countries.empty());
  if (kOtherCountryFirst.count(article.title) == 0) {
    CHECK(countries.front() == article.first_country);
  } else {
    CHECK(std::find(countries.begin(), countries.end(), article.first_country) != countries.end());
  }
}

}  // namespace

TEST_CASE("inspect finds what a reader of the sample finds") {
  std::map<std::string, Json> found;
  for (const Json& article : inspect({sample_path()})) {
    const std::string file = article.at("file");
    const std::string place = file.substr(sample_path().size() + 1) + ":" +
                              std::to_string(article.at("record").get<int>());
    found[place] = article;
  }
  const auto all = expected();
  REQUIRE(all.size() == 156);
  CHECK(found.size() == all.size());
  for (const Expected& article : all) {
    INFO(article.place);
    REQUIRE(found.count(article.place) == 1);
    compare(article, found.at(article.place));
  }
}

TEST_CASE("search finds what a reader of the sample finds") {
  const Json all = answer({"-n", "200", ""});
  REQUIRE(all.at("total") == 156);
  REQUIRE(all.at("hits").size() == 156);
  std::map<std::string, Json> found;
  for (const Json& hit : all.at("hits")) found[hit.at("title")] = hit;
  REQUIRE(found.size() == 156);
  for (const Expected& article : expected()) {
    INFO(article.title);
    REQUIRE(found.count(article.title) == 1);
    compare(article, found.at(article.title));
  }
}

TEST_CASE("every article is found by its own headline") {
  std::string queries;
  const auto all = expected();
  for (const Expected& article : all) queries += article.title + "\n";
  const Result result =
      search({"-i", sample_index(), "--format", "json", "-n", "3", "--facet", "none"}, queries);
  REQUIRE(result.status == 0);
  const auto answers = json_lines(result.out);
  REQUIRE(answers.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(all[i].title << " read as " << answers[i].at("interpreted"));
    CHECK(has_title(answers[i], all[i].title));
  }
}

TEST_CASE("evidence points at the text that it quotes") {
  std::size_t checked = 0;
  for (const Json& article : inspect({sample_path()})) {
    for (const Json& evidence : article.at("evidence")) {
      const std::string field = evidence.at("field");
      if (field != "title" && field != "body") continue;
      if (evidence.at("kind") == "language") continue;  // the whole text speaks for it
      const std::string text = article.at(field);
      const std::size_t begin = evidence.at("begin");
      const std::size_t end = evidence.at("end");
      INFO(article.at("title") << ": " << evidence.dump());
      REQUIRE(begin < end);
      REQUIRE(end <= text.size());
      CHECK(text.substr(begin, end - begin) == evidence.at("text"));
      ++checked;
    }
  }
  CHECK(checked > 300);
}

}  // namespace dateline::test
