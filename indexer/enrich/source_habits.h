#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "indexer/enrich/source_traits.h"

namespace dateline {

// The short lines of an article's body, with what matters about them here.
struct BodyLine {
  enum class Place : std::uint8_t { kMiddle, kHead, kTail };  // of the body

  std::string_view text;  // without the white space around it
  Place place = Place::kMiddle;
};
// In the order of the body; blank lines and long ones are left out.
std::vector<BodyLine> short_lines(std::string_view body);

// How often one line was seen. What stands in files has this shape.
struct LineCount {
  std::uint64_t key = 0;       // hash of the source and the line
  std::uint64_t source = 0;    // hash of the source
  std::uint32_t articles = 0;  // that have the line
  std::uint32_t heads = 0;     // of them, at the head of the body ...
  std::uint32_t tails = 0;     // ... and at its tail
  Day first_day = kNoDay;      // of the dated ones
  Day last_day = kNoDay;
  std::uint32_t window = 0;  // that it was last seen in

  bool operator==(const LineCount&) const = default;
};

// How many articles of a source were seen.
struct SourceCount {
  std::uint64_t source = 0;
  std::uint64_t articles = 0;

  bool operator==(const SourceCount&) const = default;
};

// What the articles of a source have in common, as a HabitObserver has learnt it: lines that are
// the furniture of its pages, headlines, which its pages show as teasers below other articles, a
// language, and a country that they are about.
// Const and safe to share; sources are named by source_of().
//
// That a line stands in many articles does not make it furniture: weather warnings, market reports
// and official phrases repeat as well. So it must stand at the same end of the body in a share of
// the source's articles that no subject of the news reaches, on several days, without numbers.
class SourceHabits {
 public:
  // Hash of a source, and of a line of it.
  static std::uint64_t source_key(std::string_view source);
  static std::uint64_t line_key(std::uint64_t source, std::string_view line);

  // Whether a line at this place is furniture of its source.
  bool is_furniture(std::uint64_t source, const BodyLine& line) const;
  // Whether a line is the headline of another article, and stands in several.
  bool is_teaser(std::uint64_t source, const BodyLine& line) const;
  // Whether no lines are known.
  bool empty() const { return heads_.empty() && tails_.empty() && teasers_.empty(); }
  // Without codes when the source has none, or is not well known.
  const SourceTrait& trait(std::uint64_t source) const;

 private:
  friend class HabitObserver;

  std::vector<std::uint64_t> heads_;  // keys of lines, sorted
  std::vector<std::uint64_t> tails_;
  std::vector<std::uint64_t> teasers_;
  std::vector<SourceTrait> traits_;  // sorted by source
};

}  // namespace dateline
