#include "searcher/saved/seen_ids.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "common/error.h"
#include "searcher/saved/private_file.h"
#include "searcher/saved/saved_search.h"
#include "tests/catch.h"

namespace dateline {
namespace {

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("seen-" + std::to_string(getpid()))) {
    std::filesystem::remove_all(path);
    make_private_folder(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string path;
};

unsigned mode(const std::string& path) {
  struct stat status = {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

TEST_CASE("seen ids: what was written is read") {
  const Folder folder;
  const std::string path = folder.path + "/x.seen";
  CHECK(SeenIds::read(path).size() == 0);
  SeenIds seen;
  seen.add({SeenIds::hash("b"), SeenIds::hash("a"), SeenIds::hash("a")});
  seen.add({SeenIds::hash("c"), SeenIds::hash("b")});
  seen.write(path);
  const SeenIds read = SeenIds::read(path);
  CHECK(read.size() == 3);
  for (const char* id : {"a", "b", "c"}) CHECK(read.contains(SeenIds::hash(id)));
  CHECK_FALSE(read.contains(SeenIds::hash("d")));
  CHECK(mode(path) == 0600);
  CHECK(mode(folder.path) == 0700);
}

TEST_CASE("seen ids: damage is an error") {
  const Folder folder;
  const std::string path = folder.path + "/x.seen";
  for (const std::string text :
       {"", "other\n", "dateline seen 1\n00\n", "dateline seen 1\n00000000000000zz\n",
        "dateline seen 1\n0000000000000002\n0000000000000001\n"}) {
    CAPTURE(text);
    std::ofstream(path) << text;
    CHECK_THROWS_AS(SeenIds::read(path), Error);
  }
}

TEST_CASE("saved searches: kept as they were typed, listed by name, forgotten") {
  const Folder folder;
  const SavedSearches searches(folder.path + "/deeper/still");
  CHECK(searches.all().empty());
  const SavedSearch search = {"grain",
                              "/tmp/news.idx",
                              "\"grain deal\" -wheat",
                              {{"since", {"7d"}}, {"country", {"AL", "IR"}}}};
  searches.add(search);
  searches.add({"a", "/x", "", {}});
  CHECK(searches.load("grain") == search);
  CHECK(search.arguments() ==
        std::vector<std::string>{"--since=7d", "--country=AL", "--country=IR"});
  CHECK(searches.all().size() == 2);
  CHECK(searches.all()[0].name == "a");
  CHECK(mode(folder.path + "/deeper/still/grain.json") == 0600);
  searches.forget("grain");
  CHECK_FALSE(searches.contains("grain"));
  CHECK_THROWS_AS(searches.load("grain"), Error);
  for (const std::string name : {"", ".hidden", "a/b", "../x", "a b", "-x"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(SavedSearches::check_name(name), Error);
  }
}

}  // namespace
}  // namespace dateline
