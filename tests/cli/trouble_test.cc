#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/news_records.h"
#include "tests/cli/programs.h"
#include "tests/cli/temporary_directory.h"

// Full disks, folders that may not be written, other writers: the index stays as it was.
namespace dateline::test {
namespace {

namespace fs = std::filesystem;

// Runs a shell script, whose $1 is dateline-index, $2 dateline-search and $3 onwards `arguments`.
Result shell(const std::string& script, const Words& arguments) {
  Command command{.program = "/bin/sh",
                  .arguments = {"-c", script, "sh", index_program(), search_program()}};
  command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
  return run(command);
}

bool runs(const std::string& script) { return shell(script, {}).status == 0; }

}  // namespace

TEST_CASE("a file that may not grow ends a write, and the index stays") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "-"}, news_records(0, 20)).status == 0);
  const std::string manifest = read_file(idx + "/manifest");
  const std::string many = temporary.write("many.jsonl", news_records(20, 3000));
  // In units of 512 bytes: some stop early, some late.
  for (const char* limit : {"16", "100", "300"}) {
    const Result result =
        shell(R"(ulimit -f "$5"; exec "$1" add -i "$3" "$4")", {idx, many, limit});
    INFO(limit << ": " << result.err);
    CHECK(result.signal == 0);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "File too large"));
    CHECK(read_file(idx + "/manifest") == manifest);
    CHECK(searchable_in(idx) == 20);
  }
  for (const Words& arguments :
       {Words{"rebuild", "--all"}, Words{"export", "-o", temporary / "export.jsonl"},
        Words{"export", "--to", "xapian", "-o", temporary / "stock"}}) {
    std::string script = R"(ulimit -f 2; p="$1"; shift 2; exec "$p" "$@")";
    Words words = arguments;
    words.insert(words.end(), {"-i", idx});
    const Result result = shell(script, words);
    INFO(arguments[0] << ": " << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "File too large"));
  }
  CHECK_FALSE(fs::exists(temporary / "export.jsonl"));
  CHECK_FALSE(fs::exists(temporary / "stock"));
  CHECK(read_file(idx + "/manifest") == manifest);
  REQUIRE(index({"add", "-i", idx, many}).status == 0);
  CHECK(searchable_in(idx) == 3000);
  const Result verified = index({"verify", "-i", idx});
  CHECK(verified.status == 0);
  CHECK_FALSE(contains(verified.err, "left-overs"));
}

TEST_CASE("a full disk leaves the index as it was") {
  if (!runs("unshare -rm mount -t tmpfs -o size=64k none /mnt 2>/dev/null")) {
    WARN("no file system of our own can be mounted here");
    return;
  }
  const TemporaryDirectory temporary;
  const std::string few = temporary.write("few.jsonl", news_records(0, 20));
  const std::string many = temporary.write("many.jsonl", news_records(20, 6000));
  const Result result = shell(R"(
    exec unshare -rm sh -c '
      mount -t tmpfs -o size=1500k none /mnt || exit 9
      "$1" add -q -i /mnt/idx "$3" || exit 10
      "$1" add -i /mnt/idx "$4"; echo "full $?"
      "$1" snapshot -i /mnt/idx /mnt/copy && echo copied
      "$1" verify -i /mnt/idx || exit 11
      "$1" delete -q -i /mnt/idx n3 || exit 12
      "$2" -i /mnt/idx "ferry" --format ids -n 100 | wc -l
      "$1" verify -i /mnt/idx || exit 13
      ls /mnt/idx/segments
    ' sh "$@")",
                              {few, many});
  INFO(result.out << result.err);
  CHECK(result.status == 0);
  CHECK(contains(result.err, "No space left"));
  CHECK(contains(result.out, "full 2\n"));
  CHECK(contains(result.out, "copied\n"));
  CHECK(contains(result.out, "19\n"));
  CHECK(lines(result.out).back() == "000001");
}

TEST_CASE("an index that may not be written is read all the same") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "-"}, news_records(0, 20)).status == 0);
  // Root may write everywhere, and must be somebody else.
  const std::string as_nobody =
      geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : "";
  REQUIRE(::chmod(temporary.path().c_str(), 0755) == 0);
  if (!runs(as_nobody + "\"$1\" --version")) {
    WARN("the program cannot be run as another user");
    return;
  }
  REQUIRE(shell(R"(chmod -R a-w "$3"; chmod -R a+rX "$3"; chmod a-w "$4")", {idx, temporary.path()})
              .status == 0);
  const auto as = [&](const std::string& command) {
    return shell("exec " + as_nobody + command, {idx, temporary / "file", temporary / "copy"});
  };
  for (const char* command :
       {R"("$1" add -i "$3" /dev/null)", R"("$1" delete -i "$3" n1)",
        R"("$1" rebuild --all -i "$3")", R"("$1" export -i "$3" -o "$4")",
        R"("$1" snapshot -i "$3" "$5")", R"("$1" export --to xapian -i "$3" -o "$5")"}) {
    const Result result = as(command);
    INFO(command << ": " << result.err);
    CHECK(result.status == 2);
    CHECK(contains(result.err, "Permission denied"));
    CHECK(contains(result.err, "hint:"));
  }
  CHECK(as(R"("$2" -i "$3" ferry)").status == 0);
  CHECK(as(R"("$1" verify -i "$3")").status == 0);
  CHECK(lines(as(R"("$1" export -i "$3")").out).size() == 20);
  REQUIRE(shell(R"(chmod -R u+w "$3" "$4")", {idx, temporary.path()}).status == 0);
  CHECK(searchable_in(idx) == 20);
}

TEST_CASE("every writer names who holds the index, or waits") {
  const TemporaryDirectory temporary;
  const std::string idx = temporary / "idx";
  REQUIRE(index({"add", "-i", idx, "-"}, news_records(0, 20)).status == 0);
  const std::string one_more = news_records(20, 21);
  const std::vector<std::pair<Words, std::string>> writers = {
      {{"delete", "n1"}, ""}, {{"rebuild", "--all"}, ""}, {{"import", "-"}, one_more}};
  for (const auto& [arguments, input] : writers) {
    Command holder = index_command({"add", "-i", idx, "-"});
    holder.keep_input_open = true;
    Process first(holder);
    REQUIRE(first.wait_until([&idx](const Result&) { return fs::file_size(idx + "/lock") > 0; }));
    Words words = arguments;
    words.insert(words.end(), {"-i", idx});
    const Result refused = index(words, input);
    INFO(arguments[0] << ": " << refused.err);
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, "pid " + std::to_string(first.pid())));
    CHECK(contains(refused.err, "--wait"));
    // Readers need no lock.
    for (const Words& reader : {Words{"verify"}, Words{"export"}, Words{"stats"}}) {
      CHECK(index({reader[0], "-i", idx}).status == 0);
    }
    words.push_back("--wait");
    Command waiting = index_command(words);
    waiting.input = input;
    Process second(waiting);
    REQUIRE(
        second.wait_until([](const Result& result) { return contains(result.err, "waiting"); }));
    first.close_input();
    CHECK(first.wait().status == 0);
    CHECK(second.wait().status == 0);
  }
  CHECK(searchable_in(idx) == 20);  // one deleted, one imported
  CHECK(index({"verify", "-i", idx}).status == 0);
}

}  // namespace dateline::test
