#include "common/index/lock.h"

#include <unistd.h>

#include <chrono>
#include <optional>
#include <string>
#include <thread>

#include "common/error.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

TEST_CASE("a second writer is turned away with the name of the first", "[index]") {
  const TempFolder folder;
  std::optional<WriteLock> first(std::in_place, folder.path(), "add news", false);
  try {
    const WriteLock second(folder.path(), "delete", false);
    FAIL("locked twice");
  } catch (const Error& error) {
    CHECK(error.kind() == Error::Kind::kLocked);
    CHECK_THAT(error.what(), Catch::Contains("add news"));
    CHECK_THAT(error.what(), Catch::Contains("pid " + std::to_string(getpid())));
    CHECK_THAT(error.hint(), Catch::Contains("--wait"));
  }
  first.reset();
  CHECK(read_bytes_of(folder / "lock").empty());
  const WriteLock third(folder.path(), "delete", false);
  CHECK_THAT(read_bytes_of(folder / "lock"), Catch::Contains("delete"));
}

TEST_CASE("a writer waits for the lock when it is told to", "[index]") {
  const TempFolder folder;
  std::optional<WriteLock> first(std::in_place, folder.path(), "add", false);
  std::thread releases([&first] {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    first.reset();
  });
  const auto start = std::chrono::steady_clock::now();
  const WriteLock second(folder.path(), "optimize", true);
  CHECK(std::chrono::steady_clock::now() - start > std::chrono::milliseconds(100));
  releases.join();
}

TEST_CASE("a folder that is not there cannot be locked", "[index]") {
  const TempFolder folder;
  CHECK_THROWS_AS(WriteLock(folder / "none", "add", false), Error);
}

TEST_CASE("whatever an old lock file holds, the lock is free", "[index]") {
  const TempFolder folder;
  write_bytes_to(folder / "lock", std::string(5000, 'x'));
  const WriteLock lock(folder.path(), "add", false);
  CHECK(read_bytes_of(folder / "lock").size() < 500);
}
