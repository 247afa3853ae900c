#include "indexer/build/stories.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "common/index/fingerprints.h"
#include "indexer/build/feature_table.h"
#include "indexer/enrich/resemblance.h"

namespace dateline {
namespace {

// Days from `first` to `last`, both among them.
struct Days {
  Day first;
  Day last;
};

Day printed_day(const Date& date) { return date.known() ? date.day : kNoDay; }

bool near(const Date& a, const Date& b, bool headline) {
  if (a.precision != b.precision) return false;
  if (a.precision != Date::Precision::kDay) return printed_day(a) == printed_day(b);
  return std::abs(a.day - b.day) <= (headline ? kHeadlineDays : kStoryDays);
}

// The documents of a list that have hashes in common with one document, and how many.
class SharedCounts {
 public:
  explicit SharedCounts(std::size_t documents) : counts_(documents) {}
  void add(std::uint32_t document) {
    if (counts_[document]++ == 0) seen_.push_back(document);
  }
  // visit(document) for those that share enough to be copies, then forgets all.
  template <typename Visit>
  void take(Visit visit) {
    for (const std::uint32_t document : seen_) {
      if (counts_[document] >= kLeastShared) visit(document);
      counts_[document] = 0;
    }
    seen_.clear();
  }

 private:
  std::vector<std::uint16_t> counts_;
  std::vector<std::uint32_t> seen_;
};

class StoryFinder {
 public:
  StoryFinder(std::span<Article> articles, std::span<const Fingerprint> fingerprints)
      : articles_(articles),
        fingerprints_(fingerprints),
        best_(articles.size()),
        counts_(articles.size()) {
    for (const Fingerprint& each : fingerprints) pairs_ += text_hashes(each).size();
  }

  void match_published(const Snapshot& snapshot, const std::function<bool(DocAddress)>& counts);
  void assign();

 private:
  // The first article that an article of the batch resembles most, of those seen so far.
  struct Best {
    double resemblance = 0;
    Day day = kNoDay;
    std::uint64_t story = 0;  // its number

    // More alike; then earlier; then anything that depends on no order.
    bool operator<(const Best& other) const {
      return std::tuple(resemblance, other.day, other.story) <
             std::tuple(other.resemblance, day, story);
    }
  };

  std::vector<std::uint32_t> in_order() const;
  std::vector<Days> days() const;
  void offer(std::uint32_t article, std::span<const std::uint32_t> fingerprint, const Date& date,
             std::uint64_t story);
  template <typename Visit>
  void count_shared(const FeatureTable& table, std::span<const std::uint32_t> fingerprint,
                    Visit visit);

  std::span<Article> articles_;
  std::span<const Fingerprint> fingerprints_;
  std::vector<Best> best_;
  SharedCounts counts_;
  std::size_t pairs_ = 0;
};

// Compares an article of the batch with the first article of a story.
void StoryFinder::offer(std::uint32_t article, std::span<const std::uint32_t> fingerprint,
                        const Date& date, std::uint64_t story) {
  if (!near(articles_[article].date, date, is_headline(fingerprint))) return;
  const double found = resemblance(fingerprints_[article], fingerprint);
  if (found > 0) best_[article] = std::max(best_[article], Best{found, printed_day(date), story});
}

template <typename Visit>
void StoryFinder::count_shared(const FeatureTable& table,
                               std::span<const std::uint32_t> fingerprint, Visit visit) {
  const auto hashes = text_hashes(fingerprint);
  for (const std::uint32_t hash : hashes) table.prefetch(hash);
  for (const std::uint32_t hash : hashes) {
    table.find(hash, [&](std::uint32_t document) { counts_.add(document); });
  }
  counts_.take(visit);
}

// The days that copies of the batch's articles may have, ascending and apart.
std::vector<Days> StoryFinder::days() const {
  std::vector<Day> all;
  all.reserve(articles_.size());
  for (const Article& article : articles_) all.push_back(printed_day(article.date));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::vector<Days> out;
  for (const Day day : all) {
    const Days around = day == kNoDay ? Days{day, day} : Days{day - kStoryDays, day + kStoryDays};
    if (!out.empty() && out.back().last != kNoDay && around.first <= out.back().last) {
      out.back().last = around.last;
    } else {
      out.push_back(around);
    }
  }
  return out;
}

void StoryFinder::match_published(const Snapshot& snapshot,
                                  const std::function<bool(DocAddress)>& counts) {
  if (snapshot.segments().empty()) return;
  FeatureTable table(pairs_);
  for (std::uint32_t i = 0; i < fingerprints_.size(); ++i) {
    for (const std::uint32_t hash : text_hashes(fingerprints_[i])) table.add(hash, i);
  }
  const std::vector<Days> periods = days();
  for (std::uint32_t number = 0; number < snapshot.segments().size(); ++number) {
    const Segment& segment = snapshot.segments()[number];
    const std::string& name = snapshot.manifest().segments[number].name;
    const Fingerprints prints(segment_path(snapshot.path(), name) + kFingerprintsPart);
    const Columns& columns = segment.columns();
    const std::span<const DocIndex> runs = columns.runs();
    for (std::size_t run = 0; run < runs.size(); ++run) {
      const DocIndex end = run + 1 < runs.size() ? runs[run + 1] : columns.documents();
      DocIndex doc = runs[run];
      for (const Days& period : periods) {
        // The first document that is not before the period.
        DocIndex behind = end;
        while (doc < behind) {
          const DocIndex middle = doc + (behind - doc) / 2;
          if (columns.day(middle) < period.first) {
            doc = middle + 1;
          } else {
            behind = middle;
          }
        }
        for (; doc < end && columns.day(doc) <= period.last; ++doc) {
          const std::uint64_t story = prints.story(doc);
          if (story == 0 || segment.deleted(doc) || !counts({number, doc})) continue;
          const auto fingerprint = prints.hashes(doc);
          count_shared(table, fingerprint, [&](std::uint32_t article) {
            offer(article, fingerprint, columns.date(doc), story);
          });
        }
      }
    }
  }
}

// Day by day, of a day the longest first.
std::vector<std::uint32_t> StoryFinder::in_order() const {
  std::vector<std::uint32_t> order(articles_.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [this](std::uint32_t i) {
    return std::tuple(printed_day(articles_[i].date), articles_[i].date.precision,
                      -static_cast<std::int64_t>(text_hashes(fingerprints_[i]).size()),
                      std::string_view(articles_[i].id));
  };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

void StoryFinder::assign() {
  FeatureTable firsts(pairs_);
  for (const std::uint32_t i : in_order()) {
    Article& article = articles_[i];
    const Fingerprint& fingerprint = fingerprints_[i];
    const std::uint64_t own = story_number(article.id);
    if (article.story.empty()) {
      count_shared(firsts, fingerprint, [&](std::uint32_t first) {
        offer(i, fingerprints_[first], articles_[first].date, story_number(articles_[first].id));
      });
      article.story = story_id(best_[i].resemblance > 0 ? best_[i].story : own);
    }
    if (article.story != story_id(own)) continue;
    for (const std::uint32_t hash : text_hashes(fingerprint)) firsts.add(hash, i);
  }
}

}  // namespace

void assign_stories(std::span<Article> articles, std::span<const Fingerprint> fingerprints,
                    const Snapshot& snapshot, const std::function<bool(DocAddress)>& counts) {
  StoryFinder finder(articles, fingerprints);
  finder.match_published(snapshot, counts);
  finder.assign();
}

}  // namespace dateline
