#include "indexer/build/stories.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/error.h"
#include "common/index/fingerprints.h"
#include "indexer/build/index_writer.h"
#include "tests/catch.h"
#include "tests/indexer/invented_text.h"
#include "tests/temp_folder.h"

using namespace dateline;

namespace {

Article dated(const std::string& id, const std::string& body, const Date& date) {
  Article out;
  out.id = id;
  out.title = "Title of " + id;
  out.body = body;
  out.date = date;
  out.language = "en";
  return out;
}

std::string text(std::uint32_t seed, std::size_t paragraphs = 5) {
  return joined(invented_paragraphs(seed, paragraphs));
}

// An index with these articles, one run of the program a batch.
void add_batch(const std::string& index, const std::vector<Article>& batch) {
  IndexWriter writer(index, "test");
  for (const Article& each : batch) writer.add(each);
  writer.publish();
}

using StoryOf = std::map<std::string, std::string>;  // by id

StoryOf stories(const std::string& index) {
  const Snapshot snapshot(index);
  StoryOf found;
  for (const Segment& segment : snapshot.segments()) {
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      if (segment.deleted(doc)) continue;
      const Article stored = segment.article(doc);
      found[stored.id] = stored.story;
    }
  }
  return found;
}

StoryOf stories_of(const std::vector<std::vector<Article>>& batches) {
  const TempFolder folder;
  for (const std::vector<Article>& batch : batches) add_batch(folder / "index", batch);
  return stories(folder / "index");
}

// The ids that share a story, whatever its name.
std::set<std::set<std::string>> groups(const StoryOf& stories) {
  std::map<std::string, std::set<std::string>> by_story;
  for (const auto& [id, story] : stories) by_story[story].insert(id);
  std::set<std::set<std::string>> out;
  for (const auto& [story, ids] : by_story) out.insert(ids);
  return out;
}

std::string own(const std::string& id) { return story_id(story_number(id)); }

// Copies of all kinds of a few dozen stories over two weeks, some of them undated.
std::vector<Article> newsroom(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (std::uint32_t story = 0; story < 40; ++story) {
    const auto paragraphs = invented_paragraphs(seed * 100 + story, 3 + random() % 5);
    const int day = 1 + static_cast<int>(random() % 12);
    for (std::uint32_t copy = random() % 4; copy-- > 0;) {
      auto some = paragraphs;
      if (random() % 2) some.pop_back();
      if (random() % 3 == 0) some.insert(some.begin(), "By Ana Hoxha in Tirana.");
      if (random() % 3 == 0) some.push_back(text(seed * 1000 + story * 10 + copy, 1));
      const Date date =
          story % 8 == 0 ? Date{} : make_date(2022, 9, day + static_cast<int>(random() % 3));
      articles.push_back(
          dated("a" + std::to_string(story) + "-" + std::to_string(copy), joined(some), date));
    }
  }
  return articles;
}

}  // namespace

TEST_CASE("copies share the story of the first, everything else has its own", "[stories]") {
  const Date day = make_date(2022, 9, 8);
  const Date next = make_date(2022, 9, 10);
  const StoryOf found =
      stories_of({{dated("late", "By B. Okri\n" + text(1), next), dated("first", text(1), day),
                   dated("alone", text(2), day), dated("empty", "", day)}});
  CHECK(found == StoryOf{{"first", own("first")},
                         {"late", own("first")},
                         {"alone", own("alone")},
                         {"empty", own("empty")}});
}

TEST_CASE("of one day the longest copy gives the story its name", "[stories]") {
  const Date day = make_date(2022, 9, 8);
  const StoryOf found =
      stories_of({{dated("cut", text(1, 2), day), dated("whole", text(1, 6), day)}});
  CHECK(found.at("cut") == own("whole"));
}

TEST_CASE("copies lie within a few days", "[stories]") {
  const std::string body = text(1);
  const StoryOf found = stories_of(
      {{dated("a", body, make_date(2022, 9, 1)), dated("b", body, make_date(2022, 9, 4)),
        dated("c", body, make_date(2022, 9, 8)), dated("month", body, make_date(2022, 9)),
        dated("month too", body, make_date(2022, 9)), dated("year", body, make_date(2022)),
        dated("none", body, Date{}), dated("none too", body, Date{})}});
  CHECK(groups(found) ==
        std::set<std::set<std::string>>{
            {"a", "b"}, {"c"}, {"month", "month too"}, {"year"}, {"none", "none too"}});
}

TEST_CASE("headlines are copies until the next day", "[stories]") {
  std::vector<Article> articles;
  for (const int day : {1, 2, 4}) {
    articles.push_back(dated(std::to_string(day), "", make_date(2022, 9, day)));
    articles.back().title = "Woodworks shuts Karst gas plant in Split due to fault";
  }
  CHECK(groups(stories_of({articles})) == std::set<std::set<std::string>>{{"1", "2"}, {"4"}});
}

TEST_CASE("a story that the input gives stays", "[stories]") {
  const Date day = make_date(2022, 9, 8);
  Article given = dated("given", text(1), day);
  given.story = "cluster 7";
  const StoryOf found = stories_of({{given, dated("copy", text(1), day)},
                                    {dated("later copy", text(1), make_date(2022, 9, 9))}});
  CHECK(found.at("given") == "cluster 7");
  CHECK(found.at("copy") == own("copy"));
  CHECK(found.at("later copy") == own("copy"));
}

TEST_CASE("a chain of versions does not become one story without end", "[stories]") {
  // Each version drops the oldest paragraph and brings a new one.
  const auto paragraphs = invented_paragraphs(1, 40);
  std::vector<Article> versions;
  for (int i = 0; i + 8 <= 40; ++i) {
    versions.push_back(dated(std::to_string(100 + i),
                             joined({paragraphs.begin() + i, paragraphs.begin() + i + 8}),
                             make_date(2022, 9, 1 + i / 8)));
  }
  std::map<std::string, std::set<int>> members;
  for (const auto& [id, story] : stories_of({versions})) members[story].insert(std::stoi(id));
  CHECK(members.size() >= 3);
  // All within reach of the first, before or after.
  for (const auto& [story, ids] : members) CHECK(*ids.rbegin() - *ids.begin() < 16);
}

TEST_CASE("the order within a batch makes no difference", "[stories]") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    std::vector<Article> articles = newsroom(seed);
    const StoryOf found = stories_of({articles});
    CHECK(groups(found).size() < articles.size());
    std::mt19937 random(seed);
    for (int i = 0; i < 3; ++i) {
      std::shuffle(articles.begin(), articles.end(), random);
      CHECK(stories_of({articles}) == found);
    }
  }
}

TEST_CASE("batches that follow each other give what one batch gives", "[stories]") {
  for (const std::uint32_t seed : {4U, 5U, 6U}) {
    CAPTURE(seed);
    std::vector<Article> articles = newsroom(seed);
    std::stable_sort(articles.begin(), articles.end(), [](const Article& a, const Article& b) {
      return order_of(a.date) < order_of(b.date);
    });
    const StoryOf found = stories_of({articles});
    const auto dated = [](const Date& date) {
      return [date](const Article& each) { return each.date.known() && each.date.day >= date.day; };
    };
    // Cut between days; the undated come first.
    std::vector<std::vector<Article>> batches;
    auto begin = articles.begin();
    for (const int day : {1, 4, 5, 9}) {
      const auto end = std::find_if(begin, articles.end(), dated(make_date(2022, 9, day)));
      batches.emplace_back(begin, end);
      begin = end;
    }
    batches.emplace_back(begin, articles.end());
    CHECK(stories_of(batches) == found);
  }
}

TEST_CASE("documents that are replaced begin no story for others", "[stories]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  const Date day = make_date(2022, 9, 8);
  add_batch(index, {dated("a", text(1), day), dated("b", text(2), day)});
  // The batch replaces `a` itself ...
  add_batch(index, {dated("a", text(3), day), dated("c", text(1), day)});
  CHECK(stories(index).at("c") == own("c"));
  // ... and deleted documents are gone later, too.
  add_batch(index, {dated("d", text(1), day), dated("e", text(3), day)});
  CHECK(
      stories(index) ==
      StoryOf{{"a", own("a")}, {"b", own("b")}, {"c", own("c")}, {"d", own("c")}, {"e", own("a")}});
}

TEST_CASE("an article that joined a story is still known as unchanged", "[stories]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  const Date day = make_date(2022, 9, 8);
  const std::vector<Article> articles = {dated("a", text(1, 4), day), dated("b", text(1, 3), day)};
  add_batch(index, articles);
  IndexWriter writer(index, "test");
  for (const Article& each : articles) writer.add(each);
  CHECK(writer.counts().unchanged == 2);
  CHECK(writer.counts().replaced == 0);
}

TEST_CASE("missing fingerprints are reported", "[stories]") {
  const TempFolder folder;
  const std::string index = folder / "index";
  add_batch(index, {dated("a", text(1), make_date(2022, 9, 8))});
  std::filesystem::remove(segment_path(index, segment_name(1)) + kFingerprintsPart);
  CHECK_THROWS_AS(add_batch(index, {dated("b", text(2), make_date(2022, 9, 8))}), Error);
}
