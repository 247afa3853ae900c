#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/dates/numerals.h"

namespace dateline {

// A piece of a text: a number, a word or a sign. Ideographs and syllables of Korean and Japanese
// are words of their own; Thai abbreviations keep their full stops ("ก.ย.").
struct DateToken {
  enum class Kind { kEnd, kNumber, kWord, kSign };
  Kind kind = Kind::kEnd;
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  int value = 0;           // of a number
  std::size_t digits = 0;  // of a number
  std::string key;         // of a word: month_key(); of a sign: its character
  bool blank_before = false;

  bool is_number(std::size_t least, std::size_t most) const {
    return kind == Kind::kNumber && digits >= least && digits <= most;
  }
  bool is_year() const { return is_number(4, 4) && value >= 1000; }
  bool is_word() const { return kind == Kind::kWord; }
  bool is(std::string_view text) const { return kind != Kind::kNumber && key == text; }
};

// The tokens of a text from a position on, cut as they are asked for: fifteen at most, to the end
// of the line. References to them stay valid.
class DateTokens {
 public:
  DateTokens(std::string_view text, std::size_t from) : text_(text), next_(from) {}

  std::string_view text() const { return text_; }
  // The i-th token; of kind kEnd past the last one.
  const DateToken& operator[](std::size_t i);

 private:
  static constexpr std::size_t kMost = 16;  // with one that is the end

  void cut(DateToken& token);

  std::string_view text_;
  std::size_t next_;
  std::array<DateToken, kMost> tokens_;
  std::size_t count_ = 0;
};

// The word that ends before `at`, with nothing but blanks, a comma or a full stop between, and that
// begins at `limit` or later; of kind kEnd when there is none. Of ideographs two are taken.
DateToken word_before(std::string_view text, std::size_t at, std::size_t limit);

}  // namespace dateline
