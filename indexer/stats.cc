#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "common/date.h"
#include "common/error.h"
#include "common/index/snapshot.h"
#include "common/program.h"
#include "indexer/commands.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

struct Stats {
  std::uint64_t articles = 0;
  std::uint64_t deleted = 0;
  std::uint64_t undated = 0;
  std::uint64_t words = 0;
  Date first;
  Date last;
  std::map<std::string, std::uint64_t> languages;
  std::map<std::string, std::uint64_t> countries;
  std::map<std::string, std::uint64_t> sources;
  std::map<std::string, std::uint64_t> bytes;  // by part of the segments
};

void count_values(const Segment& segment, Dimension dimension, DocIndex doc,
                  std::map<std::string, std::uint64_t>& counts) {
  const ValueColumn& column = segment.columns().column(dimension);
  for (const std::uint32_t value : column.values(doc)) ++counts[std::string(column.string(value))];
}

void count_segment(const Segment& segment, Stats& stats) {
  const Columns& columns = segment.columns();
  for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
    if (segment.deleted(doc)) {
      ++stats.deleted;
      continue;
    }
    ++stats.articles;
    stats.words += columns.words(doc);
    count_values(segment, Dimension::kLanguage, doc, stats.languages);
    count_values(segment, Dimension::kCountry, doc, stats.countries);
    count_values(segment, Dimension::kSource, doc, stats.sources);
    const Date date = columns.date(doc);
    if (!date.known()) {
      ++stats.undated;
      continue;
    }
    if (!stats.first.known() || date.day < stats.first.day) stats.first = date;
    if (!stats.last.known() || date.last_day() > stats.last.last_day()) stats.last = date;
  }
}

void count_bytes(const std::string& folder, Stats& stats) {
  // A writer may replace the segment and remove it under our hands.
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code gone;
    const std::uintmax_t size = entry->is_regular_file(gone) ? entry->file_size(gone) : 0;
    if (gone || size == 0) continue;
    stats.bytes[*fs::relative(entry->path(), folder).begin()] += size;
  }
}

std::vector<std::pair<std::string, std::uint64_t>> by_count(
    const std::map<std::string, std::uint64_t>& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

std::string stats_as_json(const Stats& stats, const Snapshot& snapshot) {
  const auto object = [](const std::map<std::string, std::uint64_t>& counts) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const auto& [value, count] : by_count(counts)) json[value] = count;
    return json;
  };
  const auto date = [](const Date& value) -> nlohmann::ordered_json {
    if (!value.known()) return nullptr;
    return value.to_string();
  };
  const nlohmann::ordered_json json = {{"version", 1},
                                       {"index", snapshot.path()},
                                       {"articles", stats.articles},
                                       {"deleted", stats.deleted},
                                       {"segments", snapshot.segments().size()},
                                       {"words", stats.words},
                                       {"first_date", date(stats.first)},
                                       {"last_date", date(stats.last)},
                                       {"date_none", stats.undated},
                                       {"languages", object(stats.languages)},
                                       {"countries", object(stats.countries)},
                                       {"sources", object(stats.sources)},
                                       {"bytes", object(stats.bytes)}};
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

// The most frequent values on one line: "en 62, de 4, 9 more".
std::string top(const std::map<std::string, std::uint64_t>& counts) {
  constexpr std::size_t kMostValues = 8;
  std::string text;
  const auto sorted = by_count(counts);
  for (std::size_t i = 0; i < std::min(kMostValues, sorted.size()); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", sorted[i].first, sorted[i].second);
  }
  if (sorted.size() > kMostValues) text += fmt::format(", {} more", sorted.size() - kMostValues);
  return text.empty() ? "none" : text;
}

std::string stats_as_text(const Stats& stats, const Snapshot& snapshot) {
  std::string text;
  const auto line = [&text](std::string_view name, const std::string& value) {
    text += fmt::format("{:<11}{}\n", name, value);
  };
  line("index", snapshot.path());
  line("articles", std::to_string(stats.articles));
  if (stats.deleted > 0) line("deleted", std::to_string(stats.deleted));
  line("segments", std::to_string(snapshot.segments().size()));
  line("words", std::to_string(stats.words));
  line("dates",
       stats.first.known() ? stats.first.to_string() + " to " + stats.last.to_string() : "none");
  line("undated", std::to_string(stats.undated));
  line("languages", top(stats.languages));
  line("countries", top(stats.countries));
  line("sources", top(stats.sources));
  std::uint64_t total = 0;
  std::string parts;
  for (const auto& [part, bytes] : by_count(stats.bytes)) {
    total += bytes;
    parts += fmt::format("{}{} {:.1f}", parts.empty() ? "" : ", ", part,
                         static_cast<double>(bytes) / 1e6);
  }
  line("size", fmt::format("{:.1f} MB ({})", static_cast<double>(total) / 1e6, parts));
  return text;
}

}  // namespace

int run_stats(const IndexerOptions& options) {
  const Snapshot snapshot(options.common.index);
  Stats stats;
  for (const Segment& segment : snapshot.segments()) count_segment(segment, stats);
  for (const SegmentEntry& entry : snapshot.manifest().segments) {
    count_bytes(segment_path(snapshot.path(), entry.name), stats);
  }
  Output output(stdout);
  output.write(options.json ? stats_as_json(stats, snapshot) : stats_as_text(stats, snapshot));
  output.flush();
  return kExitDone;
}

}  // namespace dateline
