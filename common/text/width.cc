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

// The largest prefix of whole clusters within `columns`.
std::string_view prefix_of_width(std::string_view text, std::size_t columns) {
  Boundaries clusters(Boundaries::Kind::kCharacter, text);
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = clusters.after(end);
    used += cluster_width(text.substr(end, next - end));
    if (used > columns) break;
    end = next;
  }
  return text.substr(0, end);
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
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  const std::string_view prefix = trim(prefix_of_width(text, columns - 1));
  // Leading space is the caller's indentation; only what stands before the ellipsis goes.
  const std::size_t end = static_cast<std::size_t>(prefix.data() - text.data()) + prefix.size();
  return std::string(text.substr(0, end)).append(kEllipsis);
}

std::vector<Line> wrap(std::string_view text, std::size_t columns) {
  columns = std::max<std::size_t>(columns, 1);
  std::vector<Line> lines;
  Boundaries breaks(Boundaries::Kind::kLine, text);
  std::size_t begin = 0;  // of the line
  std::size_t end = 0;    // of what fits on it so far
  const auto offset = [&](std::string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
  };
  const auto finish = [&](std::size_t until) {
    const std::string_view line = trim(text.substr(begin, until - begin));
    lines.push_back({offset(line), offset(line) + line.size()});
    begin = until;
    end = until;
  };
  std::size_t used = 0;  // columns of [begin, end), with the space at its end
  while (end < text.size()) {
    const std::size_t next = breaks.after(end);
    const std::string_view piece = text.substr(end, next - end);
    const std::string_view visible = trim(piece);
    const std::size_t width = display_width(visible);
    if (used > 0 && used + width > columns) {
      finish(end);
      used = 0;
      continue;
    }
    if (width > columns) {
      // One piece wider than a line: cut it between clusters, at least one to a line.
      std::string_view part = prefix_of_width(visible, columns);
      if (part.empty()) {
        Boundaries clusters(Boundaries::Kind::kCharacter, visible);
        part = visible.substr(0, clusters.after(0));
      }
      finish(offset(part) + part.size());
      continue;
    }
    used += display_width(piece);
    end = next;
    if (piece.find('\n') != std::string_view::npos && end < text.size()) {
      finish(end);
      used = 0;
    }
  }
  if (begin < end) finish(end);
  return lines;
}

}  // namespace dateline
