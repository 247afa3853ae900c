#include "indexer/enrich/habit_observer.h"

#include <string>

#include "indexer/enrich/cleanup.h"
#include "tests/catch.h"

namespace dateline {
namespace {

const std::string kFooter = "Harbour Gazette: all the island's news since 1911";

Article article_of(int number, const std::string& tail, Day day = kNoDay) {
  Article article;
  article.source = "Harbour Gazette";
  article.title = "Council vote " + std::to_string(number) + " on the new harbour wall";
  article.body = "The council voted on plan number " + std::to_string(number) +
                 " for the wall, which fishermen have asked for since the floods.\n\n" + tail;
  article.date.day = day;
  return article;
}

std::string cleaned(Article article, const SourceHabits& habits) {
  clean_up(article, habits, article.source);
  return article.body;
}

bool drops(const Article& article, const SourceHabits& habits, const std::string& line) {
  return cleaned(article, habits).find(line) == std::string::npos;
}

TEST_CASE("A line at the end of a source's articles is furniture") {
  HabitObserver observer;
  for (int i = 0; i < 10; ++i) observer.observe(article_of(i, kFooter), "");
  const auto habits = observer.habits();
  Article article = article_of(11, kFooter);
  clean_up(article, *habits, article.source);
  CHECK(article.body.find(kFooter) == std::string::npos);
  REQUIRE(article.removed.size() == 1);
  CHECK(article.removed[0] == Removed{kFooter, "furniture"});

  SECTION("but not of another source") {
    Article other = article_of(11, kFooter);
    other.source = "Hill Courier";
    CHECK_FALSE(drops(other, *habits, kFooter));
  }
  SECTION("nor inside an article") {
    std::string inside = kFooter;
    for (int i = 0; i < 10; ++i) inside += "\n\nParagraph " + std::to_string(i) + " of the story.";
    CHECK_FALSE(drops(article_of(11, "One.\n\nTwo.\n\nThree.\n\n" + inside), *habits, kFooter));
  }
  SECTION("nor where it is half of the article") {
    Article all = article_of(11, kFooter);
    all.body = "Soon more.\n\n" + kFooter;
    CHECK_FALSE(drops(all, *habits, kFooter));
  }
}

TEST_CASE("What repeats like news is no furniture") {
  const std::string warning = "Small boats should stay in harbour until the storm has passed.";
  HabitObserver observer;
  SECTION("in a small share of the articles") {
    for (int i = 0; i < 300; ++i) {
      observer.observe(article_of(i, i % 30 == 0 ? warning : "Vote " + std::to_string(i)), "");
    }
  }
  SECTION("within two days") {
    for (int i = 0; i < 100; ++i) {
      observer.observe(
          article_of(i, i % 10 == 0 ? warning : "Vote " + std::to_string(i), 19000 + i % 2), "");
    }
  }
  SECTION("in few articles") {
    for (int i = 0; i < 7; ++i) observer.observe(article_of(i, warning), "");
  }
  CHECK_FALSE(drops(article_of(999, warning), *observer.habits(), warning));
}

TEST_CASE("A table of numbers is no furniture") {
  const std::string row = "3-month bills 11.50 11.75";
  HabitObserver observer;
  for (int i = 0; i < 20; ++i) observer.observe(article_of(i, row), "");
  CHECK_FALSE(drops(article_of(99, row), *observer.habits(), row));
}

TEST_CASE("The headline of another article below several is a teaser") {
  HabitObserver observer;
  const std::string headline = article_of(5, "").title;
  observer.observe(article_of(5, "The mayor will sign it."), "");
  for (int i = 6; i < 8; ++i) observer.observe(article_of(i, headline), "");
  const auto habits = observer.habits();
  Article article = article_of(6, headline);
  clean_up(article, *habits, article.source);
  REQUIRE(article.removed.size() == 1);
  CHECK(article.removed[0] == Removed{headline, "teaser"});
}

TEST_CASE("Habits are learnt window by window, and kept") {
  HabitObserver first;
  for (int i = 0; i < 5; ++i) first.observe(article_of(i, kFooter), "");
  CHECK_FALSE(drops(article_of(99, kFooter), *first.habits(), kFooter));
  HabitObserver second(first.counts());
  for (int i = 5; i < 10; ++i) second.observe(article_of(i, kFooter), "");
  CHECK(drops(article_of(99, kFooter), *second.habits(), kFooter));
}

TEST_CASE("Articles without a source belong to the folder of their file") {
  HabitObserver observer;
  const auto anonymous = [](int number) {
    Article article = article_of(number, kFooter);
    article.source.clear();
    return article;
  };
  for (int i = 0; i < 10; ++i) observer.observe(anonymous(i), "gazette/page.txt");
  const auto habits = observer.habits();
  Article here = anonymous(20);
  clean_up(here, *habits, "gazette/");
  CHECK(here.body.find(kFooter) == std::string::npos);
  Article elsewhere = anonymous(20);
  clean_up(elsewhere, *habits, "courier/");
  CHECK(elsewhere.body.find(kFooter) != std::string::npos);
}

}  // namespace
}  // namespace dateline
