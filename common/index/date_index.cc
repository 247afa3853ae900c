#include "common/index/date_index.h"

#include <algorithm>

#include "common/index/section_file.h"

namespace dateline {
namespace {

// Days that a table may have for each document of its run.
constexpr std::int64_t kDaysADocument = 4;

DocRange run_of(std::size_t number, std::span<const DocIndex> runs, std::size_t documents) {
  const auto last = static_cast<DocIndex>(documents);
  return {runs[number], number + 1 < runs.size() ? runs[number + 1] : last};
}

// The first document of the range that is not before `day`.
DocIndex search(std::span<const Day> days, DocRange range, std::int64_t day) {
  const auto begin = days.begin() + range.begin;
  const auto end = days.begin() + range.end;
  return static_cast<DocIndex>(
      std::partition_point(begin, end, [day](Day of_doc) { return of_doc < day; }) - days.begin());
}

}  // namespace

bool DateIndex::sound() const {
  const std::size_t runs = runs_.size();
  if (parts_.first_days.size() != runs || parts_.exact.size() != runs ||
      parts_.starts.size() != runs + 1) {
    return false;
  }
  return std::is_sorted(parts_.starts.begin(), parts_.starts.end()) && parts_.starts.front() == 0 &&
         parts_.starts.back() == parts_.tables.size();
}

DocRange DateIndex::run(std::size_t number) const { return run_of(number, runs_, days_.size()); }

DocRange DateIndex::dated(std::size_t number) const {
  return {first_from(number, std::int64_t{kNoDay} + 1), run(number).end};
}

DocIndex DateIndex::first_from(std::size_t number, std::int64_t day) const {
  const DocRange all = run(number);
  const auto table = this->table(number);
  if (table.empty()) return search(days_, all, day);
  const std::int64_t distance = std::max<std::int64_t>(day - parts_.first_days[number], 0);
  if (distance >= static_cast<std::int64_t>(table.size())) return all.end;
  const DocIndex first = table[static_cast<std::size_t>(distance)];
  if (first < all.begin || first >= all.end) throw_outside();
  return first;
}

DateTables make_date_tables(std::span<const Day> days, std::span<const std::uint8_t> precisions,
                            std::span<const DocIndex> runs) {
  DateTables made;
  for (std::size_t number = 0; number < runs.size(); ++number) {
    const DocRange all = run_of(number, runs, days.size());
    DocIndex doc = search(days, all, std::int64_t{kNoDay} + 1);
    made.first_days.push_back(doc < all.end ? days[doc] : kNoDay);
    const auto dated = precisions.subspan(doc, all.end - doc);
    made.exact.push_back(std::all_of(dated.begin(), dated.end(), [](std::uint8_t precision) {
      return precision == static_cast<std::uint8_t>(Date::Precision::kDay);
    }));
    if (doc < all.end) {
      const std::int64_t first = days[doc];
      const std::int64_t last = days[all.end - 1];
      const std::int64_t documents = all.end - doc;
      for (std::int64_t day = first; last - first < kDaysADocument * documents && day <= last;
           ++day) {
        while (days[doc] < day) ++doc;
        made.tables.push_back(doc);
      }
    }
    made.starts.push_back(static_cast<std::uint32_t>(made.tables.size()));
  }
  return made;
}

}  // namespace dateline
