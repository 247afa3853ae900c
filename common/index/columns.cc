#include "common/index/columns.h"

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/index/columns_format.h"

namespace dateline {
namespace {

// True when starts ascend from 0 to `end`: the shape every reader relies on.
template <typename Start>
bool is_partition(std::span<const Start> starts, std::size_t end) {
  return !starts.empty() && starts.front() == 0 && starts.back() == end;
}

}  // namespace

Columns::Columns(const std::string& path)
    : file_(path, FileKind::kColumns, columns_format::kVersion) {
  using namespace columns_format;
  days_ = file_.array<Day>(kDays);
  precisions_ = file_.array<std::uint8_t>(kPrecisions);
  words_ = file_.array<std::uint32_t>(kWords);
  content_hashes_ = file_.array<std::uint64_t>(kContentHashes);
  runs_ = file_.array<DocIndex>(kRuns);
  times_ = file_.array<std::int32_t>(kTimes);
  stories_ = file_.array<std::uint64_t>(kStories);
  id_starts_ = file_.array<std::uint64_t>(kIdStarts);
  ids_ = file_.array<char>(kIds);
  const std::size_t documents = days_.size();
  if (precisions_.size() != documents || words_.size() != documents ||
      content_hashes_.size() != documents || times_.size() != documents ||
      stories_.size() != documents || id_starts_.size() != documents + 1) {
    file_.damaged("its columns have different lengths");
  }
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (runs_[i] >= documents || (i > 0 && runs_[i] <= runs_[i - 1])) {
      file_.damaged("its runs do not ascend");
    }
  }
  dates_ = DateIndex({file_.array<Day>(kFirstDays), file_.array<std::uint32_t>(kDayTableStarts),
                      file_.array<std::uint8_t>(kExactRuns), file_.array<DocIndex>(kDayTables)},
                     days_, runs_);
  if (!dates_.sound()) file_.damaged("its dates do not fit its runs");
  if (!is_partition(id_starts_, ids_.size())) file_.damaged("its ids do not fill it");
  for (std::size_t i = 0; i < kDimensions; ++i) {
    ValueColumn& column = columns_[i];
    column.starts_ = file_.array<std::uint32_t>(section_of(i, kStarts));
    column.values_ = file_.array<std::uint32_t>(section_of(i, kValues));
    column.string_starts_ = file_.array<std::uint32_t>(section_of(i, kStringStarts));
    column.strings_ = file_.array<char>(section_of(i, kStrings));
    column.set_of_ = file_.array<std::uint16_t>(section_of(i, kSetOf));
    column.set_starts_ = file_.array<std::uint32_t>(section_of(i, kSetStarts));
    column.set_values_ = file_.array<std::uint32_t>(section_of(i, kSetValues));
    if (column.starts_.size() != documents + 1 || column.set_of_.size() != documents ||
        !is_partition(column.starts_, column.values_.size()) ||
        !is_partition(column.string_starts_, column.strings_.size()) ||
        !is_partition(column.set_starts_, column.set_values_.size())) {
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

std::uint64_t story_hash(std::string_view story) {
  return story.empty() ? 0 : XXH3_64bits(story.data(), story.size());
}

}  // namespace dateline
