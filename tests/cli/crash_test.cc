#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "tests/catch.h"
#include "tests/cli/news_records.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Writers die at any instant while readers ask: every published article is found, none half there.
// $DATELINE_SOAK is the number of kills (default 20).
namespace dateline::test {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kBlock = 150;  // articles of one round
constexpr int kDeleted = 0;  // an edition that no article has

int kills() {
  const char* soak = std::getenv("DATELINE_SOAK");
  return soak != nullptr && std::atoi(soak) > 0 ? std::atoi(soak) : 20;
}

// Which edition every article has; kDeleted when there is none.
using Editions = std::map<int, int>;

std::size_t living(const Editions& editions) {
  return static_cast<std::size_t>(std::count_if(
      editions.begin(), editions.end(), [](const auto& each) { return each.second != kDeleted; }));
}

// What a writer is told to do, and what then holds.
struct Task {
  std::string name;
  Words arguments;
  std::string input;
  Editions after;
};

class Newsroom {
 public:
  Newsroom(std::string idx, std::uint32_t seed) : idx_(std::move(idx)), random_(seed) {}

  Task next_task() {
    Task task{"add", {"add", "-q", "-i", idx_, "--format", "jsonl", "-"}, {}, editions_};
    const auto kind = random_() % 5;
    if (kind < 2 || editions_.empty()) {
      const int from = editions_.empty() ? 0 : editions_.rbegin()->first + 1;
      fill(task, from, from + kBlock);
    } else if (kind == 2) {
      task.name = "replace";
      const int from = some_article();
      fill(task, from, std::min(from + kBlock, editions_.rbegin()->first + 1));
    } else if (kind == 3) {
      task.name = "delete";
      task.arguments = {"delete", "-q", "-i", idx_, "-"};
      const int from = some_article();
      for (int i = from; i < from + kBlock / 3; ++i) {
        task.input += "n" + std::to_string(i) + "\n";
        if (task.after.count(i) != 0) task.after[i] = kDeleted;
      }
    } else {
      task.name = "rebuild";
      task.arguments = {"rebuild", "--all", "-q", "-i", idx_};
    }
    return task;
  }

  // Runs it to its end, or until this time has passed; a reader asks all the while. Returns whether
  // it was killed.
  bool run(const Task& task, std::chrono::microseconds until) {
    Command command = index_command(task.arguments);
    command.input = task.input;
    const auto start = Clock::now();
    Process process(command);
    // Every state that a reader meets is one of the two.
    const std::size_t before = living(editions_);
    const std::size_t after = living(task.after);
    if (random_() % 2 == 0 && !editions_.empty()) {
      const Json seen = answer_from(idx_, {"ferry"});
      CHECK(seen.at("total") >= std::min(before, after));
      CHECK(seen.at("total") <= std::max(before, after));
      CHECK(seen.at("total") == facet_count(seen, "country", "HR"));
    }
    std::this_thread::sleep_until(start + until);
    process.send(SIGKILL);
    const Result result = process.wait();
    INFO(result.err);
    CHECK((result.signal == SIGKILL || result.status <= 1));
    return result.signal == SIGKILL;
  }

  // What is in the index now is what was there or what was told, article by article, and all parts
  // of it agree. From then on it is what must be there.
  void check(const Task& task) {
    const Result exported = index({"export", "-q", "-i", idx_});
    INFO(exported.err);
    REQUIRE(exported.status == 0);
    Editions found;
    std::map<int, std::size_t> articles_of;  // edition -> articles
    for (const Json& article : json_lines(exported.out)) {
      const std::string id = article.at("id");
      const std::string title = article.at("title");
      const int number = std::stoi(id.substr(1));
      const int edition = std::stoi(title.substr(title.find("edition") + 7));
      CHECK(title == "Ferry " + std::to_string(number) + " " + edition_word(edition));
      CHECK(contains(article.at("body").get<std::string>(), edition_word(edition)));
      CHECK(found.emplace(number, edition).second);
      ++articles_of[edition];
    }
    for (const auto& [number, edition] : task.after) {
      const auto known = editions_.find(number);
      const int old_edition = known == editions_.end() ? kDeleted : known->second;
      const int now = found.count(number) != 0 ? found[number] : kDeleted;
      INFO("article " << number << ": " << old_edition << " or " << edition << ", now " << now);
      CHECK((now == edition || now == old_edition));
      editions_[number] = now;
    }
    CHECK(living(editions_) == found.size());
    // By posting lists, by `tokens`, by `columns`.
    for (const auto& [edition, count] : articles_of) {
      const std::string word = edition_word(edition);
      const Json by_stem = answer_from(idx_, {"--match", "all", word});
      CHECK(by_stem.at("total") == count);
      CHECK(facet_count(by_stem, "country", "HR") == count);
      CHECK(answer_from(idx_, {"\"passengers of " + word + " aboard\""}).at("total") == count);
    }
    const Result verified = index({"verify", "--thorough", "-q", "-i", idx_});
    INFO(verified.out << verified.err);
    CHECK(verified.status == 0);
  }

  Json report() {
    const Result result = index({"verify", "--json", "-q", "-i", idx_});
    INFO(result.err);
    REQUIRE(result.status == 0);
    return Json::parse(result.out);
  }

 private:
  int some_article() {
    return static_cast<int>(random_() % static_cast<std::uint32_t>(editions_.rbegin()->first + 1));
  }

  void fill(Task& task, int from, int to) {
    ++edition_;
    task.input = news_records(from, to, edition_);
    for (int i = from; i < to; ++i) task.after[i] = edition_;
  }

  std::string idx_;
  std::mt19937 random_;
  Editions editions_;
  int edition_ = 0;
};

}  // namespace

TEST_CASE("a writer may be killed at any instant") {
  const TemporaryDirectory temporary;
  const std::uint32_t seed = std::random_device()();
  INFO("seed " << seed);
  Newsroom newsroom(temporary / "idx", seed);
  std::mt19937 random(seed + 1);
  // First of all an index, and how long a writer takes.
  const Task first = newsroom.next_task();
  const auto start = Clock::now();
  REQUIRE(index(first.arguments, first.input).status == 0);
  const auto usual = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  newsroom.check(first);

  int killed = 0;
  int rounds = 0;
  for (; killed < kills() && rounds < 4 * kills(); ++rounds) {
    const Task task = newsroom.next_task();
    const auto until = std::chrono::microseconds(random() % (usual.count() * 5 / 4));
    INFO("round " << rounds << ": " << task.name << " for " << until.count() << " us");
    if (newsroom.run(task, until)) ++killed;
    newsroom.check(task);
  }
  CHECK(killed >= kills() / 2);
  INFO(killed << " of " << rounds << " were killed");

  Task last = newsroom.next_task();
  last.arguments = {"add", "-i", temporary / "idx", "--format", "jsonl", "-"};
  last.input =
      R"({"id":"n1","title":"Ferry 1 edition999999","text":"passengers of edition999999"})";
  const Result next = index(last.arguments, last.input);
  INFO(next.err);
  CHECK(next.status == 0);
  CHECK(newsroom.report().at("orphans").empty());
}

}  // namespace dateline::test
