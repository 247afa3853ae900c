#pragma once

namespace dateline::corpus {

// Logarithm and exponential from additions, multiplications and divisions only, so that every
// machine gets the same bits (the C library's differ between systems). Relative error below 1e-13.

double natural_log(double x);  // x > 0 and normal
double exponential(double x);  // |x| < 700
double power(double base, double exponent);

}  // namespace dateline::corpus
