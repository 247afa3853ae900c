#include "indexer/build/habits_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <type_traits>

#include "common/error.h"
#include "common/index/manifest.h"
#include "common/index/section_file.h"
#include "common/log.h"

namespace dateline {
namespace {

constexpr std::uint32_t kHabitsVersion = 2;
enum HabitsSection : std::uint64_t {
  kHabitsGeneration = 1,
  kHabitLines = 2,
  kHabitSources = 3,
  kHabitTraits = 4
};

static_assert(std::has_unique_object_representations_v<LineCount>);
static_assert(std::has_unique_object_representations_v<SourceCount>);
static_assert(std::has_unique_object_representations_v<TraitCount>);

std::string habits_path(const std::string& index) { return index + "/habits"; }
std::string habits_draft(const std::string& index) { return index + "/habits.new"; }

template <typename T>
std::vector<T> copy_of(std::span<const T> values) {
  return {values.begin(), values.end()};
}

HabitCounts read_habits(const std::string& index) {
  const SectionReader file(habits_path(index), FileKind::kHabits, kHabitsVersion);
  file.verify();
  const auto generation = file.array<std::uint64_t>(kHabitsGeneration);
  if (generation.size() != 1) file.damaged("a section has a wrong size");
  if (generation.front() > read_manifest(index).generation) return {};
  HabitCounts counts{copy_of(file.array<LineCount>(kHabitLines)),
                     copy_of(file.array<SourceCount>(kHabitSources)),
                     copy_of(file.array<TraitCount>(kHabitTraits))};
  const auto by_key = [](const LineCount& a, const LineCount& b) { return a.key < b.key; };
  if (!std::is_sorted(counts.lines.begin(), counts.lines.end(), by_key)) {
    file.damaged("its lines are not sorted");
  }
  return counts;
}

}  // namespace

void check_habits(const std::string& index) {
  std::error_code ignored;
  if (std::filesystem::exists(habits_path(index), ignored)) read_habits(index);
}

HabitCounts load_habits(const std::string& index) {
  std::remove(habits_draft(index).c_str());  // of a writer that was stopped
  std::error_code ignored;
  if (!std::filesystem::exists(habits_path(index), ignored)) return {};
  try {
    return read_habits(index);
  } catch (const Error& error) {
    spdlog::debug("nothing is known of the habits of sources: {}", error.what());
    return {};
  }
}

bool drop_damaged_habits(const std::string& index) {
  try {
    check_habits(index);
    return false;
  } catch (const Error& error) {
    spdlog::warn("{}; what sources are used to is learnt anew", error.what());
    return std::remove(habits_path(index).c_str()) == 0;
  }
}

void save_habits(const std::string& index, const HabitCounts& counts) {
  const std::string path = habits_path(index);
  const std::string draft = habits_draft(index);
  try {
    SectionWriter writer(draft, FileKind::kHabits, kHabitsVersion);
    writer.add(kHabitsGeneration, std::vector<std::uint64_t>{read_manifest(index).generation});
    writer.add(kHabitLines, counts.lines);
    writer.add(kHabitSources, counts.sources);
    writer.add(kHabitTraits, counts.traits);
    writer.finish();
    if (std::rename(draft.c_str(), path.c_str()) != 0) throw system_error("write " + path, errno);
  } catch (const Error& error) {
    std::remove(draft.c_str());
    spdlog::warn("what was learnt about sources is not kept: {}", error.what());
  }
}

}  // namespace dateline
