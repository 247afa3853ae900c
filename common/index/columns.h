#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/index/date_index.h"
#include "common/index/dimension.h"
#include "common/index/section_file.h"

namespace dateline {

// What documents are sorted by within a segment: printed day (kNoDay when undated, so the undated
// come first), then precision, then the instant within the day.
struct DateOrder {
  // Of documents without a time of day: before all others of their day.
  static constexpr std::int32_t kNoTime = INT32_MIN;

  Day day = kNoDay;
  std::uint8_t precision = 0;
  std::int32_t seconds = kNoTime;  // since midnight, as if the zone were UTC; may leave the day

  auto operator<=>(const DateOrder&) const = default;
};
DateOrder order_of(const Date& date);

// The values of one dimension by document: numbers into a dictionary of strings. A document has
// any number of values, in the order of the article.
class ValueColumn {
 public:
  // These throw Error::Kind::kIndex where damage would lead outside the file.
  std::span<const std::uint32_t> values(DocIndex doc) const {
    const auto numbers = checked_part(values_, starts_[doc], starts_[doc + 1]);
    for (const std::uint32_t number : numbers) {
      if (number >= dictionary_size()) throw_outside();
    }
    return numbers;
  }
  // The same, to be seen one by one: f(number).
  template <typename F>
  void for_each_value(DocIndex doc, F f) const {
    const std::uint32_t end = starts_[doc + 1];
    std::uint32_t i = starts_[doc];
    if (i > end || end > values_.size()) throw_outside();
    for (; i < end; ++i) {
      if (values_[i] >= dictionary_size()) throw_outside();
      f(values_[i]);
    }
  }
  // Two bytes a document, for passes over many: which of the segment's most frequent lists of
  // values the document has; kOtherSet when it has another one.
  static constexpr std::uint16_t kOtherSet = 0xffff;
  std::uint16_t set_of(DocIndex doc) const { return set_of_[doc]; }
  // The same of the documents [begin, end).
  std::span<const std::uint16_t> sets_of(DocIndex begin, DocIndex end) const {
    return checked_part(set_of_, begin, end);
  }
  std::uint32_t sets() const { return static_cast<std::uint32_t>(set_starts_.size() - 1); }
  std::span<const std::uint32_t> set(std::uint32_t number) const {
    return checked_part(set_values_, set_starts_[number], set_starts_[number + 1]);
  }
  std::uint32_t dictionary_size() const {
    return static_cast<std::uint32_t>(string_starts_.size() - 1);
  }
  // `value` must be less than dictionary_size(), which numbers of a damaged file may not be.
  std::string_view string(std::uint32_t value) const {
    const auto text = checked_part(strings_, string_starts_[value], string_starts_[value + 1]);
    return {text.data(), text.size()};
  }

 private:
  friend class Columns;
  friend class ColumnsWriter;
  std::span<const std::uint32_t> starts_;  // per document, and one more
  std::span<const std::uint32_t> values_;
  std::span<const std::uint32_t> string_starts_;  // per value, and one more
  std::span<const char> strings_;
  std::span<const std::uint16_t> set_of_;      // per document
  std::span<const std::uint32_t> set_starts_;  // per set, and one more
  std::span<const std::uint32_t> set_values_;
};

// `columns` of one segment: what is known of each document, by docid, mapped into memory.
// Documents ascend by DateOrder within each run.
class Columns {
 public:
  explicit Columns(const std::string& path);

  DocIndex documents() const { return static_cast<DocIndex>(days_.size()); }
  // The id of its article, whole, where its term may be cut.
  std::string_view id(DocIndex doc) const {
    const auto text = checked_part(ids_, id_starts_[doc], id_starts_[doc + 1]);
    return {text.data(), text.size()};
  }
  // Have the processor fetch what order() and id() will read.
  void prefetch_order(DocIndex doc) const {
    __builtin_prefetch(&days_[doc]);
    __builtin_prefetch(&precisions_[doc]);
    __builtin_prefetch(&times_[doc]);
  }
  void prefetch_id(DocIndex doc) const { __builtin_prefetch(&id_starts_[doc]); }
  // The date of a document; kNoDay when undated.
  Day day(DocIndex doc) const { return days_[doc]; }
  Date::Precision precision(DocIndex doc) const {
    return static_cast<Date::Precision>(precisions_[doc]);
  }
  // Whether the dates of all documents of [begin, end) are known to the day.
  bool known_to_the_day(DocIndex begin, DocIndex end) const;
  Date date(DocIndex doc) const;  // without time of day
  DateOrder order(DocIndex doc) const { return {days_[doc], precisions_[doc], times_[doc]}; }
  // Words of title and body, stop words included.
  std::uint32_t words(DocIndex doc) const { return words_[doc]; }
  // Article::read_hash: tells whether an article with the same id has changed.
  std::uint64_t content_hash(DocIndex doc) const { return content_hashes_[doc]; }
  // story_hash of its story; copies of a story share it.
  std::uint64_t story(DocIndex doc) const { return stories_[doc]; }
  const ValueColumn& column(Dimension dimension) const {
    return columns_[static_cast<std::size_t>(dimension)];
  }
  // First document of each sorted run.
  std::span<const DocIndex> runs() const { return runs_; }
  const DateIndex& dates() const { return dates_; }
  void verify() const { file_.verify(); }
  void release() const { file_.release(); }

 private:
  SectionReader file_;
  std::span<const Day> days_;
  std::span<const std::uint8_t> precisions_;
  std::span<const std::int32_t> times_;
  std::span<const std::uint32_t> words_;
  std::span<const std::uint64_t> content_hashes_;
  std::span<const std::uint64_t> stories_;
  std::span<const DocIndex> runs_;
  DateIndex dates_;
  std::span<const std::uint64_t> id_starts_;  // per document, and one more
  std::span<const char> ids_;
  std::array<ValueColumn, kDimensions> columns_;
};

// The number that columns hold for a story; 0 for an article without one.
std::uint64_t story_hash(std::string_view story);

}  // namespace dateline
