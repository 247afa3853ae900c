#include "searcher/engine/date_counter.h"

#include <algorithm>
#include <bit>

namespace dateline {
namespace {

constexpr std::uint32_t kBits = 64;
constexpr std::uint64_t kAll = ~std::uint64_t{0};

// What dates come before or after, but for the time of day.
struct DatePlace {
  Day day;
  std::uint8_t precision;

  bool is_after(const Columns& columns, DocIndex doc) const {
    const Day of_doc = columns.day(doc);
    return of_doc != day ? of_doc < day
                         : static_cast<std::uint8_t>(columns.precision(doc)) < precision;
  }
};

// The first document of [begin, end), which ascend by date, that is not before `place`: looked for
// around `guess` first.
DocIndex first_at(const Columns& columns, DocIndex begin, DocIndex end, const DatePlace& place,
                  DocIndex guess) {
  DocIndex step = 1;
  if (guess < begin || guess >= end) guess = begin;
  if (guess < end && place.is_after(columns, guess)) {
    begin = guess + 1;
    while (step < end - begin && place.is_after(columns, begin + step)) {
      begin += step + 1;
      step *= 2;
    }
    end = std::min(end, begin + step);
  } else {
    end = guess;
    while (step < end - begin && !place.is_after(columns, end - step)) {
      end -= step;
      step *= 2;
    }
    begin = end - std::min(step, end - begin);
  }
  while (begin < end) {
    const DocIndex middle = begin + (end - begin) / 2;
    if (place.is_after(columns, middle)) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

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

template <typename F>
void DateCounter::for_each_run(F f) const {
  const auto runs = columns_.runs();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const DocIndex end = i + 1 < runs.size() ? runs[i + 1] : columns_.documents();
    const DocIndex dated = first_dated(columns_, runs[i], end);
    f(DocRange{runs[i], dated}, DocRange{dated, end});
  }
}

std::uint64_t DateCounter::undated() const {
  std::uint64_t sum = 0;
  for_each_run([&](DocRange undated, DocRange) { sum += count(undated.begin, undated.end); });
  return sum;
}

DaySpan DateCounter::span() const {
  DaySpan span;
  for_each_run([&](DocRange, DocRange dated) {
    const DocIndex first = next(dated.begin, dated.end);
    if (first == dated.end) return;
    span.include({columns_.day(first), columns_.day(last(first, dated.end))});
  });
  return span;
}

void DateCounter::count(DateInterval interval, DayCounts& counts) const {
  for_each_run([&](DocRange, DocRange dated) {
    DocIndex doc = next(dated.begin, dated.end);
    DocIndex length = 1;  // of the period before: the next one is about as long
    while (doc < dated.end) {
      const Date::Precision precision = columns_.precision(doc);
      const Date period = period_of(columns_.day(doc), precision, interval);
      // Dates that are less precise than the interval come before the others of their first day.
      const auto finer = static_cast<std::uint8_t>(static_cast<std::uint8_t>(precision) + 1);
      const bool vague = precision < precision_of(interval);
      const DatePlace beyond =
          vague ? DatePlace{period.day, finer} : DatePlace{period.last_day() + 1, 0};
      const DocIndex end = first_at(columns_, doc + 1, dated.end, beyond, doc + length);
      length = end - doc;
      counts.push_back({period.day, period.precision, count(doc, end)});
      doc = next(end, dated.end);
    }
  });
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
