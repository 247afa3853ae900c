#pragma once

#include <atomic>
#include <cstdint>

namespace dateline {

// How many postings the window engine has decoded since the process began; what it passes over by
// whole blocks is not among them. Any thread.
inline std::atomic<std::uint64_t> postings_decoded = 0;

}  // namespace dateline
