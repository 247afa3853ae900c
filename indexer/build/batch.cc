#include "indexer/build/batch.h"

#include <memory>
#include <utility>

namespace dateline {
namespace {

// One task of a worker: some milliseconds.
constexpr std::size_t kTaskArticles = 64;
constexpr std::size_t kTaskBytes = std::size_t{256} << 10;

}  // namespace

Batch::~Batch() {
  for (auto& task : enriching_) task.wait();
}

void Batch::add(Article&& article, const std::string& file) {
  const auto [place, added] = places_.try_emplace(article.id, hashes_.size());
  if (added) {
    hashes_.push_back(article.read_hash);
  } else {
    hashes_[place->second] = article.read_hash;
  }
  const std::size_t bytes = article.title.size() + article.body.size();
  text_bytes_ += bytes;
  window_bytes_ += bytes;
  if (observer_ != nullptr) observer_->observe(article, file);
  window_.push_back({place->second, {std::move(article), {}}, file});
  if (window_.size() >= kHabitWindowArticles || window_bytes_ >= kHabitWindowBytes) close();
}

// The workers have one window while the next is read.
void Batch::close() {
  while (!enriching_.empty()) collect_one();
  const auto habits =
      observer_ != nullptr ? observer_->habits() : std::make_shared<const SourceHabits>();
  Items task;
  std::size_t bytes = 0;
  for (Item& item : window_) {
    bytes += item.ready.article.title.size() + item.ready.article.body.size();
    task.push_back(std::move(item));
    if (task.size() < kTaskArticles && bytes < kTaskBytes) continue;
    submit(std::exchange(task, {}), habits);
    bytes = 0;
  }
  if (!task.empty()) submit(std::move(task), habits);
  window_.clear();
  window_bytes_ = 0;
}

std::uint64_t Batch::hash_of(const std::string& id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? 0 : hashes_[place->second];
}

void Batch::submit(Items items, const std::shared_ptr<const SourceHabits>& habits) {
  auto task = std::make_shared<Items>(std::move(items));
  enriching_.push_back(workers_.submit([task, habits](Worker& worker) {
    for (auto& [place, ready, file] : *task) {
      worker.enrich(ready.article, file, *habits);
      ready.fingerprint = worker.fingerprint(ready.article);
    }
    return std::move(*task);
  }));
}

void Batch::collect_one() {
  Items items = enriching_.front().get();
  enriching_.pop_front();
  articles_.resize(hashes_.size());
  for (Item& item : items) {
    if (item.ready.article.read_hash == hashes_[item.place]) {
      articles_[item.place] = std::move(item.ready);
    }
  }
}

std::vector<ReadyArticle> Batch::take() {
  while (!enriching_.empty()) collect_one();
  return std::move(articles_);
}

}  // namespace dateline
