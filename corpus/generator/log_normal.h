#pragma once

#include <array>
#include <cstdint>

#include "corpus/generator/random.h"

namespace dateline::corpus {

// Whole numbers whose logarithm is normally distributed: lengths of sentences and of articles.
class LogNormal {
 public:
  // `mean` of the numbers drawn; `sigma` of their logarithm. Nothing below `least` is drawn.
  LogNormal(double mean, double sigma, std::uint32_t least);

  std::uint32_t draw(Random& random) const {
    const std::uint64_t bits = random.next();
    const std::size_t i = bits >> 54;
    const auto between = static_cast<double>(bits & 0xffffffffu) * 0x1p-32;
    return static_cast<std::uint32_t>(quantiles_[i] +
                                      (quantiles_[i + 1] - quantiles_[i]) * between + 0.5);
  }

 private:
  static constexpr std::size_t kSteps = 1024;
  std::array<double, kSteps + 1> quantiles_;
};

}  // namespace dateline::corpus
