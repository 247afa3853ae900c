#include <cmath>
#include <set>

#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// The query language over ten short articles whose answers can be told by looking at them.
namespace dateline::test {
namespace {

// The number of each article is its id.
const std::vector<std::pair<std::string, std::string>> kArticles = {
    {"Cyber-attack stops ferries", "The cyberattack on the harbour of Split stopped every ferry."},
    {"Albania's ports reopen", "The ports opened. Ferries sail again from Durrës to Bari."},
    {"Bridge closes", "The old bridge closed.\n\nA ferry takes the passengers now."},
    {"Ferry, ferry, ferry", "The ferry met a ferry. Another ferry waited for the ferry."},
    {"Women of the harbour", "A woman repairs nets. Two women sell fish in Tehran market."},
    {"Quiet day", "The harbour master of Bari drank tea. The ferry did not move."},
    {"Kazakhstan and Kyrgyzstan meet", "Ministers met in Teheran about water."},
    {"The ministry's e-mail", "Write to press@harbour.example before the 24/7 desk closes."},
    {"Not or and", "To be or not to be was the only play in town."},
    {"U.S. and Turkey talk", "The U.S. envoy met the Turkish minister in Ankara on trade."},
};

const std::string& small_index() {
  static const TemporaryDirectory directory;
  static const std::string path = [] {
    std::string records;
    for (std::size_t i = 0; i < kArticles.size(); ++i) {
      records += Json{{"id", std::to_string(i)},
                      {"title", kArticles[i].first},
                      {"text", kArticles[i].second},
                      {"lang", "en"},
                      {"source", i % 2 == 0 ? "Even Times" : "Odd Post"},
                      {"author", i < 5 ? "Jane Doe" : "Ann Smith"},
                      {"section", i < 3 ? "Transport" : "Society"},
                      {"date", "2022-09-0" + std::to_string(i + 1)}}
                     .dump() +
                 "\n";
    }
    records.replace(records.find("2022-09-010"), 11, "2022-09-10");
    REQUIRE(index({"add", "-i", directory / "idx", "--strict", "--format", "jsonl", "-"}, records)
                .status == 0);
    return directory / "idx";
  }();
  return path;
}

// The numbers of the articles found, all words being asked for.
std::string found(const std::string& query) {
  const Json json = answer_from(small_index(), {"--match", "all", "-n", "50", "--", query});
  std::set<std::string> ids;
  for (const Json& hit : json.at("hits")) ids.insert(hit.at("id"));
  std::string text;
  for (const std::string& id : ids) text += id;
  return text;
}

struct Example {
  const char* query;
  const char* articles;
};

void check(const std::vector<Example>& examples) {
  for (const Example& example : examples) {
    INFO(example.query);
    CHECK(found(example.query) == example.articles);
  }
}

}  // namespace

TEST_CASE("words, AND, OR, NOT and brackets") {
  check({{"ferry", "01235"},
         {"ferries", "01235"},
         {"\"ferries\"", "01"},
         {"=ferries", "01"},
         {"ferry harbour", "05"},
         {"ferry AND harbour", "05"},
         {"harbour OR bridge", "02457"},
         {"harbour | bridge", "02457"},
         {"ferry -harbour", "123"},
         {"ferry NOT harbour", "123"},
         {"ferry AND NOT harbour", "123"},
         {"+ferry -harbour", "123"},
         {"-ferry", "46789"},
         {"ferry (harbour OR bridge)", "025"},
         {"ferry harbour OR bridge", "025"},
         {"ferry -(harbour OR bridge)", "13"},
         {"HARBOUR", "0457"},
         {"zebra", ""}});
}

TEST_CASE("phrases are exact, words are stems") {
  check({{"\"old bridge\"", "2"},
         {"\"bridge old\"", ""},
         {"\xE2\x80\x9Cold bridge\xE2\x80\x9D", "2"},
         {"\xC2\xABold bridge\xC2\xBB", "2"},
         {"\"to be or not to be\"", "8"},
         {"\"harbour of split\"", "0"},
         {"\"harbour of\"", "0"},
         {"\"ports open\"", ""},
         {"\"ports opened\"", "1"},
         {"\"ports opened ferries sail\"", "1"},
         {"\"ports reopen the ports\"", ""},
         {"ferry -\"ferry met\"", "0125"}});
}

TEST_CASE("phrases with gaps and wildcards") {
  check({{"\"harbour * split\"", "0"},
         {"\"harbour * bari\"", ""},
         {"\"harbour * * bari\"", "5"},
         {"\"ferr* met\"", "3"},
         {"\"met ferr*\"", ""},
         {"\"old bri?ge\"", "2"}});
}

TEST_CASE("the spellings of other search languages") {
  check({{"harbour /2 split", "0"},
         {"harbour AROUND(2) split", "0"},
         {"harbour onear1 master", "5"},
         {"master ONEAR(1) harbour", ""},
         {"hd=ferry", "03"},
         {"HEADLINE(ferry OR bridge)", "023"},
         {"sn=\"Even Times\" ferry", "02"},
         {"by=\"Ann Smith\" harbour", "57"},
         {"date > 2022-09-08", "89"},
         {"words > 500", ""}});
}

TEST_CASE("a pasted headline finds its article") {
  check({{"The harbour master of Bari drank tea -ferry", "5"},
         {"The harbour master of Bari | drank tea in town, quietly", ""},
         {"The harbour master of Bari drank tea | the ferry did not move", "5"},
         {"THE HARBOUR MASTER DRANK TEA AND DID NOT MOVE", "5"}});
}

TEST_CASE("words near each other") {
  check({{"harbour NEAR/1 master", "5"},
         {"master NEAR/1 harbour", "5"},
         {"harbour ADJ/1 master", "5"},
         {"master ADJ/1 harbour", ""},
         {"harbour NEAR/2 split", "0"},
         {"harbour NEAR/1 split", ""},
         {"harbour w/2 split", "0"},
         {"\"split harbour\"~2", "0"},
         {"harbour /s tea", "5"},
         {"harbour /s move", ""},
         {"harbour /p move", "5"},
         {"bridge /p passengers", ""},
         {"bridge SAME closed", "2"},
         {"harbour /s ferry", "0"},
         {"(tea OR fish) /s bari", "5"}});
}

TEST_CASE("atleast, wildcards and fuzzy words") {
  check({{"atleast3 ferry", "3"},
         {"atleast2 ferry", "03"},
         {"atleast9 ferry", ""},
         {"cyber*", "0"},
         {"*stan", "6"},
         {"wom?n", "4"},
         {"wom*n", "4"},
         {"k*stan", "6"},
         {"tehran~", "46"},
         {"tehran", "4"},
         {"fery~", "0235"},
         {"zzz*", ""}});
}

TEST_CASE("fields") {
  check({{"title:ferry", "03"},
         {"intitle:harbour", "4"},
         {"title:\"ports reopen\"", "1"},
         {"title:cyber*", "0"},
         {"body:bridge", "2"},
         {"body:women", "4"},
         {"hlead:ministers", "69"},
         {"source:\"Even Times\"", "02468"},
         {"source:even*", "02468"},
         {"author:\"jane doe\"", "01234"},
         {"author:*smith", "56789"},
         {"author:j?ne*", "01234"},
         {"-author:j* ferry", "5"},
         {"source:nobody*", ""},
         {"topic:transport", "012"},
         {"-topic:transport ferry", "35"},
         {"id:7", "7"},
         {"lang:en ferry", "01235"},
         {"lang:de", ""},
         {"country:albania", "1"},
         {"mentions:IR", "46"},
         {"mentions:turkey,kazakhstan", "69"},
         {"date:2022-09-03", "2"},
         {"date:2022-09-03..2022-09-05", "234"},
         {"since:2022-09-08", "789"},
         {"until:2022-09-02 ferry", "01"},
         {"before:2022-09-02", "0"},
         {"after:2022-09-09", "9"},
         {"words:<10", ""},
         {"words:>1", "0123456789"}});
}

TEST_CASE("hyphens, possessives, points and addresses") {
  check({{"cyberattack", "0"},
         {"cyber-attack", "0"},
         {"Cyber-Attacks", "0"},
         {"attack", "0"},
         {"cyber", "0"},
         {"\"cyber attack\"", "0"},
         {"albania", "1"},
         {"albania's", "1"},
         {"albania\xE2\x80\x99s", "1"},
         {"durres", "1"},
         {"DURR\xC3\x8BS", "1"},
         {"email", "7"},
         {"e-mail", "7"},
         {"press@harbour.example", "7"},
         {"U.S.", "9"},
         {"24/7", "7"}});
}

TEST_CASE("operators in small letters are words, and stop words count alone") {
  check({{"or", "8"}, {"to be or not to be", "8"}, {"\"or not\"", "8"}});
  CHECK_FALSE(found("the").empty());
}

TEST_CASE("a query that begins with a minus is no option") {
  const Result alone = search({"-i", small_index(), "-zebra"});
  CHECK(alone.status == 2);
  CHECK(contains(alone.err, "dash"));
  CHECK(found("-harbour ferry") == "123");
  CHECK(found("-\"ferry met\" ferry") == "0125");
  const Result after_dashes =
      search({"-i", small_index(), "--format", "ids", "--", "-zebra", "bridge"});
  CHECK(after_dashes.status == 0);
  CHECK(after_dashes.out == "2\n");
  const Result lines = search({"-i", small_index(), "--format", "ids"}, "-ferry bridge OR tea\n");
  CHECK(lines.status == 0);
}

TEST_CASE("several words on the command line are one query") {
  const Result result = search({"-i", small_index(), "ferry", "bridge", "--format", "ids"});
  CHECK(result.out == "2\n");
}

TEST_CASE("pasted headlines are searched, whatever their punctuation") {
  for (const auto& [query, article] : std::vector<std::pair<std::string, std::string>>{
           {"Cyber-attack stops ferries \xE2\x80\x93 \"every ferry\"", "0"},
           {"Albania's ports reopen...", "1"},
           {"ALBANIA\xE2\x80\x99S PORTS (RE)OPEN?!", "1"},
           {"\xE2\x80\x98 Albania's ports' reopen", "1"},
           {"Ferry, ferry, ferry!", "3"},
           {"Ferry: ferry; ferry (ferry", "3"},
           {"Kazakhstan & Kyrgyzstan meet", "6"},
           {"* Kazakhstan * and * Kyrgyzstan *", "6"},
           {"U.S. and Turkey talk:", "9"},
           {"U.S./Turkey talk", "9"},
           {"Not or and", "8"},
           {"\"Bridge closes", "2"},
           {"- Bridge closes -", "2"},
           {"Bridge closes | Even Times", "2"}}) {
    INFO(query);
    const Json json = answer_from(small_index(), {query});
    REQUIRE(json.at("total") > 0);
    std::set<std::string> ids;
    for (const Json& hit : json.at("hits")) ids.insert(hit.at("id"));
    CHECK(ids.count(article) == 1);
  }
}

TEST_CASE("every string is a query") {
  for (const char* query : {"\"",
                            "((((",
                            "))))",
                            "AND",
                            "OR OR OR",
                            "NOT",
                            "- - -",
                            "NEAR/5",
                            "title:",
                            "country:",
                            "country:Atlantis",
                            "date:2022-99",
                            "~",
                            "*",
                            "?",
                            "a~9",
                            "\xFF\xFE",
                            "\x01\x02",
                            ":::",
                            "atleast5",
                            "\"\"",
                            "(-)",
                            "a NEAR/99999999999 b",
                            "words:>",
                            "\xF0\x9F\x9A\xA2",
                            "/s /p",
                            "title:title:title:",
                            "[ferry TO bridge]",
                            "ferry^4",
                            "\\",
                            "'",
                            "%s%n",
                            "<b>ferry</b>"}) {
    INFO(query);
    const Result result = search({"-i", small_index(), "--format", "json", query});
    CHECK((result.status == 0 || result.status == 1));
    const Json json = Json::parse(result.out, nullptr, false);
    REQUIRE(json.is_object());
    const std::size_t size = std::string(query).size();
    for (const Json& diagnostic : json.at("diagnostics")) {
      CHECK(diagnostic.at("begin") <= diagnostic.at("end"));
      CHECK(diagnostic.at("end") <= size);
    }
  }
}

TEST_CASE("a very long query is answered") {
  std::string query;
  for (int i = 0; i < 4000; ++i) query += "word" + std::to_string(i) + (i % 2 ? " " : " OR ");
  Command command = search_command({"-i", small_index(), "--format", "json", query + "OR ferry"});
  command.limit = std::chrono::seconds(20);
  const Result result = run(command);
  CHECK_FALSE(result.timed_out);
  CHECK(result.status == 0);
}

TEST_CASE("a doubtful query comes with a diagnostic that says where") {
  const Json json = answer_from(small_index(), {"ferry contry:AL"});
  REQUIRE_FALSE(json.at("diagnostics").empty());
  const Json diagnostic = json.at("diagnostics")[0];
  CHECK(diagnostic.at("begin") >= 6);
  CHECK(contains(diagnostic.at("message").get<std::string>(), "country:"));
  const Result ids = search({"-i", small_index(), "--format", "ids", "ferry contry:AL"});
  CHECK(contains(ids.err, "country:"));
}

TEST_CASE("option --explain says how scores came about") {
  const Json json = answer_from(small_index(), {"--explain", "harbour ferry"});
  REQUIRE_FALSE(json.at("hits").empty());
  for (const Json& hit : json.at("hits")) {
    const Json& parts = hit.at("explanation");
    double sum = parts.at("proximity").get<double>() + parts.at("exact_forms").get<double>() +
                 parts.at("recency").get<double>();
    for (const Json& word : parts.at("words")) sum += word.at("score").get<double>();
    CHECK(std::abs(sum - hit.at("score").get<double>()) < 0.001);
    CHECK(parts.at("words").size() == 2);
  }
  CHECK_FALSE(answer_from(small_index(), {"ferry"}).at("hits")[0].contains("explanation"));
  const Result text = search({"-i", small_index(), "--explain", "harbour ferry"});
  CHECK(contains(text.out, "proximity"));
  CHECK(contains(text.out, "harbour: "));
  CHECK_FALSE(contains(search({"-i", small_index(), "harbour ferry"}).out, "proximity"));
}

TEST_CASE("option --expand says what it searched as well") {
  const Json json = answer_from(small_index(), {"--expand", "nets"});
  bool said = false;
  for (const Json& diagnostic : json.at("diagnostics")) {
    said = said || contains(diagnostic.at("message").get<std::string>(), "also searched:");
  }
  CHECK(said == (json.at("total") > 1));
  CHECK(json.at("hits")[0].at("id") == "4");
  CHECK(answer_from(small_index(), {"nets"}).at("total") == 1);
}

TEST_CASE("the interpreted query means the same as the query") {
  for (const char* query :
       {"ferry harbour OR bridge", "ferry NOT harbour", "harbour near5 split", "\"old bridge",
        "ferry -(harbour OR bridge)", "intitle:ferry", "source:\"Even Times\" ferry",
        "(tea OR fish) w/s bari", "tehran~ OR cyb*", "before:2022-09-03", "country:albania"}) {
    const Json first = answer_from(small_index(), {query});
    const Json second = answer_from(small_index(), {first.at("interpreted")});
    INFO(query << " read as " << first.at("interpreted"));
    CHECK(titles(first) == titles(second));
    CHECK(first.at("interpreted") == second.at("interpreted"));
  }
}

}  // namespace dateline::test
