#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Every format goes the whole way: detected or forced, inspected, added, found.
namespace dateline::test {
namespace {

struct Sample {
  std::string file;    // of corpus/sample
  std::string format;  // as --format has it
  std::size_t articles;
  std::string query;  // finds one of them
  std::string title;
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = {
      {"gazette.csv", "csv", 3, "storks balloon", "Estonia counts its storks from a balloon"},
      {"rathaus.csv", "csv", 1, "Fahrgäste",
       "Luxemburg lässt Straßenbahn bis zum Flughafen fahren"},
      {"isles.tsv", "tsv", 2, "swell", "\"Lost\" ferry turns up in Fiji with all aboard asleep"},
      {"week.json", "jsonl", 2, "kettle", "Ecuador names a new frog after the sound of a kettle"},
      {"coast-radio.rss", "rss", 2, "canvas", "Malta & its last sail-maker part ways"},
      {"hill-news.atom", "rss", 1, "lift", "Snow closes the ski lift in Lesotho"},
      {"nitf/desert-train.xml", "nitf", 1, "brewery", "Desert train carries water both ways"},
      {"newsml-g2.xml", "newsml", 2, "tide", "School boats reach the last villages of the delta"},
      {"wire-1987.sgm", "reuters", 3, "vanilla", "MADAGASCAR ASKS BONN TO BUY MORE VANILLA"},
      {"papers.sgml", "trec", 3, "frankincense", "Oman weighs its frankincense & finds it wanting"},
  };
  return all;
}

}  // namespace

TEST_CASE("each format is found by name or content, and can be forced") {
  for (const Sample& sample : samples()) {
    INFO(sample.file);
    const std::string path = sample_path() + "/" + sample.file;
    const std::string bytes = read_file(path);
    const auto by_name = inspect({path});
    CHECK(by_name.size() == sample.articles);
    // Standard input has no name. A name in another format's manner is overruled.
    for (const auto& articles :
         {inspect({"--format", sample.format, "-"}, bytes), inspect({"-"}, bytes)}) {
      REQUIRE(articles.size() == by_name.size());
      for (std::size_t i = 0; i < articles.size(); ++i) {
        CHECK(articles[i].at("title") == by_name[i].at("title"));
        CHECK(articles[i].at("body") == by_name[i].at("body"));
        CHECK(articles[i].at("record") == by_name[i].at("record"));
      }
    }
  }
}

TEST_CASE("each format can be added and searched, and is not added twice") {
  for (const Sample& sample : samples()) {
    INFO(sample.file);
    const TemporaryDirectory temporary;
    const std::string idx = temporary.path() + "/idx";
    const std::string path = sample_path() + "/" + sample.file;
    const Result added = index({"add", "-i", idx, "--strict", path});
    INFO(added.err);
    REQUIRE(added.status == 0);
    CHECK(contains(added.err, "added " + std::to_string(sample.articles) + " article"));
    CHECK(has_title(answer_from(idx, {sample.query}), sample.title));
    CHECK(contains(index({"add", "-i", idx, path}).err, "added 0 articles"));
  }
}

TEST_CASE("what a format gives is searched as such") {
  CHECK(total({"source:\"Coast Radio Bulletin\""}) == 2);
  CHECK(total({"topic:railways"}) == 1);
  CHECK(total({"author:\"Hanta Raveloson\""}) == 1);
  CHECK(total({"", "--country", "CD", "--date", "1987"}) == 1);
  CHECK(total({"", "--date", "1987-05-12"}) == 2);
  // Media captions and the furniture of files are no text.
  CHECK(total({"--match", "all", "Naples archive 1931"}) == 0);
  CHECK(total({"\"blah blah blah\""}) == 0);
}

TEST_CASE("a file of values without a header says what to do") {
  const std::string rows = "Titel;Inhalt;Tag\nHafen zu;Der Hafen ist zu.;08.09.2022\n";
  const Result refused = index({"inspect", "--strict", "--format", "csv", "-"}, rows);
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "no header row"));
  CHECK(contains(refused.err, "--map"));
  const auto mapped = inspect(
      {"--format", "csv", "--map", "Titel=title", "--map", "Inhalt=text", "--map", "Tag=date", "-"},
      rows);
  REQUIRE(mapped.size() == 1);
  CHECK(mapped[0].at("title") == "Hafen zu");
  CHECK(mapped[0].at("date") == "2022-09-08");
  const Result ragged = index({"inspect", "-"}, "title,text,source\nA,b,c\nB,b,c,d\nC,b,c\n");
  CHECK(ragged.status == 0);
  CHECK(json_lines(ragged.out).size() == 2);
  CHECK(contains(ragged.err, "line 3 has 4 values, the header 3 columns"));
  CHECK(contains(index({"inspect", "--format", "xml", "-"}).err, "newsml"));
}

}  // namespace dateline::test
