#include "common/index/snapshot.h"

#include <set>
#include <utility>

#include "common/error.h"
#include "common/index/schema.h"

namespace dateline {

Snapshot::Snapshot(const std::string& index) : path_(index), manifest_(read_manifest(index)) {
  while (true) {
    try {
      open();
      return;
    } catch (const Error&) {
      // A writer that merged segments removes the old ones: a newer manifest names what is there.
      Manifest newer = read_manifest(index);
      if (newer.generation == manifest_.generation) throw;
      manifest_ = std::move(newer);
    }
  }
}

void Snapshot::open() {
  segments_.clear();
  segments_.reserve(manifest_.segments.size());
  database_ = Xapian::Database();
  std::set<std::string> languages;
  for (const SegmentEntry& entry : manifest_.segments) {
    const Segment& segment = segments_.emplace_back(path_, entry);
    database_.add_database(segment.database());
    const ValueColumn& column = segment.columns().column(Dimension::kLanguage);
    for (std::uint32_t i = 0; i < column.dictionary_size(); ++i) {
      languages.emplace(column.string(i));
    }
  }
  languages_.assign(languages.begin(), languages.end());
}

std::uint64_t Snapshot::documents() const {
  std::uint64_t sum = 0;
  for (const Segment& segment : segments_) sum += segment.documents();
  return sum;
}

std::optional<DocAddress> Snapshot::find(const std::string& id) const {
  const std::string term = make_term(kIdPrefix, id);
  for (std::uint32_t i = 0; i < segments_.size(); ++i) {
    const Xapian::Database& database = segments_[i].database();
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
         ++posting) {
      const DocIndex doc = *posting - 1;
      if (!segments_[i].deleted(doc)) return DocAddress{i, doc};
    }
  }
  return std::nullopt;
}

}  // namespace dateline
