#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/date.h"
#include "common/index/doc_index.h"

namespace dateline {

// Where the days of the sorted runs of a segment begin, so that the documents of a date range are
// found without searching for them. A view of a part of `columns`.
class DateIndex {
 public:
  // A table of each run, as make_date_index() makes them.
  struct Parts {
    std::span<const Day> first_days;        // per run
    std::span<const std::uint32_t> starts;  // per run, and one more: of its table
    std::span<const std::uint8_t> exact;    // per run: 1 when its dates are all known to the day
    std::span<const DocIndex> tables;       // by day from the first one on: the first document that
                                            // is not before it
  };

  DateIndex() = default;
  // `days` by document, `runs` as Columns has them.
  DateIndex(Parts parts, std::span<const Day> days, std::span<const DocIndex> runs)
      : parts_(parts), days_(days), runs_(runs) {}

  // Whether the parts fit each other and the runs; else nothing else may be called.
  bool sound() const;

  std::size_t runs() const { return runs_.size(); }
  // Whether all dates of a run are known to the day.
  bool exact(std::size_t number) const { return parts_.exact[number] != 0; }
  // All documents of a run, and those with a date, which are its last ones.
  DocRange run(std::size_t number) const;
  DocRange dated(std::size_t number) const;
  // The first dated document of a run that is not before this day; the end of the run when there is
  // none. Throws Error::Kind::kIndex where damage would lead outside the run.
  DocIndex first_from(std::size_t number, std::int64_t day) const;

 private:
  std::span<const DocIndex> table(std::size_t number) const {
    return parts_.tables.subspan(parts_.starts[number],
                                 parts_.starts[number + 1] - parts_.starts[number]);
  }

  Parts parts_;
  std::span<const Day> days_;
  std::span<const DocIndex> runs_;
};

// The tables of runs; empty ones of runs whose few documents are far apart, which are searched.
struct DateTables {
  std::vector<Day> first_days;
  std::vector<std::uint32_t> starts = {0};
  std::vector<std::uint8_t> exact;
  std::vector<DocIndex> tables;
};
// `precisions` by document as well.
DateTables make_date_tables(std::span<const Day> days, std::span<const std::uint8_t> precisions,
                            std::span<const DocIndex> runs);

}  // namespace dateline
