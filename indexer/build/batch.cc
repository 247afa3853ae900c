#include "indexer/build/batch.h"

#include <memory>
#include <utility>

namespace dateline {
namespace {

// One task of a worker: some milliseconds.
constexpr std::size_t kTaskArticles = 64;
constexpr std::size_t kTaskBytes = std::size_t{256} << 10;
constexpr std::size_t kTasksAThread = 8;

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
  pending_bytes_ += bytes;
  pending_.push_back({place->second, {std::move(article), {}}, file});
  if (pending_.size() >= kTaskArticles || pending_bytes_ >= kTaskBytes) submit();
}

std::uint64_t Batch::hash_of(const std::string& id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? 0 : hashes_[place->second];
}

void Batch::submit() {
  auto items = std::make_shared<Items>(std::move(pending_));
  pending_.clear();
  pending_bytes_ = 0;
  enriching_.push_back(workers_.submit([items](Worker& worker) {
    for (auto& [place, ready, file] : *items) {
      worker.enrich(ready.article, file);
      ready.fingerprint = worker.fingerprint(ready.article);
    }
    return std::move(*items);
  }));
  while (enriching_.size() > kTasksAThread * workers_.threads()) collect_one();
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
  if (!pending_.empty()) submit();
  while (!enriching_.empty()) collect_one();
  return std::move(articles_);
}

}  // namespace dateline
