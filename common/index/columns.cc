#include "common/index/columns.h"

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dateline {
namespace {

constexpr std::uint32_t kVersion = 4;

// Section ids; those of a dimension follow kDimensionBase, kDimensionParts each.
enum : std::uint64_t {
  kDays = 1,
  kPrecisions,
  kWords,
  kContentHashes,
  kRuns,
  kTimes,
  kStories,
  kIdStarts,
  kIds,
  kNearDays,
  kFirstDay,
  kDimensionBase = 16
};

constexpr std::uint64_t kDimensionParts = 5;

std::uint64_t section_of(std::size_t dimension, std::uint64_t part) {
  return kDimensionBase + dimension * kDimensionParts + part;
}

// True when starts ascend from 0 to `end`: the shape every reader relies on.
template <typename Start>
bool is_partition(std::span<const Start> starts, std::size_t end) {
  return !starts.empty() && starts.front() == 0 && starts.back() == end;
}

}  // namespace

Columns::Columns(const std::string& path) : file_(path, FileKind::kColumns, kVersion) {
  days_ = file_.array<Day>(kDays);
  precisions_ = file_.array<std::uint8_t>(kPrecisions);
  words_ = file_.array<std::uint32_t>(kWords);
  content_hashes_ = file_.array<std::uint64_t>(kContentHashes);
  runs_ = file_.array<DocIndex>(kRuns);
  times_ = file_.array<std::int32_t>(kTimes);
  stories_ = file_.array<std::uint64_t>(kStories);
  id_starts_ = file_.array<std::uint64_t>(kIdStarts);
  ids_ = file_.array<char>(kIds);
  near_days_ = file_.array<std::uint16_t>(kNearDays);
  const auto first = file_.array<Day>(kFirstDay);
  const std::size_t documents = days_.size();
  if (precisions_.size() != documents || words_.size() != documents ||
      content_hashes_.size() != documents || times_.size() != documents ||
      stories_.size() != documents || near_days_.size() != documents || first.size() != 1 ||
      id_starts_.size() != documents + 1) {
    file_.damaged("its columns have different lengths");
  }
  first_day_ = first.front();
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (runs_[i] >= documents || (i > 0 && runs_[i] <= runs_[i - 1])) {
      file_.damaged("its runs do not ascend");
    }
  }
  if (!is_partition(id_starts_, ids_.size())) file_.damaged("its ids do not fill it");
  for (std::size_t i = 0; i < kDimensions; ++i) {
    ValueColumn& column = columns_[i];
    column.starts_ = file_.array<std::uint32_t>(section_of(i, 0));
    column.values_ = file_.array<std::uint32_t>(section_of(i, 1));
    column.string_starts_ = file_.array<std::uint32_t>(section_of(i, 2));
    column.strings_ = file_.array<char>(section_of(i, 3));
    column.only_ = file_.array<std::uint16_t>(section_of(i, 4));
    if (column.starts_.size() != documents + 1 || column.only_.size() != documents ||
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

DateOrder order_of(const Date& date) {
  DateOrder order;
  if (!date.known()) return order;
  order.day = date.day;
  order.precision = static_cast<std::uint8_t>(date.precision);
  if (date.seconds) order.seconds = *date.seconds - 60 * date.zone_minutes.value_or(0);
  return order;
}

bool Columns::known_to_the_day(DocIndex begin, DocIndex end) const {
  std::uint8_t others = 0;  // without a branch, so that it is done by vectors
  for (const std::uint8_t precision : precisions_.subspan(begin, end - begin)) {
    others |=
        static_cast<std::uint8_t>(precision ^ static_cast<std::uint8_t>(Date::Precision::kDay));
  }
  return others == 0;
}

DocIndex first_dated(const Columns& columns, DocIndex begin, DocIndex end) {
  while (begin < end) {
    const DocIndex middle = begin + (end - begin) / 2;
    if (columns.day(middle) == kNoDay) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

std::uint64_t story_hash(std::string_view story) {
  return story.empty() ? 0 : XXH3_64bits(story.data(), story.size());
}

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

namespace {

std::vector<std::uint16_t> only_values(const std::vector<std::uint32_t>& starts,
                                       const std::vector<std::uint32_t>& values) {
  std::vector<std::uint16_t> only;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    const std::uint32_t count = starts[i + 1] - starts[i];
    const bool fits = count == 1 && values[starts[i]] < ValueColumn::kMore;
    only.push_back(fits         ? static_cast<std::uint16_t>(values[starts[i]])
                   : count == 0 ? ValueColumn::kNone
                                : ValueColumn::kMore);
  }
  return only;
}

bool is_day(std::uint8_t precision) {
  return static_cast<Date::Precision>(precision) == Date::Precision::kDay;
}

// The day that near days count from: that most of the documents are near to, if dates are far
// apart.
Day first_near_day(const std::vector<Day>& days, const std::vector<std::uint8_t>& precisions) {
  std::vector<Day> known;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (is_day(precisions[i])) known.push_back(days[i]);
  }
  if (known.empty()) return 0;
  std::sort(known.begin(), known.end());
  if (std::int64_t{known.back()} - known.front() < Columns::kOtherDay) return known.front();
  const Day middle = known[known.size() / 2];
  return std::max(known.front(), middle - Columns::kOtherDay / 2);
}

std::vector<std::uint16_t> near_days(const std::vector<Day>& days,
                                     const std::vector<std::uint8_t>& precisions, Day first) {
  std::vector<std::uint16_t> near;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::int64_t distance = std::int64_t{days[i]} - first;
    const bool fits = is_day(precisions[i]) && distance >= 0 && distance < Columns::kOtherDay;
    near.push_back(fits ? static_cast<std::uint16_t>(distance) : Columns::kOtherDay);
  }
  return near;
}

}  // namespace

void ColumnsWriter::write(const std::string& path) const {
  SectionWriter file(path, FileKind::kColumns, kVersion);
  file.add(kDays, days_);
  file.add(kPrecisions, precisions_);
  file.add(kTimes, times_);
  const Day first = first_near_day(days_, precisions_);
  file.add(kFirstDay, std::vector<Day>{first});
  file.add(kNearDays, near_days(days_, precisions_, first));
  file.add(kWords, words_);
  file.add(kContentHashes, content_hashes_);
  file.add(kStories, stories_);
  file.add(kRuns, runs_);
  file.add(kIdStarts, id_starts_);
  file.add(kIds, ids_);
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const Builder& builder = builders_[i];
    file.add(section_of(i, 0), builder.starts);
    file.add(section_of(i, 1), builder.values);
    file.add(section_of(i, 2), builder.string_starts);
    file.add(section_of(i, 3), builder.strings);
    file.add(section_of(i, 4), only_values(builder.starts, builder.values));
  }
  file.finish();
}

}  // namespace dateline
