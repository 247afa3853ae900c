#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "common/text/readable.h"
#include "tests/catch.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Locks, Ctrl-C and sudden death.
namespace dateline::test {
namespace {

namespace fs = std::filesystem;

std::string records(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) {
    text += R"({"id":"n)" + std::to_string(i) + R"(","title":"Ferry )" + std::to_string(i) +
            R"(","text":"A ferry sailed from Split to Ancona with )" + std::to_string(i) +
            R"( passengers. The sea was calm and the harbour of Ancona empty.","lang":"en"})"
            "\n";
  }
  return text;
}

// Holds the write lock of an index as another writer would.
class Lock {
 public:
  explicit Lock(const std::string& idx) : fd_(open((idx + "/lock").c_str(), O_RDWR | O_CLOEXEC)) {
    REQUIRE(fd_ >= 0);
    REQUIRE(flock(fd_, LOCK_EX | LOCK_NB) == 0);
    const std::string holder = "pid 4242 on ferry: dateline-index add other\n";
    REQUIRE(pwrite(fd_, holder.data(), holder.size(), 0) > 0);
  }
  ~Lock() { release(); }
  void release() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

}  // namespace

TEST_CASE("a locked index is refused at once, naming the holder") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "--format", "jsonl", "-"}, records(0, 3)).status == 0);
  const Lock lock(idx);
  const auto start = std::chrono::steady_clock::now();
  const Result refused = index({"add", "-i", idx, "--format", "jsonl", "-"}, records(3, 6));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "4242"));
  CHECK(contains(refused.err, "--wait"));
  // Readers need no lock.
  CHECK(articles_in(idx) == 3);
  CHECK(answer_from(idx, {"ferry"}).at("total") == 3);
}

TEST_CASE("option --wait waits for the lock") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "--format", "jsonl", "-"}, records(0, 3)).status == 0);
  Lock lock(idx);
  Command command = index_command({"add", "--wait", "-i", idx, "--format", "jsonl", "-"});
  command.input = records(3, 6);
  Process process(command);
  REQUIRE(process.wait_until([](const Result& result) { return contains(result.err, "4242"); }));
  CHECK(articles_in(idx) == 3);
  lock.release();
  const Result result = process.wait();
  INFO(result.err);
  CHECK(result.status == 0);
  CHECK(articles_in(idx) == 6);

  const Lock again(idx);
  Process interrupted(command);
  REQUIRE(
      interrupted.wait_until([](const Result& so_far) { return contains(so_far.err, "4242"); }));
  interrupted.send(SIGINT);
  CHECK(interrupted.wait().status == 130);
}

TEST_CASE("two writers at once: one writes, the other is told") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  Command command = index_command({"add", "-i", idx, "--format", "jsonl", "-"});
  command.keep_input_open = true;
  command.input = records(0, 3);
  Process first(command);
  const auto has_lock = [&idx](const Result&) {
    return fs::exists(idx + "/lock") && fs::file_size(idx + "/lock") > 0;
  };
  REQUIRE(first.wait_until(has_lock));
  const Result second = index({"add", "-i", idx, "--format", "jsonl", "-"}, records(3, 6));
  CHECK(second.status == 2);
  CHECK(contains(second.err, "pid " + std::to_string(first.pid())));
  first.close_input();
  CHECK(first.wait().status == 0);
  CHECK(articles_in(idx) == 3);
}

TEST_CASE("Ctrl-C keeps what was read, and the same command goes on") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  Command command = index_command({"add", "-i", idx, "--format", "jsonl", "-"});
  command.keep_input_open = true;
  command.input = records(0, 3000);
  Process process(command);
  const auto has_lock = [&idx](const Result&) {
    return fs::exists(idx + "/lock") && fs::file_size(idx + "/lock") > 0;
  };
  REQUIRE(process.wait_until(has_lock));
  // Time to read some; then it hangs in a read of standard input.
  process.wait_until([n = 0](const Result&) mutable { return ++n > 25; });
  process.send(SIGINT);
  const Result result = process.wait();
  INFO(result.err);
  CHECK(result.status == 130);
  CHECK(contains(result.err, "interrupted"));
  const std::size_t kept = articles_in(idx);
  CHECK(kept > 0);
  CHECK(kept <= 3000);

  const Result again = index({"add", "-i", idx, "--format", "jsonl", "-"}, records(0, 3000));
  CHECK(again.status == 0);
  CHECK(contains(again.err, grouped(kept) + " were there already"));
  CHECK(articles_in(idx) == 3000);
}

TEST_CASE("an interrupted add prints the very command that goes on") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "my idx";
  const std::string first = temporary.write("1.jsonl", records(0, 40));
  const std::string second = temporary / "it's 2.jsonl";
  REQUIRE(mkfifo(second.c_str(), 0600) == 0);  // on which it waits
  Process process(index_command({"add", "-v", "-i", idx, first, second}));
  // Once it has opened the pipe, everything before that was read.
  int pipe = -1;
  REQUIRE(process.wait_until([&](const Result&) {
    pipe = open(second.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    return pipe >= 0;
  }));
  process.send(SIGINT);
  const Result result = process.wait();
  close(pipe);
  INFO(result.err);
  CHECK(result.status == 130);
  CHECK(contains(result.err, "the index holds 40 articles"));
  CHECK(articles_in(idx) == 40);

  const std::string lead = "go on with: ";
  REQUIRE(contains(result.err, lead));
  std::string command = result.err.substr(result.err.find(lead) + lead.size());
  command.resize(command.find('\n'));
  fs::remove(second);
  temporary.write("it's 2.jsonl", records(40, 60));
  const Result again = run({.program = "/bin/sh", .arguments = {"-c", command}});
  INFO(again.err);
  CHECK(again.status == 0);
  CHECK(contains(again.err, "added 20 articles"));
  CHECK(contains(again.err, "passed over 1 file "));
  CHECK(articles_in(idx) == 60);
}

TEST_CASE("a second Ctrl-C ends at once and does no harm") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  Command command = index_command({"add", "-i", idx, "--format", "jsonl", "-"});
  command.keep_input_open = true;
  command.input = records(0, 5000);
  Process process(command);
  const auto has_lock = [&idx](const Result&) {
    return fs::exists(idx + "/lock") && fs::file_size(idx + "/lock") > 0;
  };
  REQUIRE(process.wait_until(has_lock));
  process.wait_until([n = 0](const Result&) mutable { return ++n > 25; });
  process.send(SIGINT);
  const auto ending = [](const Result& so_far) {
    return contains(so_far.err, "Ctrl-C again ends at once");
  };
  if (process.wait_until(ending)) process.send(SIGINT);
  const Result result = process.wait();
  INFO(result.err);
  CHECK((result.signal == SIGINT || result.status == 130));
  const Result again = index({"add", "-i", idx, "--format", "jsonl", "-"}, records(0, 5000));
  CHECK(again.status == 0);
  CHECK(articles_in(idx) == 5000);
  CHECK(answer_from(idx, {"ferry"}).at("total") == 5000);
}

TEST_CASE("killed at any moment, the same add loses nothing and adds nothing twice") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  for (int i = 0; i < 10; ++i) {
    temporary.write("news/" + std::to_string(i) + ".jsonl", records(i * 300, (i + 1) * 300));
  }
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    temporary.write("news/text/" + number + ".txt",
                    "Ferry text " + number + "\n\nA ferry left Zadar on Monday.\n");
  }
  const Command command = index_command({"add", "-i", idx, temporary / "news"});
  for (int attempt = 0; attempt < 6; ++attempt) {
    Process process(command);
    const auto soon = [n = 0, attempt](const Result&) mutable { return ++n > 2 + attempt * 6; };
    if (process.wait_until(soon)) process.send(attempt % 2 == 0 ? SIGKILL : SIGINT);
    process.wait();
  }
  for (int round = 0; round < 2; ++round) {
    const Result result = run(command);
    INFO(result.err);
    CHECK(result.status == 0);
    const Result stats = index({"stats", "-i", idx, "--json"});
    CHECK(Json::parse(stats.out).at("articles") == 3100);
    CHECK(Json::parse(stats.out).at("deleted") == 0);
    CHECK(answer_from(idx, {"ferry"}).at("total") == 3100);
    if (round == 1) CHECK(contains(result.err, "passed over 110 files"));
  }
}

TEST_CASE("Ctrl-C ends an inspection and a list of queries") {
  for (const bool searching : {false, true}) {
    Command command = searching ? search_command({"-i", sample_index(), "--format", "ids"})
                                : index_command({"inspect", "--format", "jsonl", "-"});
    command.keep_input_open = true;
    // An inspection prints what it has read once it knows the habits of sources.
    command.input = searching ? "albania\n" : records(0, 9000);
    Process process(command);
    REQUIRE(process.wait_until([](const Result& so_far) { return !so_far.out.empty(); }));
    process.wait_until([n = 0](const Result&) mutable { return ++n > 5; });  // it waits for more
    process.send(SIGINT);
    const Result result = process.wait();
    INFO((searching ? "search" : "inspect"));
    CHECK_FALSE(result.timed_out);
    CHECK(result.status == 130);
  }
}

TEST_CASE("kill -9 leaves the published index, and the next writer tidies up") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "--format", "jsonl", "-"}, records(0, 5)).status == 0);
  const std::string manifest = read_file(idx + "/manifest");
  Command command = index_command({"add", "-i", idx, "--format", "jsonl", "-"});
  command.input = records(5, 6000);
  const auto segments = [&idx] {
    return std::distance(fs::directory_iterator(idx + "/segments"), {});
  };
  // Killed as soon as it has begun to write a second segment.
  bool caught = false;
  for (int attempt = 0; attempt < 5 && !caught; ++attempt) {
    Process process(command);
    const bool writing = process.wait_until([&](const Result&) { return segments() > 1; });
    process.send(SIGKILL);
    const Result result = process.wait();
    caught = writing && result.signal == SIGKILL && read_file(idx + "/manifest") == manifest;
    if (articles_in(idx) > 5) break;  // it was faster
  }
  if (!caught) {
    WARN("the writer was too fast to be killed");
    return;
  }
  CHECK(segments() == 2);
  CHECK(articles_in(idx) == 5);
  CHECK(answer_from(idx, {"ferry"}).at("total") == 5);

  const Result next = index({"add", "-i", idx, "--format", "jsonl", "-"}, records(5, 7));
  INFO(next.err);
  CHECK(next.status == 0);
  CHECK(segments() == 2);
  CHECK(articles_in(idx) == 7);
  CHECK(answer_from(idx, {"ferry"}).at("total") == 7);
}

TEST_CASE("an index can be copied and moved") {
  const TemporaryDirectory temporary;
  fs::copy(sample_index(), temporary / "copy", fs::copy_options::recursive);
  fs::rename(temporary / "copy", temporary / "moved");
  CHECK(titles(answer_from(temporary / "moved", {"albania"})) == titles(answer({"albania"})));
}

}  // namespace dateline::test
