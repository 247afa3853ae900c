#include "indexer/build/index_writer.h"

#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "common/index/deleted.h"
#include "common/log.h"
#include "indexer/build/stories.h"

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
    remove_orphans();
  } else {
    publish_manifest(index_, manifest_);
    open_snapshot();
  }
}

void IndexWriter::open_snapshot() {
  snapshot_ = std::make_unique<Snapshot>(index_);
  manifest_ = snapshot_->manifest();
}

void IndexWriter::remove_orphans() const {
  std::set<std::string> live;
  for (const SegmentEntry& segment : manifest_.segments) live.insert(segment.name);
  std::error_code ignored;  // an orphan that stays does no harm
  for (const auto& entry : fs::directory_iterator(index_ + "/segments", ignored)) {
    const std::string name = entry.path().filename();
    if (is_segment_name(name) && live.count(name) == 0) {
      spdlog::debug("removing {}, left by a writer that was stopped", entry.path().string());
      fs::remove_all(entry.path(), ignored);
    }
  }
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
    replaced_.push_back(*known);
    ++counts_.replaced;
  } else {
    ++counts_.added;
  }
  batch_ids_.emplace(article.id, batch_.size());
  batch_.push_back(std::move(article));
  batch_bytes_ += bytes;
  if (batch_.size() >= limits_.articles || batch_bytes_ >= limits_.text_bytes) publish();
}

void IndexWriter::bury(Manifest& manifest) const {
  std::set<std::uint32_t> changed;
  for (const DocAddress& address : replaced_) changed.insert(address.segment);
  for (const std::uint32_t number : changed) {
    const Segment& segment = snapshot_->segments()[number];
    Deleted deleted(segment.documents());
    for (DocIndex doc = 0; doc < segment.documents(); ++doc) {
      if (segment.deleted(doc)) deleted.add(doc);
    }
    for (const DocAddress& address : replaced_) {
      if (address.segment == number) deleted.add(address.doc);
    }
    SegmentEntry& entry = manifest.segments[number];
    entry.deleted = deleted.count();
    entry.deleted_version += 1;
    deleted.write(deleted_path(segment_path(index_, entry.name), entry.deleted_version));
  }
}

Prepared IndexWriter::prepare() {
  sort_by_date(batch_);
  Prepared prepared;
  for (const Article& article : batch_) {
    prepared.content_hashes.push_back(content_hash(article));
    prepared.fingerprints.push_back(fingerprinter_.make(article.title, article.body));
  }
  std::set<std::pair<std::uint32_t, DocIndex>> gone;
  for (const DocAddress& address : replaced_) gone.emplace(address.segment, address.doc);
  assign_stories(batch_, prepared.fingerprints, *snapshot_, [&](DocAddress address) {
    return gone.count({address.segment, address.doc}) == 0;
  });
  return prepared;
}

void IndexWriter::publish() {
  if (batch_.empty()) return;
  Manifest next = manifest_;
  bury(next);
  const std::string name = segment_name(next.next_segment);
  const Prepared prepared = prepare();
  segments_.write(segment_path(index_, name), batch_, prepared);
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
