#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "indexer/enrich/source_habits.h"

namespace dateline {

// What makes a window: enough articles to tell habits by, not too many to hold.
inline constexpr std::size_t kHabitWindowArticles = 8192;
inline constexpr std::size_t kHabitWindowBytes = std::size_t{16} << 20;  // of titles and bodies

// What an observer has counted, for the next run. Lines are sorted by key, the others by source.
struct HabitCounts {
  std::vector<LineCount> lines;
  std::vector<SourceCount> sources;
  std::vector<TraitCount> traits;
};

// Learns the habits of sources from articles as they were read, before anything is enriched.
// Articles come in windows: habits() after a window tell what all articles up to its end have
// shown, its own included. The same articles in the same windows give the same habits, whatever the
// number of threads that use them. Memory is bounded: some 50 MB when there is ever so much to
// count. Belongs to one thread.
class HabitObserver {
 public:
  HabitObserver() = default;
  // Goes on from what an earlier run has counted.
  explicit HabitObserver(const HabitCounts& earlier);

  // `file` is the name of the file the article came from.
  void observe(const Article& article, std::string_view file);
  // Ends the window.
  std::shared_ptr<const SourceHabits> habits();

  // What is worth keeping: lines of several articles, the most frequent first when there are many.
  HabitCounts counts() const;

 private:
  void merge_window();
  void forget();

  std::vector<LineCount> fresh_;  // of this window, one for each article and line
  std::vector<LineCount> lines_;  // of all before, sorted by key
  std::unordered_map<std::uint64_t, std::uint64_t> sources_;  // articles of each
  SourceTraits traits_;
  std::vector<std::uint64_t> headlines_;  // line keys of the newest articles
  std::uint32_t window_ = 1;
};

}  // namespace dateline
