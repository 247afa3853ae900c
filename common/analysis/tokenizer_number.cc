// Numbers as the tokenizer reads them: digits, grouped in thousands, with decimals.
#include <unicode/uchar.h>

#include <array>

#include "common/analysis/tokenizer.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxDigits = 64;
constexpr std::size_t kMaxRuns = 8;

// Digits, and the sign that stands before them.
struct Run {
  char32_t sign = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t count = 0;
  bool leading_zero = false;
};

struct Runs {
  std::array<Run, kMaxRuns> run;
  std::size_t size = 0;
};

bool is_number_sign(CharClass type) {
  return type == CharClass::kDot || type == CharClass::kNumberMark ||
         type == CharClass::kApostrophe || type == CharClass::kGroupSpace;
}

bool is_point(char32_t sign) { return sign == U'.' || sign == 0xFF0E || sign == 0x066B; }

bool is_decimal_sign(char32_t sign) { return is_point(sign) || sign == U','; }

// How many runs from the first are groups of one number: 1 to 3 digits, then 3 each. Commas may
// also part the thousands from hundreds of thousands in pairs, as in India: 12,34,567.
std::size_t grouped_runs(const Runs& runs) {
  const Run& first = runs.run[0];
  const char32_t sign = runs.run[1].sign;
  if (first.count > 3 || first.leading_zero || sign == 0x066B) return 1;
  std::size_t i = 1;
  for (; i < runs.size && runs.run[i].sign == sign; ++i) {
    const bool pair =
        sign == U',' && runs.run[i].count == 2 && i + 1 < runs.size && runs.run[i + 1].sign == sign;
    if (runs.run[i].count != 3 && !pair) return 1;
  }
  return i;
}

// How many of the runs make one number: all of them, or the first alone when they are something
// else (a date, a version, a list).
struct Reading {
  std::size_t runs = 1;
  bool decimal = false;  // the last of them is the fraction
};

Reading read(const Runs& runs) {
  if (runs.size < 2) return {};
  const std::size_t grouped = grouped_runs(runs);
  const Run& last = runs.run[runs.size - 1];
  if (grouped == runs.size) return {grouped, false};
  if (grouped > 1) {
    const bool fraction = grouped + 1 == runs.size && is_decimal_sign(last.sign);
    return fraction ? Reading{runs.size, true} : Reading{};
  }
  const bool comma_fraction =
      last.sign == U',' &&
      (last.count <= 2 || (runs.run[0].leading_zero && runs.run[0].count == 1));
  if (runs.size == 2 && (is_point(last.sign) || comma_fraction)) return {2, true};
  return {};
}

}  // namespace

void Tokenizer::scan_number(RawToken& token) {
  Runs runs;
  char32_t sign = 0;
  bool readable = token.begin >= plain_digits_;
  std::size_t end = token.begin;
  std::size_t total = 0;
  for (;;) {
    Run run;
    run.sign = sign;
    run.begin = end;
    Char c = at(end);
    run.leading_zero = u_charDigitValue(static_cast<UChar32>(c.code_point)) == 0;
    for (; c.type == CharClass::kDigit && total <= kMaxDigits; c = at(end)) {
      end = c.end;
      ++run.count;
      ++total;
    }
    if (runs.size < kMaxRuns) {
      runs.run[runs.size++] = run;
      runs.run[runs.size - 1].end = end;
    } else {
      readable = false;
    }
    if (total > kMaxDigits) readable = false;
    if (token.begin < plain_digits_ || total > kMaxDigits || !is_number_sign(c.type)) break;
    const Char following = at(c.end);
    if (following.type != CharClass::kDigit) break;
    sign = c.code_point;
    end = following.begin;
  }
  const Reading reading = readable ? read(runs) : Reading{};
  if (reading.runs < runs.size) plain_digits_ = end;
  for (std::size_t i = 0; i < reading.runs; ++i) {
    const Run& run = runs.run[i];
    if (reading.decimal && i + 1 == reading.runs) spelling_ += '.';
    for (std::size_t position = run.begin; position < run.end && characters_ < kMaxDigits;) {
      const Char digit = at(position);
      append(token, digit);
      position = digit.end;
    }
  }
}

}  // namespace dateline
