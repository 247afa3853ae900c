#include "searcher/session/session.h"

#include <cstdio>
#include <filesystem>
#include <memory>

#include "common/error.h"
#include "searcher/date_options.h"
#include "searcher/facet_options.h"
#include "searcher/session/completion.h"
#include "tests/catch.h"
#include "tests/searcher/engine/fixture.h"

using namespace dateline;
using namespace dateline::engine_test;

namespace {

Article note(const std::string& id, const std::string& text, const std::string& country,
             int month) {
  Article article = make_article(id, "Note " + id, text);
  article.countries = article.mentions = {country};
  article.source = "Daily Mirror";
  article.date = make_date(2022, month, 1);
  article.story = "s-" + id;
  return article;
}

// A session as a script over a few articles; what it prints is thrown away.
struct Desk {
  TestIndex index{
      {{note("a", "The grain deal holds.", "UA", 7), note("b", "A grain ship sinks.", "TR", 8),
        note("c", "The embassy closes.", "AL", 9)}}};
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> sink{std::fopen("/dev/null", "w"), std::fclose};
  Output output{sink.get()};
  std::unique_ptr<Session> session;

  explicit Desk(Session::Mode mode = Session::Mode::kTerminal, SearcherOptions options = {}) {
    options.common.index = index.path();
    options.request.facets = facet_requests({});
    session = std::make_unique<Session>(options, mode, output);
  }
  void run(std::initializer_list<const char*> lines) {
    for (const char* line : lines) session->execute(line);
  }
  std::uint64_t total() { return session->answer().total; }
  const Request& request() const { return session->state().request; }
};

}  // namespace

TEST_CASE("commands edit one request, and each step is undone", "[session]") {
  Desk desk;
  desk.run({"grain"});
  CHECK(desk.total() == 2);
  desk.run({".country UA"});
  CHECK(desk.total() == 1);
  desk.run({".country +TR"});
  CHECK(desk.request().filters.countries == std::vector<std::string>{"UA", "TR"});
  desk.run({".country -UA"});
  CHECK(desk.session->answer().hits.front().article.id == "b");
  desk.run({".back 2"});
  CHECK(desk.request().filters.countries == std::vector<std::string>{"UA"});
  desk.run({".forward"});
  CHECK(desk.total() == 2);
  desk.run({".country -", "+ship"});
  CHECK(desk.request().query == "grain ship");
  CHECK(desk.total() == 1);
  desk.run({".reset"});
  CHECK(desk.total() == 3);
  desk.run({".back"});
  CHECK(desk.request().query == "grain ship");
}

TEST_CASE("numbers drill down into what was shown", "[session]") {
  Desk desk;
  desk.run({"grain"});
  const std::string first = desk.session->answer().facets.front().values.front().value;
  desk.run({".country 1"});
  CHECK(desk.request().filters.countries == std::vector<std::string>{first});
  CHECK_THROWS_AS(desk.session->execute(".country 9"), Error);
  CHECK_THROWS_AS(desk.session->execute(".topic 1"), Error);
  desk.run({".source mirror"});
  CHECK(desk.request().filters.sources == std::vector<std::string>{"Daily Mirror"});
  CHECK_THROWS_AS(desk.session->execute(".source nobody"), Error);
}

TEST_CASE("an error leaves the state as it was", "[session]") {
  Desk desk;
  desk.run({"grain", ".since 2022-08"});
  const std::size_t steps = desk.session->steps().size();
  for (const char* line : {".country Alabnia", ".date never", ".sort best", ".open 9", ".page 0",
                           ".prev", ".next", ".nonsense", ".s", ".format pdf", ".fields nothing",
                           ".forward", ".history 99", ".since", ".limit x", ".match some"}) {
    CAPTURE(line);
    CHECK_THROWS_AS(desk.session->execute(line), Error);
  }
  CHECK(desk.session->steps().size() == steps);
  CHECK(desk.total() == 1);
}

TEST_CASE("dates narrow and are taken away one by one", "[session]") {
  Desk desk;
  desk.run({".since 2022-08"});
  CHECK(desk.total() == 2);
  desk.run({".until 2022-08"});
  CHECK(desk.total() == 1);
  desk.run({".since -"});
  CHECK(desk.total() == 2);
  desk.run({".date 2022-09"});
  CHECK(desk.total() == 1);
  desk.run({".date -"});
  CHECK_FALSE(desk.request().filters.dates.bounded());
}

TEST_CASE("what is similar takes filters and ends with the next query", "[session]") {
  Desk desk;
  desk.run({"holds", ".similar 1"});
  CHECK(desk.session->state().similar == "a");
  CHECK(desk.session->answer().similar_to->id == "a");
  desk.run({".country AL"});
  CHECK(desk.session->state().similar == "a");
  desk.run({"grain"});
  CHECK(desk.session->state().similar.empty());
}

TEST_CASE("a script searches once its filters are set", "[session]") {
  Desk desk(Session::Mode::kScript);
  desk.run({".country UA", ".sort newest"});
  CHECK_FALSE(desk.session->has_answer());
  desk.session->finish();
  CHECK(desk.total() == 1);
  CHECK(desk.session->status() == 0);
  desk.run({"nothing has this"});
  CHECK(desk.session->status() == 1);
}

TEST_CASE("all that matches is exported, and nothing is overwritten unasked", "[session]") {
  Desk desk;
  const TempFolder folder;
  const std::string path = folder / "grain.csv";
  desk.run({"grain", ".limit 1"});
  desk.session->execute(".export " + path);
  CHECK(std::filesystem::exists(path));
  CHECK_FALSE(std::filesystem::exists(path + ".part"));
  const auto size = std::filesystem::file_size(path);
  CHECK_THROWS_AS(desk.session->execute(".export " + path), Error);
  desk.run({"embassy"});
  desk.session->execute(".export! " + path);
  CHECK(std::filesystem::file_size(path) < size);
  CHECK_THROWS_AS(desk.session->execute(".export " + (folder / "no/such/folder.csv")), Error);
}

TEST_CASE("a session that is left open follows the date", "[session]") {
  DateOptions last_week;
  last_week.since = {"7d"};
  SearcherOptions options;
  options.request.today = today() - 1;
  Desk desk(Session::Mode::kTerminal, options);
  desk.run({".since 7d"});
  CHECK(desk.request().today == today());
  CHECK(desk.request().filters.dates.first == date_filter(last_week, today()).first);
  options.has_today = true;
  Desk pinned(Session::Mode::kTerminal, options);
  pinned.run({".since 7d"});
  CHECK(pinned.request().today == options.request.today);
}

TEST_CASE("all that defines a search is saved of a state", "[session]") {
  State state;
  CHECK(described_search(state).arguments().empty());
  state.request.recency_days = 30;
  state.request.expand = true;
  state.request.engine = Engine::kXapian;
  CHECK(described_search(state).arguments() ==
        std::vector<std::string>{"--recency=30d", "--expand=true", "--engine=xapian"});
}

TEST_CASE("lines are completed by what they are", "[session]") {
  Desk desk;
  const Snapshot& snapshot = desk.index.snapshot();
  const auto texts = [&](const std::string& line) {
    std::vector<std::string> all;
    for (const auto& choice : complete_line(snapshot, line, line.size()).choices) {
      all.push_back(choice.text);
    }
    return all;
  };
  using Words = std::vector<std::string>;
  CHECK(texts(".cou") == Words{".country"});
  CHECK(texts(".country alb") == Words{"AL"});
  CHECK(texts(".country UA,alb") == Words{"AL"});
  CHECK(complete_line(snapshot, ".country UA,alb", 15).begin == 12);
  CHECK(texts(".source dai") == Words{"\"Daily Mirror\""});
  CHECK(texts(".sort n") == Words{"newest"});
  CHECK(texts(".timer o") == Words{"on", "off"});
  CHECK(texts("grain emb") == Words{"embassy"});
  CHECK(texts("grain country:ukr") == Words{"country:UA"});
  CHECK(texts("source:\"Daily M") == Words{"source:\"Daily Mirror\""});
  CHECK(complete_line(snapshot, "emb", 3).choices.front().note == "1");
  CHECK(texts(".zz x").empty());
}
