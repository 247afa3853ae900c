#include "indexer/build/index_writer.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "indexer/build/orphans.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// Makes the directory of a new index, or checks that an existing one is ours to write.
void prepare_directory(const std::string& index) {
  std::error_code error;
  if (fs::exists(index, error)) {
    if (!fs::is_directory(index, error)) {
      throw Error(Error::Kind::kIndex, index + " is not an index: it is a file",
                  "name a directory with -i DIR; it is made when it does not exist");
    }
    if (is_index(index)) return;
    for (const auto& entry : fs::directory_iterator(index)) {
      const std::string name = entry.path().filename();
      if (name != "lock" && name != "segments" && name != "manifest.new") {
        throw Error(Error::Kind::kIndex,
                    index + " is not an index, and holds other files (" + name + ")",
                    "name a new or empty directory with -i DIR");
      }
    }
  }
  fs::create_directories(index + "/segments", error);
  if (error) throw system_error("make the index " + index, error.value());
}

}  // namespace

IndexWriter::IndexWriter(const std::string& index, const std::string& command, bool wait,
                         Limits limits)
    : index_(index), limits_(limits) {
  prepare_directory(index_);
  lock_.emplace(index_, command, wait);
  if (is_index(index_)) {
    open_snapshot();
    remove_orphans(index_, manifest_);
  } else {
    publish_manifest(index_, manifest_);
    open_snapshot();
  }
}

void IndexWriter::open_snapshot() {
  snapshot_ = std::make_unique<Snapshot>(index_);
  manifest_ = snapshot_->manifest();
}

void IndexWriter::add(Article article) {
  const std::size_t bytes = article.title.size() + article.body.size();
  const auto pending = batch_ids_.find(article.id);
  if (pending != batch_ids_.end()) {
    Article& earlier = batch_[pending->second];
    if (earlier == article) {
      ++counts_.unchanged;
    } else {
      earlier = std::move(article);
      ++counts_.replaced;
    }
    return;
  }
  if (const auto known = snapshot_->find(article.id)) {
    const Columns& columns = snapshot_->segments()[known->segment].columns();
    if (columns.content_hash(known->doc) == content_hash(article)) {
      ++counts_.unchanged;
      return;
    }
    replaced_.add(*known);
    ++counts_.replaced;
  } else {
    ++counts_.added;
  }
  batch_ids_.emplace(article.id, batch_.size());
  batch_.push_back(std::move(article));
  batch_bytes_ += bytes;
  if (batch_.size() >= limits_.articles || batch_bytes_ >= limits_.text_bytes) publish();
}

void IndexWriter::publish() {
  if (batch_.empty()) return;
  Manifest next = manifest_;
  replaced_.bury(*snapshot_, next);
  const std::string name = segment_name(next.next_segment);
  segments_.write(segment_path(index_, name), batch_);
  next.segments.push_back({name, batch_.size(), 0, 0});
  ++next.next_segment;
  ++next.generation;
  sync_path(index_ + "/segments");
  publish_manifest(index_, next);
  batch_.clear();
  batch_ids_.clear();
  replaced_.clear();
  batch_bytes_ = 0;
  open_snapshot();
}

}  // namespace dateline
