#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "common/error.h"
#include "common/log.h"
#include "common/program.h"
#include "indexer/commands.h"
#include "indexer/upkeep/index_check.h"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

Json damage_as_json(const std::vector<Damage>& damage) {
  Json list = Json::array();
  for (const Damage& each : damage) {
    list.push_back({{"part", each.part}, {"what", each.what}, {"derived", each.derived}});
  }
  return list;
}

std::string report_as_json(const std::string& index, const IndexReport& report) {
  Json segments = Json::array();
  for (const SegmentReport& segment : report.segments) {
    segments.push_back({{"name", segment.entry.name},
                        {"articles", segment.entry.articles},
                        {"deleted", segment.entry.deleted},
                        {"compared", segment.compared},
                        {"sound", segment.sound()},
                        {"damage", damage_as_json(segment.damage)}});
  }
  const Json json = {{"version", 1},
                     {"index", index},
                     {"sound", report.sound()},
                     {"restorable", report.restorable()},
                     {"articles", report.manifest.articles()},
                     {"damage", damage_as_json(report.damage)},
                     {"segments", std::move(segments)},
                     {"orphans", report.orphans}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string report_as_text(const std::string& index, const IndexReport& report) {
  if (report.sound()) {
    return fmt::format("{} is sound: {} articles in {} segment{}\n", index,
                       report.manifest.articles(), report.segments.size(),
                       report.segments.size() == 1 ? "" : "s");
  }
  std::string text;
  for (const Damage& each : report.damage) text += each.what + "\n";
  for (const SegmentReport& segment : report.segments) {
    for (const Damage& each : segment.damage) {
      text += fmt::format("segment {}: {}\n", segment.entry.name, each.what);
    }
  }
  return text;
}

}  // namespace

int run_verify(const IndexerOptions& options) {
  const std::string& index = options.common.index;
  const IndexReport report =
      check_index(index, options.life.thorough ? CheckDepth::kAll : CheckDepth::kSample);
  Output output(stdout);
  output.write(options.json ? report_as_json(index, report) : report_as_text(index, report));
  output.flush();
  for (const std::string& orphan : report.orphans) {
    spdlog::debug("{} is no part of the index", orphan);
  }
  if (!report.orphans.empty()) {
    spdlog::info(
        "{} left-overs of a writer that was stopped or is at work; the next one removes "
        "them",
        report.orphans.size());
  }
  if (report.sound()) return kExitDone;
  spdlog::warn("{} is damaged", index);
  if (report.restorable()) {
    spdlog::info("hint: dateline-index rebuild -i {} makes the damaged files again", index);
  } else {
    spdlog::info("hint: restore the index from a snapshot or a backup, or build it again");
  }
  return kExitNothingFound;
}

}  // namespace dateline
