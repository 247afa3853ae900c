#include <algorithm>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Web pages, crawls and archives through the programs; what is in them is corpus/expected.tsv's.
namespace dateline::test {
namespace {

std::string sample(const std::string& name) { return sample_path() + "/" + name; }

std::vector<std::string> all_titles(const std::vector<Json>& articles) {
  std::vector<std::string> all;
  for (const Json& article : articles) all.push_back(article.at("title"));
  return all;
}

}  // namespace

TEST_CASE("archives are read from standard input as from files") {
  for (const char* name : {"letters.zip", "week-11.tar.gz", "crawl.warc.gz"}) {
    INFO(name);
    const auto from_file = inspect({sample(name)});
    const auto from_input = inspect({"-"}, read_file(sample(name)));
    REQUIRE(from_file.size() >= 2);
    CHECK(all_titles(from_file) == all_titles(from_input));
  }
  CHECK(inspect({"-"}, read_file(sample("letters.zip")))[0].at("file") ==
        "-/letters/2023-02-21-nepal-school.txt");
}

TEST_CASE("a page is its article, without what surrounds it") {
  const auto pages = inspect({"--keep-boilerplate", sample("html/iceland-harbour-steam.html")});
  REQUIRE(pages.size() == 1);
  const std::string body = pages[0].at("body");
  CHECK(body.starts_with("Voters in Grindarvik"));
  CHECK(body.ends_with("when the herring boats are out."));
  CHECK(contains(body, "\n\nHeat to spare\n\n"));
  for (const char* clutter :
       {"cookies", "Advertisement", "inbox", "Norway", "uncle", "rights", "Photograph"}) {
    INFO(clutter);
    CHECK_FALSE(contains(body, clutter));
  }
  CHECK(pages[0].at("authors") == Json({"Sunna Tryggvadal", "Owen Larkspur"}));
  CHECK(pages[0].at("source") == "Northern Ledger");
  CHECK(pages[0].at("topics") == Json({"Energy", "geothermal", "harbours"}));
}

TEST_CASE("a crawl says what it passed over, and that is no error") {
  const TemporaryDirectory temporary;
  const Result result =
      index({"add", "--strict", "-i", temporary / "idx", sample("crawl.warc.gz")});
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.err, "1 HTTP status 404"));
  CHECK(contains(result.err, "1 not HTML"));
  CHECK_FALSE(contains(result.err, "rejected"));
  CHECK(contains(result.err, "added 2 articles"));
}

TEST_CASE("a page without an article is rejected") {
  const TemporaryDirectory temporary;
  const std::string page =
      temporary.write("x.html", "<html><body><p>Nothing here.</p></body></html>");
  const Result result = index({"inspect", "--strict", page});
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK(contains(result.err, "no article text"));
  // As plain text it is one.
  CHECK(inspect({"--format", "text", page}).size() == 1);
  CHECK(index({"inspect", "--format", "nonsense", page}).status == 2);
  CHECK(contains(index({"inspect", "--format", "nonsense", page}).err, "text, html, jsonl"));
}

TEST_CASE("a compressed file that is cut off is reported, its whole records kept") {
  const TemporaryDirectory temporary;
  const std::string packed = read_file(sample("archive-2022.jsonl.gz"));
  const std::string news =
      temporary.write("news.jsonl.gz", packed.substr(0, packed.size() - packed.size() / 8));
  const Result result = index({"add", "-i", temporary / "idx", news});
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.err, "news.jsonl.gz"));
  CHECK(contains(result.err, "ends too early"));
  const Result stats = index({"stats", "-i", temporary / "idx", "--json"});
  const std::size_t articles = Json::parse(stats.out).at("articles");
  CHECK(articles >= 15);
  CHECK(articles < 20);
}

TEST_CASE("members are searched like files, and an archive adds nothing twice") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, sample("letters.zip"), sample("week-11.tar.gz")}).status == 0);
  CHECK(contains(index({"add", "--reread", "-i", idx, sample("letters.zip")}).err,
                 "3 were there already"));
  const Result result = search({"-i", idx, "--format", "json", "aeroplane"});
  CHECK(contains(result.out, "Asmara gets its wooden aeroplane back"));
}

}  // namespace dateline::test
