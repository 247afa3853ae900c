#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "searcher/engine/doc_mask.h"

namespace dateline {

// Gathers many documents of a window in any order, a byte for each place: two instructions a
// document, where a mask takes nine. take() costs as much as some 150 documents in a mask.
class PlaceMarks {
 public:
  // Worth it from so many documents of a window on.
  static constexpr std::uint32_t kMany = 400;

  // Documents begin + i of the window that starts at `begin`.
  void set(std::span<const DocIndex> docs, DocIndex begin) {
    if (!ready_) clear();
    for (const DocIndex doc : docs) marks_[doc - begin] = kMark;
  }
  // Puts what was set into the mask, in place of what it held, and starts anew.
  void take(DocMask& mask);

 private:
  static constexpr std::uint8_t kMark = 0xff;

  void clear();

  bool ready_ = false;  // most queries never mark anything: what is not used is not cleared either
  alignas(16) std::array<std::uint8_t, kWindow> marks_;
};

}  // namespace dateline
