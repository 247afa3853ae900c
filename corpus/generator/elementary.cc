#include "corpus/generator/elementary.h"

#include <cmath>

namespace dateline::corpus {
namespace {

constexpr double kLogTwo = 0.69314718055994530942;
constexpr double kHalfRoot = 0.70710678118654752440;

}  // namespace

double natural_log(double x) {
  int shift = 0;
  double mantissa = std::frexp(x, &shift);  // exact
  if (mantissa < kHalfRoot) {
    mantissa *= 2;
    --shift;
  }
  // log m = 2 artanh((m - 1) / (m + 1)); the argument is below 0.172.
  const double t = (mantissa - 1) / (mantissa + 1);
  const double square = t * t;
  double sum = 0;
  for (int k = 23; k >= 1; k -= 2) sum = sum * square + 1.0 / k;
  return 2 * t * sum + shift * kLogTwo;
}

double exponential(double x) {
  const double shift = std::floor(x / kLogTwo + 0.5);  // exact rounding
  const double rest = x - shift * kLogTwo;
  double sum = 1;
  for (int k = 16; k >= 1; --k) sum = 1 + rest / k * sum;
  return std::ldexp(sum, static_cast<int>(shift));
}

double power(double base, double exponent) { return exponential(exponent * natural_log(base)); }

}  // namespace dateline::corpus
