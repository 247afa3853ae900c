#include "common/index/columns_writer.h"

#include "common/index/columns_format.h"
#include "common/index/value_sets.h"

namespace dateline {
std::uint32_t ColumnsWriter::Builder::number_of(std::string_view value) {
  if (const auto known = numbers.find(value); known != numbers.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(numbers.size());
  numbers.emplace(value, number);
  strings += value;
  string_starts.push_back(static_cast<std::uint32_t>(strings.size()));
  return number;
}

void ColumnsWriter::Builder::append(const ValueColumn& column) {
  std::vector<std::uint32_t> translated(column.dictionary_size());
  for (std::uint32_t i = 0; i < translated.size(); ++i) translated[i] = number_of(column.string(i));
  for (DocIndex doc = 0; doc + 1 < column.starts_.size(); ++doc) {
    for (const std::uint32_t value : column.values(doc)) values.push_back(translated[value]);
    starts.push_back(static_cast<std::uint32_t>(values.size()));
  }
}

ValueColumn ColumnsWriter::Builder::view() const {
  ValueColumn column;
  column.starts_ = starts;
  column.values_ = values;
  column.string_starts_ = string_starts;
  column.strings_ = strings;
  return column;
}

void ColumnsWriter::add_order(const DateOrder& order) {
  const bool first = days_.empty();
  if (first || order < DateOrder{days_.back(), precisions_.back(), times_.back()}) {
    runs_.push_back(static_cast<DocIndex>(days_.size()));
  }
  days_.push_back(order.day);
  precisions_.push_back(order.precision);
  times_.push_back(order.seconds);
}

void ColumnsWriter::add_id(std::string_view id) {
  ids_ += id;
  id_starts_.push_back(ids_.size());
}

void ColumnsWriter::add(const Article& article, std::uint32_t words, std::uint64_t content_hash) {
  add_order(order_of(article.date));
  words_.push_back(words);
  content_hashes_.push_back(content_hash);
  stories_.push_back(story_hash(article.story));
  add_id(article.id);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    Builder& builder = builders_[i];
    for (const std::string& value : values_of(article, static_cast<Dimension>(i))) {
      builder.values.push_back(builder.number_of(value));
    }
    builder.starts.push_back(static_cast<std::uint32_t>(builder.values.size()));
  }
}

void ColumnsWriter::append(const Columns& other) {
  for (DocIndex doc = 0; doc < other.documents(); ++doc) {
    add_order(other.order(doc));
    words_.push_back(other.words(doc));
    content_hashes_.push_back(other.content_hash(doc));
    stories_.push_back(other.story(doc));
    add_id(other.id(doc));
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    builders_[i].append(other.column(static_cast<Dimension>(i)));
  }
}

void ColumnsWriter::append(const ColumnsWriter& other) {
  for (std::size_t doc = 0; doc < other.days_.size(); ++doc) {
    add_order({other.days_[doc], other.precisions_[doc], other.times_[doc]});
  }
  words_.insert(words_.end(), other.words_.begin(), other.words_.end());
  content_hashes_.insert(content_hashes_.end(), other.content_hashes_.begin(),
                         other.content_hashes_.end());
  stories_.insert(stories_.end(), other.stories_.begin(), other.stories_.end());
  const std::uint64_t base = ids_.size();
  ids_ += other.ids_;
  for (std::size_t doc = 1; doc < other.id_starts_.size(); ++doc) {
    id_starts_.push_back(base + other.id_starts_[doc]);
  }
  for (std::size_t i = 0; i < kDimensions; ++i) builders_[i].append(other.builders_[i].view());
}

void ColumnsWriter::write(const std::string& path) const {
  using namespace columns_format;
  SectionWriter file(path, FileKind::kColumns, kVersion);
  file.add(kDays, days_);
  file.add(kPrecisions, precisions_);
  file.add(kTimes, times_);
  const DateTables dates = make_date_tables(days_, precisions_, runs_);
  file.add(kFirstDays, dates.first_days);
  file.add(kDayTableStarts, dates.starts);
  file.add(kExactRuns, dates.exact);
  file.add(kDayTables, dates.tables);
  file.add(kWords, words_);
  file.add(kContentHashes, content_hashes_);
  file.add(kStories, stories_);
  file.add(kRuns, runs_);
  file.add(kIdStarts, id_starts_);
  file.add(kIds, ids_);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const Builder& builder = builders_[i];
    file.add(section_of(i, kStarts), builder.starts);
    file.add(section_of(i, kValues), builder.values);
    file.add(section_of(i, kStringStarts), builder.string_starts);
    file.add(section_of(i, kStrings), builder.strings);
    const ValueSets sets = make_value_sets(builder.starts, builder.values);
    file.add(section_of(i, kSetOf), sets.set_of);
    file.add(section_of(i, kSetStarts), sets.starts);
    file.add(section_of(i, kSetValues), sets.values);
  }
  file.finish();
}

}  // namespace dateline
