#pragma once

#include <ctime>

namespace dateline::test {

// The processor time of this process so far, in seconds: what a busy machine does not lengthen. For
// tests that tell work that grows with the square of the input from work that grows with it.
inline double processor_time() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace dateline::test
