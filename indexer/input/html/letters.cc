#include "indexer/input/html/letters.h"

#include "common/text/fold.h"

namespace dateline::html {

std::string letters_of(std::string_view text) {
  const std::string folded = fold(text);
  std::string out;
  out.reserve(folded.size());
  for (const char c : folded) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0) out += c;
  }
  return out;
}

}  // namespace dateline::html
