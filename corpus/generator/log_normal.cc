#include "corpus/generator/log_normal.h"

#include <algorithm>
#include <vector>

#include "corpus/generator/elementary.h"

namespace dateline::corpus {
namespace {

constexpr int kGrid = 8192;
constexpr double kReach = 3.5;  // standard deviations to either side

// The `steps` + 1 quantiles of the normal distribution, cut at kReach: its density added up.
std::vector<double> normal_quantiles(std::size_t steps) {
  std::vector<double> mass(kGrid + 1, 0);
  const double width = 2 * kReach / kGrid;
  for (int i = 0; i < kGrid; ++i) {
    const double z = -kReach + (i + 0.5) * width;
    mass[i + 1] = mass[i] + exponential(-z * z / 2);
  }
  std::vector<double> quantiles;
  int i = 0;
  for (std::size_t step = 0; step <= steps; ++step) {
    const double wanted = mass[kGrid] * static_cast<double>(step) / static_cast<double>(steps);
    while (i < kGrid - 1 && mass[i + 1] < wanted) ++i;
    const double part = (wanted - mass[i]) / (mass[i + 1] - mass[i]);
    quantiles.push_back(-kReach + (i + part) * width);
  }
  return quantiles;
}

}  // namespace

LogNormal::LogNormal(double mean, double sigma, std::uint32_t least) {
  const std::vector<double> normal = normal_quantiles(kSteps);
  for (std::size_t i = 0; i <= kSteps; ++i) quantiles_[i] = exponential(sigma * normal[i]);
  // Scale to the mean of what is drawn, again after the short ones were raised to `least`.
  for (int round = 0; round < 4; ++round) {
    double sum = 0;
    for (std::size_t i = 0; i < kSteps; ++i) sum += (quantiles_[i] + quantiles_[i + 1]) / 2;
    const double scale = mean / (sum / static_cast<double>(kSteps));
    for (double& quantile : quantiles_) {
      quantile = std::max(quantile * scale, static_cast<double>(least));
    }
  }
}

}  // namespace dateline::corpus
