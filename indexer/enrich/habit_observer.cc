#include "indexer/enrich/habit_observer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/enrich/source_of.h"

namespace dateline {
namespace {

constexpr std::size_t kMostLines = 400'000;
constexpr std::size_t kMostSources = 100'000;
constexpr std::size_t kMostHeadlines = 100'000;
constexpr std::size_t kMostKeptLines = 50'000;
constexpr std::uint32_t kLeastKeptArticles = 3;

// Furniture: in so many articles, and in so large a share of those of the source. At the head
// stand datelines and bylines, too.
constexpr std::uint32_t kLeastArticles = 8;
constexpr double kTailShare = 0.05;
constexpr double kHeadShare = 0.10;
constexpr double kSureShare = 0.20;  // may be seen within fewer days
constexpr Day kLeastDays = 3;
constexpr std::size_t kMostDigits = 4;

constexpr std::size_t kShortestTeaser = 24;  // bytes
constexpr std::size_t kLongestTeaser = 300;
constexpr std::uint32_t kTeaserArticles = 2;

bool by_key(const LineCount& a, const LineCount& b) { return a.key < b.key; }

bool is_numeric(std::string_view line) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), digit)) > kMostDigits;
}

void add_count(LineCount& sum, const LineCount& more) {
  sum.articles += more.articles;
  sum.heads += more.heads;
  sum.tails += more.tails;
  if (more.first_day != kNoDay) {
    sum.first_day =
        sum.first_day == kNoDay ? more.first_day : std::min(sum.first_day, more.first_day);
    sum.last_day = std::max(sum.last_day, more.last_day);
  }
  sum.window = std::max(sum.window, more.window);
}

// Makes one of all counts of a line; `lines` is sorted by key.
void join_equal(std::vector<LineCount>& lines) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (size > 0 && lines[size - 1].key == lines[i].key) {
      add_count(lines[size - 1], lines[i]);
    } else {
      lines[size++] = lines[i];
    }
  }
  lines.resize(size);
}

bool is_habit(std::uint32_t count, std::uint64_t of, double least_share, const LineCount& line) {
  if (count < kLeastArticles) return false;
  const double share = static_cast<double>(count) / static_cast<double>(of);
  if (share < least_share) return false;
  const bool dated = line.first_day != kNoDay;
  return share >= kSureShare || !dated || line.last_day - line.first_day + 1 >= kLeastDays;
}

}  // namespace

HabitObserver::HabitObserver(const HabitCounts& earlier)
    : lines_(earlier.lines), traits_(earlier.traits) {
  for (LineCount& line : lines_) line.window = 0;
  for (const SourceCount& count : earlier.sources) sources_[count.source] = count.articles;
}

void HabitObserver::observe(const Article& article, std::string_view file) {
  const std::uint64_t source = SourceHabits::source_key(source_of(article, file));
  const std::uint64_t number = ++sources_[source];
  // A folder may hold what comes from anywhere.
  if (!article.source.empty() || !article.url.empty()) traits_.observe(source, number, article);
  const std::string_view title = trim(article.title);
  std::vector<LineCount> lines;
  for (const BodyLine& line : short_lines(article.body)) {
    const bool edge = line.place != BodyLine::Place::kMiddle && !is_numeric(line.text);
    const bool teaser = line.text.size() >= kShortestTeaser && line.text.size() <= kLongestTeaser;
    if ((!edge && !teaser) || line.text == title) continue;
    LineCount count;
    count.key = SourceHabits::line_key(source, line.text);
    count.source = source;
    count.articles = 1;
    count.heads = edge && line.place == BodyLine::Place::kHead ? 1 : 0;
    count.tails = edge && line.place == BodyLine::Place::kTail ? 1 : 0;
    count.first_day = count.last_day = article.date.day;
    count.window = window_;
    lines.push_back(count);
  }
  std::stable_sort(lines.begin(), lines.end(), by_key);
  for (std::size_t i = 0; i < lines.size(); ++i) {  // a line counts once an article
    if (i == 0 || lines[i].key != lines[i - 1].key) fresh_.push_back(lines[i]);
  }
  if (title.size() >= kShortestTeaser) {
    headlines_.push_back(SourceHabits::line_key(source, title));
  }
}

void HabitObserver::merge_window() {
  std::stable_sort(fresh_.begin(), fresh_.end(), by_key);
  join_equal(fresh_);
  std::vector<LineCount> merged;
  merged.reserve(lines_.size() + fresh_.size());
  std::merge(lines_.begin(), lines_.end(), fresh_.begin(), fresh_.end(), std::back_inserter(merged),
             by_key);
  join_equal(merged);
  lines_ = std::move(merged);
  fresh_.clear();
}

// Drops what is seen least, the oldest of it first.
void HabitObserver::forget() {
  for (std::uint32_t least = 2; lines_.size() > kMostLines; ++least) {
    for (const std::uint32_t newest : {window_ - 1, window_ + 1}) {
      if (lines_.size() <= kMostLines) break;
      std::erase_if(lines_, [&](const LineCount& line) {
        return line.articles < least && line.window < newest;
      });
    }
  }
  for (std::uint64_t least = 2; sources_.size() > kMostSources; ++least) {
    std::erase_if(sources_, [&](const auto& source) {
      if (source.second >= least) return false;
      traits_.forget(source.first);
      return true;
    });
  }
  if (headlines_.size() > kMostHeadlines) {
    headlines_.erase(headlines_.begin(),
                     headlines_.end() - static_cast<std::ptrdiff_t>(kMostHeadlines / 2));
  }
}

std::shared_ptr<const SourceHabits> HabitObserver::habits() {
  merge_window();
  auto habits = std::make_shared<SourceHabits>();
  std::vector<std::uint64_t> headlines = headlines_;
  std::sort(headlines.begin(), headlines.end());
  auto headline = headlines.begin();
  for (const LineCount& line : lines_) {
    if (line.articles < kTeaserArticles) continue;
    headline = std::lower_bound(headline, headlines.end(), line.key);
    if (headline != headlines.end() && *headline == line.key) habits->teasers_.push_back(line.key);
    const auto source = sources_.find(line.source);
    if (source == sources_.end()) continue;
    if (is_habit(line.heads, source->second, kHeadShare, line)) habits->heads_.push_back(line.key);
    if (is_habit(line.tails, source->second, kTailShare, line)) habits->tails_.push_back(line.key);
  }
  habits->traits_ = traits_.traits();
  forget();
  ++window_;
  return habits;
}

HabitCounts HabitObserver::counts() const {
  HabitCounts counts;
  std::copy_if(lines_.begin(), lines_.end(), std::back_inserter(counts.lines),
               [](const LineCount& line) { return line.articles >= kLeastKeptArticles; });
  if (counts.lines.size() > kMostKeptLines) {
    std::stable_sort(
        counts.lines.begin(), counts.lines.end(),
        [](const LineCount& a, const LineCount& b) { return a.articles > b.articles; });
    counts.lines.resize(kMostKeptLines);
    std::sort(counts.lines.begin(), counts.lines.end(), by_key);
  }
  for (const auto& [source, articles] : sources_) counts.sources.push_back({source, articles});
  std::sort(counts.sources.begin(), counts.sources.end(),
            [](const SourceCount& a, const SourceCount& b) { return a.source < b.source; });
  counts.traits = traits_.counts();
  return counts;
}

}  // namespace dateline
