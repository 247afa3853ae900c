#include "indexer/build/index_writer.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/error.h"
#include "indexer/build/habits_file.h"
#include "indexer/build/orphans.h"
#include "indexer/enrich/identity.h"

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

IndexWriter::IndexWriter(const std::string& index, const std::string& command, Options options)
    : index_(index),
      options_(std::move(options)),
      settings_hash_(options_.enrich ? options_.enrich->hash() : 0) {
  prepare_directory(index_);
  lock_.emplace(index_, command, options_.wait);
  if (!is_index(index_)) publish_manifest(index_, Manifest{});
  snapshot_ = std::make_unique<Snapshot>(index_);
  remove_orphans(index_, snapshot_->manifest());
  workers_ = std::make_unique<Workers>(
      options_.threads, [this] { return std::make_unique<Worker>(options_.enrich); });
  publisher_.emplace(index_, snapshot_->manifest(), *workers_);
  if (options_.enrich) observer_.emplace(load_habits(index_));
  batch_ = new_batch();
}

IndexWriter::~IndexWriter() = default;

IndexWriter::Known IndexWriter::lookup(const Article& article) const {
  for (const Batch* batch : std::array<const Batch*, 2>{batch_.get(), closing_.get()}) {
    const std::uint64_t hash = batch == nullptr ? 0 : batch->hash_of(article.id);
    if (hash != 0) return hash == article.read_hash ? Known::kSame : Known::kChanged;
  }
  const auto known = snapshot_->find(article.id);
  if (!known) return Known::kNew;
  const Columns& columns = snapshot_->segments()[known->segment].columns();
  return columns.content_hash(known->doc) == article.read_hash ? Known::kSame : Known::kChanged;
}

void IndexWriter::add(Article article, const std::string& file) {
  if (published_.valid()) collect(false);
  settled_ = settled();
  ++handed_;
  identify(article);
  if (article.read_hash == 0) article.read_hash = hash_as_read(article, file, settings_hash_);
  switch (lookup(article)) {
    case Known::kSame:
      ++counts_.unchanged;
      return;
    case Known::kChanged:
      ++counts_.replaced;
      if (batch_->hash_of(article.id) == 0) batch_->replace(article.id);
      break;
    case Known::kNew:
      ++counts_.added;
      break;
  }
  batch_->add(std::move(article), file);
  if (batch_->size() >= options_.articles || batch_->text_bytes() >= options_.text_bytes) {
    close_batch();
  }
}

std::unique_ptr<Batch> IndexWriter::new_batch() {
  return std::make_unique<Batch>(*workers_, observer_ ? &*observer_ : nullptr);
}

void IndexWriter::close_batch() {
  batch_->close();
  collect(true);
  closing_ = std::move(batch_);
  closing_handed_ = handed_;
  batch_ = new_batch();
  published_ =
      std::async(std::launch::async, [this, batch = closing_] { publisher_->publish(*batch); });
}

void IndexWriter::collect(bool wait) {
  if (!published_.valid()) return;
  if (!wait && published_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  published_.get();
  closing_.reset();
  settled_ = closing_handed_;
  snapshot_ = std::make_unique<Snapshot>(index_);
}

void IndexWriter::publish() {
  const bool learnt = observer_ && (batch_->size() > 0 || closing_);
  if (batch_->size() > 0) close_batch();
  collect(true);
  if (learnt) save_habits(index_, observer_->counts());
}

bool IndexWriter::optimize() {
  publish();
  const bool changed = publisher_->optimize();
  if (changed) snapshot_ = std::make_unique<Snapshot>(index_);
  return changed;
}

std::uint64_t IndexWriter::settled() const {
  return batch_->size() == 0 && !closing_ ? handed_ : settled_;
}

}  // namespace dateline
