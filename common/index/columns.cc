#include "common/index/columns.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::uint32_t kVersion = 1;

// Section ids; those of a dimension follow kDimensionBase, four each.
enum : std::uint64_t { kDays = 1, kPrecisions, kWords, kContentHashes, kRuns, kDimensionBase = 16 };

std::uint64_t section_of(std::size_t dimension, std::uint64_t part) {
  return kDimensionBase + dimension * 4 + part;
}

// True when starts ascend from 0 to `end`: the shape every reader relies on.
bool is_partition(std::span<const std::uint32_t> starts, std::size_t end) {
  return !starts.empty() && starts.front() == 0 && starts.back() == end;
}

}  // namespace

Columns::Columns(const std::string& path) : file_(path, FileKind::kColumns, kVersion) {
  days_ = file_.array<Day>(kDays);
  precisions_ = file_.array<std::uint8_t>(kPrecisions);
  words_ = file_.array<std::uint32_t>(kWords);
  content_hashes_ = file_.array<std::uint64_t>(kContentHashes);
  runs_ = file_.array<DocIndex>(kRuns);
  const std::size_t documents = days_.size();
  if (precisions_.size() != documents || words_.size() != documents ||
      content_hashes_.size() != documents) {
    file_.damaged("its columns have different lengths");
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    ValueColumn& column = columns_[i];
    column.starts_ = file_.array<std::uint32_t>(section_of(i, 0));
    column.values_ = file_.array<std::uint32_t>(section_of(i, 1));
    column.string_starts_ = file_.array<std::uint32_t>(section_of(i, 2));
    column.strings_ = file_.array<char>(section_of(i, 3));
    if (column.starts_.size() != documents + 1 ||
        !is_partition(column.starts_, column.values_.size()) ||
        !is_partition(column.string_starts_, column.strings_.size())) {
      file_.damaged("a column has a wrong shape");
    }
  }
}

Date Columns::date(DocIndex doc) const {
  Date date;
  date.day = day(doc);
  date.precision = precision(doc);
  return date;
}

void ColumnsWriter::add(const Article& article, std::uint32_t words, std::uint64_t content_hash) {
  days_.push_back(article.date.known() ? article.date.day : kNoDay);
  precisions_.push_back(static_cast<std::uint8_t>(article.date.precision));
  words_.push_back(words);
  content_hashes_.push_back(content_hash);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    Builder& builder = builders_[i];
    for (const std::string& value : values_of(article, static_cast<Dimension>(i))) {
      const auto next = static_cast<std::uint32_t>(builder.numbers.size());
      const auto [place, added] = builder.numbers.try_emplace(value, next);
      if (added) {
        builder.strings += value;
        builder.string_starts.push_back(static_cast<std::uint32_t>(builder.strings.size()));
      }
      builder.values.push_back(place->second);
    }
    builder.starts.push_back(static_cast<std::uint32_t>(builder.values.size()));
  }
}

void ColumnsWriter::write(const std::string& path) const {
  SectionWriter file(path, FileKind::kColumns, kVersion);
  file.add(kDays, days_);
  file.add(kPrecisions, precisions_);
  file.add(kWords, words_);
  file.add(kContentHashes, content_hashes_);
  file.add(kRuns, std::vector<DocIndex>{0});
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const Builder& builder = builders_[i];
    file.add(section_of(i, 0), builder.starts);
    file.add(section_of(i, 1), builder.values);
    file.add(section_of(i, 2), builder.string_starts);
    file.add(section_of(i, 3), builder.strings);
  }
  file.finish();
}

}  // namespace dateline
