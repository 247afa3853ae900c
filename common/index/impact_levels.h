#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "common/index/posting_format.h"

namespace dateline {

// The postings of a list, parted by how much they can add to a score.
struct ImpactLevels {
  std::array<float, kLevels> largest = {};  // the largest impact in each; 0 in one that is empty
  std::vector<std::uint8_t> of;             // the level of each posting
};

// `impacts` of the postings of one list (bm25.h), none of them negative.
ImpactLevels part_by_impact(std::span<const float> impacts);

}  // namespace dateline
