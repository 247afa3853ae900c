#include "searcher/engine/search.h"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/manifest.h"
#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

Article dated(const std::string& id, int day, const std::string& country) {
  Article article = make_article(id, "Report " + id, "The embassy reports.");
  if (day > 0) article.date = make_date(2022, 9, day);
  article.countries = {country};
  article.source = day % 2 ? "Reuters" : "ANSA";
  return article;
}

const FacetValue* value_of(const FacetResult& facet, const std::string& value) {
  for (const FacetValue& each : facet.values) {
    if (each.value == value) return &each;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("an empty index answers everything with nothing", "[engine]") {
  const TestIndex index({});
  for (const char* query : {"", "a", "\"a b\"", "a*", "a~", "-a", "a NEAR/2 b", "country:AL",
                            "地震", "date:none", "title:a"}) {
    CAPTURE(query);
    Request request;
    request.query = query;
    request.facets = {{Facet::kCountry}, {Facet::kDate}};
    request.filters.countries = {"AL"};
    const Response response = index.search(request);
    CHECK(response.total == 0);
    CHECK(response.hits.empty());
    REQUIRE(response.facets.size() == 2);
    CHECK(response.facets[0].values.empty());
    CHECK(response.facets[1].values.empty());
  }
  CHECK_FALSE(Searcher(index.snapshot()).article("a").has_value());
}

TEST_CASE("snippets are made only when asked for", "[engine]") {
  const TestIndex index({{dated("a", 1, "AL")}});
  Request request;
  request.query = "embassy";
  REQUIRE(index.search(request).hits.size() == 1);
  CHECK_FALSE(index.search(request).hits[0].snippet.text.empty());
  request.snippets = false;
  REQUIRE(index.search(request).hits.size() == 1);
  CHECK(index.search(request).hits[0].article.id == "a");
  CHECK(index.search(request).hits[0].snippet.text.empty());
}

TEST_CASE("pages are cut from all that is found", "[engine]") {
  const TestIndex index({{dated("a", 1, "AL"), dated("b", 2, "AL"), dated("c", 3, "IR")},
                         {dated("d", 4, "AL"), dated("e", 0, "US")}});
  Request request;
  request.query = "embassy";
  request.sort = Sort::kNewest;
  const auto page = [&](std::size_t offset, std::size_t limit) {
    request.offset = offset;
    request.limit = limit;
    const Response response = index.search(request);
    CHECK(response.total == 5);
    CHECK(response.date_none == 1);
    std::string ids;
    for (const Hit& hit : response.hits) ids += std::to_string(hit.rank) + hit.article.id;
    return ids;
  };
  CHECK(page(0, 10) == "1d2c3b4a5e");
  CHECK(page(0, 2) == "1d2c");
  CHECK(page(2, 2) == "3b4a");
  CHECK(page(4, 2) == "5e");
  CHECK(page(5, 2).empty());
  CHECK(page(1000000, 2).empty());
  CHECK(page(SIZE_MAX, SIZE_MAX).empty());
  CHECK(page(0, 0).empty());
  CHECK(page(3, SIZE_MAX) == "4a5e");
  request.sort = Sort::kOldest;
  CHECK(page(0, 10) == "1a2b3c4d5e");
}

TEST_CASE("facets ignore their own filter and keep what is selected", "[engine]") {
  const TestIndex index({{dated("a", 1, "AL"), dated("b", 2, "AL"), dated("c", 3, "IR")},
                         {dated("d", 4, "AL"), dated("e", 0, "US")}});
  Request request;
  request.query = "embassy";
  request.filters.countries = {"IR", "US"};
  request.facets = {{Facet::kCountry, 1}, {Facet::kSource, 10}, {Facet::kDate, 10}};
  const Response response = index.search(request);
  CHECK(response.total == 2);
  const FacetResult& countries = response.facets[0];
  CHECK(countries.distinct == 3);
  REQUIRE(countries.values.size() == 3);  // the largest, and both that are selected
  CHECK(countries.values[0].value == "AL");
  CHECK(countries.values[0].count == 3);
  CHECK(countries.values[0].label == "Albania");
  CHECK_FALSE(countries.values[0].selected);
  CHECK(value_of(countries, "IR")->selected);
  CHECK(value_of(response.facets[1], "ANSA")->count == 1);
  CHECK(value_of(response.facets[1], "Reuters")->count == 1);
  REQUIRE(response.facets[2].values.size() == 1);
  CHECK(response.facets[2].values[0].value == "2022-09-03");
}

TEST_CASE("languages have names", "[engine]") {
  const TestIndex index({{make_article("a", "", "eins", "de"), make_article("b", "", "x", "und")}});
  Request request;
  request.facets = {{Facet::kLanguage}};
  const Response response = index.search(request);
  REQUIRE(response.facets[0].values.size() == 2);
  CHECK(value_of(response.facets[0], "de")->label == "German");
  CHECK_FALSE(value_of(response.facets[0], "und")->label.empty());
  request.labels = false;
  const Response bare = index.search(request);
  CHECK(value_of(bare.facets[0], "de")->label.empty());
}

TEST_CASE("when nothing has all words, any will do, and it is said", "[engine]") {
  const TestIndex index({{make_article("a", "", "alpha"), make_article("b", "", "beta"),
                          make_article("c", "", "alpha gamma")}});
  const auto notes = [](const Response& response) { return response.diagnostics.size(); };
  Response response = index.search("alpha gamma", Match::kAuto);
  CHECK(response.total == 1);
  CHECK(notes(response) == 0);
  response = index.search("alpha beta", Match::kAuto);
  CHECK(response.total == 3);
  CHECK(response.interpreted == "alpha OR beta");
  REQUIRE(notes(response) == 1);
  CHECK(response.diagnostics[0].level == Diagnostic::Level::kNote);
  response = index.search("alpha beta", Match::kAll);
  CHECK(response.total == 0);
  CHECK(notes(response) == 0);
  CHECK(index.search("alpha gamma", Match::kAny).total == 2);
  // Nothing has any: the answer is to what was asked.
  response = index.search("delta epsilon", Match::kAuto);
  CHECK(response.total == 0);
  CHECK(response.interpreted == "delta epsilon");
  CHECK(notes(response) == 0);
}

TEST_CASE("replaced articles are neither found nor counted", "[engine]") {
  const TestIndex index({{dated("a", 1, "AL"), dated("b", 2, "AL")},
                         {dated("c", 3, "AL")},
                         {make_article("a", "", "something else")}});
  CHECK(index.ids("embassy") == "b c");
  CHECK(index.ids("else") == "a");
  CHECK(index.ids("") == "b c a");
  const Searcher searcher(index.snapshot());
  CHECK(searcher.article("a")->body == "something else");
  CHECK_FALSE(searcher.article("z").has_value());
}

TEST_CASE("scores do not depend on segments", "[engine]") {
  std::vector<Article> all;
  for (int i = 0; i < 12; ++i) {
    std::string body;
    for (int k = 0; k <= i; ++k) body += k % 3 == 0 ? "embassy " : "filler ";
    all.push_back(make_article(std::to_string(i), "", body));
  }
  const TestIndex one({all});
  const TestIndex many({{all.begin(), all.begin() + 1},
                        {all.begin() + 1, all.begin() + 7},
                        {all.begin() + 7, all.end()}});
  for (const char* query : {"embassy", "embassy filler", "embass*", "\"embassy filler\""}) {
    CAPTURE(query);
    const Response a = one.search(query);
    const Response b = many.search(query);
    REQUIRE(a.total == b.total);
    for (const Hit& hit : a.hits) {
      const auto same = std::find_if(b.hits.begin(), b.hits.end(), [&](const Hit& other) {
        return other.article.id == hit.article.id;
      });
      REQUIRE(same != b.hits.end());
      CHECK(same->score == Approx(hit.score).epsilon(1e-6));
    }
  }
}

TEST_CASE("a wildcard that matches too much says so", "[engine]") {
  std::string body;
  for (int i = 0; i < 1100; ++i) body += "w" + std::to_string(i) + "x ";
  const TestIndex index({{make_article("a", "", body)}});
  const Response response = index.search("w*");
  CHECK(response.total == 1);
  REQUIRE(response.diagnostics.size() == 1);
  CHECK_THAT(response.diagnostics[0].message, Catch::Contains("1000"));
}

TEST_CASE("a segment with parts of another is refused", "[engine]") {
  const TestIndex index({{dated("a", 1, "AL")}, {dated("b", 2, "AL"), dated("c", 3, "AL")}});
  namespace fs = std::filesystem;
  for (const char* part : {"columns", "postings", "tokens"}) {
    CAPTURE(part);
    const std::string first = index.path() + "/segments/000001/" + part;
    const std::string kept = read_bytes_of(first);
    write_bytes_to(first, read_bytes_of(index.path() + "/segments/000002/" + part));
    CHECK_THROWS_AS(Snapshot(index.path()), Error);
    write_bytes_to(first, kept);
  }
  for (const char* part : {"columns", "postings", "tokens", "words", "xapian"}) {
    CAPTURE(part);
    const std::string first = index.path() + "/segments/000001/" + part;
    fs::rename(first, first + ".away");
    CHECK_THROWS_AS(Snapshot(index.path()), Error);
    fs::rename(first + ".away", first);
  }
  CHECK(Snapshot(index.path()).articles() == 3);
}

TEST_CASE("flipped bytes of an index end a search at most", "[engine]") {
  const TestIndex index({{dated("a", 1, "AL"), dated("b", 2, "IR"), dated("c", 0, "AL")}});
  Request request;
  request.query = "\"the embassy\" embass*";
  request.filters.countries = {"AL"};
  for (const Facet facet : {Facet::kCountry, Facet::kSource, Facet::kDate}) {
    request.facets.push_back({facet});
  }
  for (const std::string& part :
       std::vector<std::string>{"columns", "postings", "tokens", "words"}) {
    const std::string path = index.path() + "/segments/000001/" + part;
    const std::string kept = read_bytes_of(path);
    for (std::size_t i = 0; i < kept.size(); i += 3) {
      CAPTURE(part, i);
      std::string damaged = kept;
      damaged[i] = static_cast<char>(damaged[i] ^ 0xff);
      write_bytes_to(path, damaged);
      try {
        const Snapshot snapshot(index.path());
        const std::uint64_t total = Searcher(snapshot).search(request).total;
        CHECK(total <= 3);
      } catch (const Error& error) {
        CHECK(error.kind() == Error::Kind::kIndex);
      }
    }
    write_bytes_to(path, kept);
  }
}

TEST_CASE("what can score most is found in a segment of short articles, too", "[engine]") {
  const std::uint32_t seed = 17;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const auto text = [&](std::size_t words) {
    static const std::vector<std::string> kWords = {"oil", "gas", "coal", "wind"};
    std::string body;
    for (std::size_t i = 0; i < words; ++i) {
      body += (random() % 8 != 0 ? "filler" : kWords[random() % kWords.size()]) + " ";
    }
    return body;
  };
  std::vector<Article> shorter;
  std::vector<Article> longer;
  for (int i = 0; i < 9000; ++i) {  // several windows
    shorter.push_back(make_article("s" + std::to_string(i), "", text(3 + random() % 30)));
  }
  for (int i = 0; i < 300; ++i) {
    longer.push_back(make_article("l" + std::to_string(i), "", text(600 + random() % 600)));
  }
  const TestIndex index({shorter, longer});
  REQUIRE(index.snapshot().segments().front().postings().find("Zoil").graded());
  for (const std::string query :
       {"oil", "oil OR gas", "oil gas", "oil OR coal OR wind", "gas -coal"}) {
    CAPTURE(query);
    Request request;
    request.query = query;
    request.match = Match::kAll;
    request.total = false;
    request.limit = 30;
    request.snippets = false;
    const Response ours = index.search(request);
    request.engine = Engine::kXapian;
    const Response theirs = index.search(request);
    REQUIRE(ours.hits.size() == theirs.hits.size());
    for (std::size_t i = 0; i < ours.hits.size(); ++i) {
      CHECK(ours.hits[i].score == Approx(theirs.hits[i].score).epsilon(1e-5));
    }
  }
}

TEST_CASE("of many that match roughly the best matches are found", "[engine]") {
  std::mt19937 random(5);
  std::vector<Article> articles;
  for (int i = 0; i < 13000; ++i) {
    // At first all have the words together, then few: the last windows are others than the first.
    const bool together = i < 5000 ? i % 50 != 0 : i % 90 == 0;
    std::string body = together ? "The prime minister met them. "
                                : "The minister was in his prime, as all who met them said. ";
    for (std::uint32_t k = random() % 40; k > 0; --k)
      body += random() % 30 == 0 ? "prime " : "and so ";
    articles.push_back(make_article("n" + std::to_string(i), "", body));
    articles.back().date.precision = Date::Precision::kDay;
    articles.back().date.day = static_cast<Day>(18000 + random() % 4);
  }
  const TestIndex index({articles, {articles.begin() + 6000, articles.begin() + 6300}});
  for (const std::string query : {"\"prime minister\"", "prime ADJ/1 minister", "prime /s met",
                                  "(met -\"prime minister\")", "\"prime minister\" OR said"}) {
    CAPTURE(query);
    Request request;
    request.query = query;
    request.total = true;
    request.limit = 40;
    request.snippets = false;
    const Response counted = index.search(request);
    request.total = false;
    const Response best = index.search(request);
    request.engine = Engine::kXapian;
    const Response oracle = index.search(request);
    REQUIRE(counted.hits.size() == 40);
    REQUIRE(best.hits.size() == 40);
    REQUIRE(oracle.hits.size() == 40);
    for (std::size_t i = 0; i < 40; ++i) {
      CAPTURE(i);
      CHECK(best.hits[i].article.id == counted.hits[i].article.id);  // equal scores, too
      CHECK(best.hits[i].score == Approx(oracle.hits[i].score).epsilon(1e-5));
    }
  }
}
