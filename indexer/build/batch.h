#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/article.h"
#include "indexer/build/ready_article.h"
#include "indexer/build/worker.h"
#include "indexer/enrich/habit_observer.h"

namespace dateline {

// The articles of one segment to be: handed over as they were read, enriched by the workers, taken
// out when all are. An article that comes again replaces the earlier one.
//
// The workers get them window by window, with the habits of their sources up to the end of the
// window: what a page has around its article shows only beside other pages. A window is full by
// articles or bytes, never by time, so the result is the same with any number of threads.
class Batch {
 public:
  // `observer` (nullptr: articles are taken as they are) outlives the adding of articles.
  Batch(Workers& workers, HabitObserver* observer) : workers_(workers), observer_(observer) {}
  ~Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  // Takes an article with id and read_hash. Waits when the workers are far behind.
  void add(Article&& article, const std::string& file);
  // Notes that an article of the index with this id is replaced by the batch.
  void replace(const std::string& id) { replaced_.push_back(id); }
  // The read_hash of the article with this id; 0 when there is none. May be asked until the end of
  // the batch's life, also while another thread takes the articles.
  std::uint64_t hash_of(const std::string& id) const;

  std::size_t size() const { return hashes_.size(); }
  std::size_t text_bytes() const { return text_bytes_; }
  const std::vector<std::string>& replaced() const { return replaced_; }

  // Ends the last window. Nothing is added after.
  void close();
  // The articles in the order of their first coming. Once only, after close(); from any thread.
  std::vector<ReadyArticle> take();

 private:
  struct Item {
    std::size_t place = 0;
    ReadyArticle ready;
    std::string file;
  };
  using Items = std::vector<Item>;

  void submit(Items items, const std::shared_ptr<const SourceHabits>& habits);
  void collect_one();

  Workers& workers_;
  HabitObserver* observer_;
  Items window_;
  std::size_t window_bytes_ = 0;
  std::deque<std::future<Items>> enriching_;
  std::vector<ReadyArticle> articles_;
  std::vector<std::uint64_t> hashes_;                    // by place: of the newest with its id
  std::unordered_map<std::string, std::size_t> places_;  // by id
  std::vector<std::string> replaced_;
  std::size_t text_bytes_ = 0;
};

}  // namespace dateline
