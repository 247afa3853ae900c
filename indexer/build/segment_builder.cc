#include "indexer/build/segment_builder.h"

#include <filesystem>
#include <system_error>
#include <utility>

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Databases joined at a time: each has several files open.
constexpr std::size_t kFanIn = 64;

}  // namespace

SegmentBuilder::SegmentBuilder(std::string folder, Workers& workers)
    : parts_(std::move(folder)), workers_(workers) {}

SegmentBuilder::~SegmentBuilder() {
  for (auto& chunk : written_) chunk.wait();
}

void SegmentBuilder::add(Article&& article, std::span<const std::uint32_t> fingerprint) {
  parts_.fingerprints.add(article, fingerprint);
  pending_bytes_ += article.title.size() + article.body.size();
  pending_.push_back(std::move(article));
  if (pending_.size() >= kChunkArticles || pending_bytes_ >= kChunkBytes) submit();
}

void SegmentBuilder::submit() {
  const std::string database = parts_.folder + "/chunk." + std::to_string(chunks_++);
  auto articles = std::make_shared<std::vector<Article>>(std::move(pending_));
  pending_.clear();
  pending_bytes_ = 0;
  written_.push_back(workers_.submit(
      [this, database, articles](Worker& worker) {
        auto chunk = worker.chunks().write(database, *articles, words_of(worker));
        articles->clear();
        articles->shrink_to_fit();
        return chunk;
      },
      Workers::Urgency::kHigh));
  while (written_.size() > 2 * workers_.threads()) join_one();
}

ChunkWords& SegmentBuilder::words_of(const Worker& worker) {
  const std::lock_guard lock(mutex_);
  return words_[&worker];  // stays where it is when others come
}

void SegmentBuilder::join_one() {
  std::future<std::unique_ptr<Chunk>> written = std::move(written_.front());
  written_.pop_front();
  const std::unique_ptr<Chunk> chunk = written.get();
  documents_ += chunk->tokens.starts.size() - 1;
  parts_.articles.append(chunk->articles);
  parts_.columns.append(chunk->columns);
  parts_.tokens.append(chunk->tokens);
  push_database(chunk->database, 0);
}

void SegmentBuilder::push_database(std::string database, std::size_t level) {
  if (levels_.size() <= level) levels_.emplace_back();
  levels_[level].push_back(std::move(database));
  if (levels_[level].size() < kFanIn) return;
  const std::string joined = levels_[level].front() + ".joined";
  compact_databases(levels_[level], joined);
  for (const std::string& part : levels_[level]) fs::remove_all(part);
  levels_[level].clear();
  push_database(joined, level + 1);
}

std::uint64_t SegmentBuilder::finish() {
  if (!pending_.empty()) submit();
  while (!written_.empty()) join_one();
  std::vector<std::string> databases;  // the larger they are, the earlier they stand
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    databases.insert(databases.end(), level->begin(), level->end());
  }
  for (const auto& [worker, of_worker] : words_) parts_.words.append(of_worker.words);
  parts_.join(databases);
  for (const std::string& database : databases) fs::remove_all(database);
  parts_.finish();
  return documents_;
}

}  // namespace dateline
