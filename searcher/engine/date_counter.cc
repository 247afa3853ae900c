#include "searcher/engine/date_counter.h"

#include <algorithm>
#include <bit>

namespace dateline {
namespace {

constexpr std::uint32_t kBits = 64;
constexpr std::uint64_t kAll = ~std::uint64_t{0};

}  // namespace

// Windows end at any bit, and masks are whole words.
DateCounter::DateCounter(const Columns& columns)
    : columns_(columns), results_(columns.documents() / kBits + DocMask::kWords + 2) {}

void DateCounter::add(const Window& window, const DocMask& mask) {
  const auto words = mask.words();
  std::uint64_t* const out = results_.data() + window.begin / kBits;
  const std::uint32_t shift = window.begin % kBits;
  if (shift == 0) {
    for (std::size_t i = 0; i < words.size(); ++i) out[i] |= words[i];
    return;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    out[i] |= words[i] << shift;
    out[i + 1] |= words[i] >> (kBits - shift);
  }
}

std::uint64_t DateCounter::undated() const {
  std::uint64_t sum = 0;
  for (std::size_t run = 0; run < columns_.dates().runs(); ++run) {
    sum += count(columns_.dates().run(run).begin, columns_.dates().dated(run).begin);
  }
  return sum;
}

DaySpan DateCounter::span() const {
  DaySpan span;
  for (std::size_t run = 0; run < columns_.dates().runs(); ++run) {
    const DocRange dated = columns_.dates().dated(run);
    const DocIndex first = next(dated.begin, dated.end);
    if (first == dated.end) continue;
    span.include({columns_.day(first), columns_.day(last(first, dated.end))});
  }
  return span;
}

void DateCounter::count(DateInterval interval, DayCounts& counts) const {
  for (std::size_t run = 0; run < columns_.dates().runs(); ++run) {
    if (columns_.dates().exact(run)) {
      count_exact(run, interval, counts);
    } else {
      count_by_document(run, interval, counts);
    }
  }
}

// Period after period by the table of days; dates of documents are read only after a gap, for the
// memory of each is far from that of the next.
void DateCounter::count_exact(std::size_t run, DateInterval interval, DayCounts& counts) const {
  const DateIndex& dates = columns_.dates();
  const DocRange dated = dates.dated(run);
  DocIndex doc = next(dated.begin, dated.end);
  Date period;
  Day last = 0;  // of the period
  const auto end_of_period = [&] {
    last = period.last_day();
    return dates.first_from(run, std::int64_t{last} + 1);
  };
  while (doc < dated.end) {
    DocIndex end = doc;
    if (period.known()) {
      period.day = last + 1;
      end = end_of_period();
    }
    if (end <= doc) {
      period = period_of(columns_.day(doc), Date::Precision::kDay, interval);
      end = std::max(doc + 1, end_of_period());
    }
    counts.push_back({period.day, period.precision, count(doc, end)});
    doc = next(end, dated.end);
  }
}

void DateCounter::count_by_document(std::size_t run, DateInterval interval,
                                    DayCounts& counts) const {
  const DocRange dated = columns_.dates().dated(run);
  for (DocIndex doc = next(dated.begin, dated.end); doc < dated.end;) {
    const Day day = columns_.day(doc);
    const Date::Precision precision = columns_.precision(doc);
    const Date period = period_of(day, precision, interval);
    std::uint64_t sum = 0;
    if (precision < precision_of(interval)) {  // these come before the others of their first day
      while (doc < dated.end && columns_.day(doc) == day && columns_.precision(doc) == precision) {
        ++sum;
        doc = next(doc + 1, dated.end);
      }
    } else {
      const DocIndex end = columns_.dates().first_from(run, std::int64_t{period.last_day()} + 1);
      sum = count(doc, end);
      doc = next(std::max(end, doc + 1), dated.end);
    }
    counts.push_back({period.day, period.precision, sum});
  }
}

DocIndex DateCounter::next(DocIndex begin, DocIndex end) const {
  if (begin >= end) return end;
  std::size_t word = begin / kBits;
  std::uint64_t bits = results_[word] & kAll << begin % kBits;
  while (bits == 0) {
    if (++word * kBits >= end) return end;
    bits = results_[word];
  }
  return std::min(
      end, static_cast<DocIndex>(word * kBits) + static_cast<DocIndex>(std::countr_zero(bits)));
}

DocIndex DateCounter::last(DocIndex begin, DocIndex end) const {
  std::size_t word = (end - 1) / kBits;
  std::uint64_t bits = results_[word] & kAll >> (kBits - 1 - (end - 1) % kBits);
  while (bits == 0 && word > begin / kBits) bits = results_[--word];
  return static_cast<DocIndex>(word * kBits + kBits - 1) -
         static_cast<DocIndex>(std::countl_zero(bits));
}

std::uint64_t DateCounter::count(DocIndex begin, DocIndex end) const {
  if (begin >= end) return 0;
  const std::size_t first = begin / kBits;
  const std::size_t last = (end - 1) / kBits;
  const std::uint64_t head = kAll << begin % kBits;
  const std::uint64_t tail = kAll >> (kBits - 1 - (end - 1) % kBits);
  if (first == last)
    return static_cast<std::uint64_t>(std::popcount(results_[first] & head & tail));
  return static_cast<std::uint64_t>(std::popcount(results_[first] & head)) +
         static_cast<std::uint64_t>(std::popcount(results_[last] & tail)) +
         count_bits(std::span(results_).subspan(first + 1, last - first - 1));
}

}  // namespace dateline
