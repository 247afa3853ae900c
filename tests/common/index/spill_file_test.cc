#include "common/index/spill_file.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "common/error.h"
#include "tests/catch.h"
#include "tests/temp_folder.h"

using namespace dateline;

TEST_CASE("bytes wait in a file without a name and become a section", "[index]") {
  const TempFolder folder;
  std::vector<std::uint8_t> bytes(3'000'001);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 >> 3);
  {
    SectionWriter writer(folder / "whole", FileKind::kTokens, 1);
    SpillFile spill(folder / "waiting");
    SpillFile nothing(folder / "nothing");
    CHECK_FALSE(std::filesystem::exists(folder / "waiting"));
    const std::span<const std::uint8_t> all(bytes);
    spill.append(all.first(10));
    spill.append({});
    spill.append(all.subspan(10));
    writer.add(1, std::vector<std::uint8_t>{1, 2, 3});
    spill.move_to(writer, 2);
    nothing.move_to(writer, 3);
    writer.finish();
  }
  const SectionReader reader(folder / "whole", FileKind::kTokens, 1);
  reader.verify();
  const auto read = reader.array<std::uint8_t>(2);
  CHECK(std::equal(read.begin(), read.end(), bytes.begin(), bytes.end()));
  CHECK(reader.array<std::uint8_t>(3).empty());
}

TEST_CASE("a place where no file can wait is an error", "[index]") {
  const TempFolder folder;
  CHECK_THROWS_AS(SpillFile(folder / "missing/waiting"), Error);
}
