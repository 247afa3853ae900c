#include "common/text/width.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "common/text/utf8.h"

namespace dateline {
namespace {

constexpr std::string_view kEllipsis = "…";

// Boundaries of UTF-8 text, found by one of ICU's break iterators.
class Boundaries {
 public:
  enum class Kind { kCharacter, kLine };

  Boundaries(Kind kind, std::string_view text) : size_(text.size()) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale root = icu::Locale::getRoot();
    iterator_.reset(kind == Kind::kCharacter
                        ? icu::BreakIterator::createCharacterInstance(root, status)
                        : icu::BreakIterator::createLineInstance(root, status));
    text_ = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
    if (U_SUCCESS(status)) iterator_->setText(text_, status);
    if (U_FAILURE(status)) iterator_.reset();
  }
  ~Boundaries() { utext_close(text_); }
  Boundaries(const Boundaries&) = delete;
  Boundaries& operator=(const Boundaries&) = delete;

  // The first boundary behind `position`; the end of the text when there is none.
  std::size_t after(std::size_t position) {
    if (iterator_ == nullptr) return size_;
    const int32_t next = iterator_->following(static_cast<int32_t>(position));
    return next == icu::BreakIterator::DONE ? size_ : static_cast<std::size_t>(next);
  }

 private:
  std::size_t size_;
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText* text_ = nullptr;
};

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::size_t code_point_width(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (c == '\t') return 1;
  const uint32_t category = U_GET_GC_MASK(c);
  if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) !=
      0) {
    return 0;
  }
  if ((category & U_GC_CF_MASK) != 0) return c == 0x00AD ? 1 : 0;
  const int32_t syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;
  const int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// One grapheme cluster. Emoji sequences (joined, flags, with a presentation selector) are one
// picture of two columns.
std::size_t cluster_width(std::string_view cluster) {
  std::size_t width = 0;
  bool picture = false;
  bool first = true;
  bool emoji = false;
  for (std::size_t i = 0; i < cluster.size();) {
    const char32_t c = next_code_point(cluster, i);
    if (first) {
      emoji = u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI);
    } else if (emoji && (c == 0xFE0F || c == 0x200D ||
                         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_MODIFIER) ||
                         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_REGIONAL_INDICATOR))) {
      picture = true;
    }
    first = false;
    width += code_point_width(c);
  }
  return picture ? 2 : width;
}

// Whole clusters of [begin, end) that fit `columns`.
struct Fitting {
  std::size_t end;
  std::size_t width;
};

Fitting fitting(std::string_view text, std::size_t begin, std::size_t end, std::size_t columns,
                Boundaries& clusters) {
  Fitting found{begin, 0};
  while (found.end < end) {
    const std::size_t next = std::min(clusters.after(found.end), end);
    const std::size_t width = cluster_width(text.substr(found.end, next - found.end));
    if (found.width + width > columns) break;
    found = {next, found.width + width};
  }
  return found;
}

// The bytes of trim(text.substr(begin, end - begin)).
Line trimmed_line(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view part = trim(text.substr(begin, end - begin));
  const auto offset = static_cast<std::size_t>(part.data() - text.data());
  return {offset, offset + part.size()};
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_plain(text)) return text.size();
  Boundaries clusters(Boundaries::Kind::kCharacter, text);
  std::size_t width = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = clusters.after(begin);
    width += cluster_width(text.substr(begin, end - begin));
    begin = end;
  }
  return width;
}

std::string fit(std::string_view text, std::size_t columns) {
  if (is_plain(text) && text.size() <= columns) return std::string(text);
  Boundaries clusters(Boundaries::Kind::kCharacter, text);
  if (fitting(text, 0, text.size(), columns, clusters).end == text.size()) return std::string(text);
  if (columns == 0) return {};
  const std::size_t cut = fitting(text, 0, text.size(), columns - 1, clusters).end;
  // Space at the start is the caller's indentation; only what stands before the ellipsis goes.
  return std::string(text.substr(0, trimmed_line(text, 0, cut).end)).append(kEllipsis);
}

std::vector<Line> wrap(std::string_view text, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 1);
  std::vector<Line> lines;
  Boundaries breaks(Boundaries::Kind::kLine, text);
  Boundaries clusters(Boundaries::Kind::kCharacter, text);
  std::size_t begin = 0;  // of the line
  std::size_t end = 0;    // of what is on it so far
  std::size_t columns_used = 0;
  const auto finish = [&](std::size_t until) {
    lines.push_back(trimmed_line(text, begin, until));
    begin = until;
    end = until;
    columns_used = 0;
  };
  while (end < text.size()) {
    // A piece that may not be broken, and the spaces behind it, which may hang over the edge.
    const std::size_t next = breaks.after(end);
    const Line piece = trimmed_line(text, end, next);
    const Fitting found = fitting(text, piece.begin, piece.end, columns, clusters);
    if (columns_used > 0 && (found.end < piece.end || columns_used + found.width > columns)) {
      finish(end);
    } else if (found.end < piece.end) {
      // Wider than a line: cut between clusters, at least one to a line.
      finish(found.end > piece.begin ? found.end : clusters.after(piece.begin));
    } else {
      const std::string_view taken = text.substr(end, next - end);
      columns_used += display_width(taken);
      end = next;
      if (taken.find('\n') != std::string_view::npos && end < text.size()) finish(end);
    }
  }
  if (begin < end) finish(end);
  return lines;
}

}  // namespace dateline
