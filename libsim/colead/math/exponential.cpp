// SPDX-License-Identifier: Apache-2.0
#include "colead/math/functions.hpp"
#include "colead/math/pieces.hpp"

namespace colead::math {
namespace {

/// e^x where the result, or what is added to it last, may not be a normal number.
[[gnu::noinline]] double extreme_exp(double x) {
  if (is_nan(x)) return x;
  if (x > 709.79) return infinity;
  if (x < -745.14) return 0.0;
  return far_out(scaled_exp(x, 0.0), x > 0.0);
}

Scaled scaled_exp2(double x) {
  const double shifted = x + rounder / cells;
  return scaled(bits(shifted), (x - (shifted - rounder / cells)) * 0x1.62e42fefa39efp-1);
}

[[gnu::noinline]] double extreme_exp2(double x) {
  if (is_nan(x)) return x;
  if (x >= 1024.0) return infinity;
  if (x < -1075.0) return 0.0;
  return far_out(scaled_exp2(x), x > 0.0);
}

}  // namespace

double exp(double x) {
  if (!(size(x) < 700.0)) [[unlikely]]
    return extreme_exp(x);
  return scaled_exp(x, 0.0).value();
}

double exp2(double x) {
  if (!(size(x) < 1010.0)) [[unlikely]]
    return extreme_exp2(x);
  return scaled_exp2(x).value();
}

double expm1(double x) {
  if (size(x) < 0.0625) {
    if (x == 0.0) return x;
    // The Taylor series; what follows x^10 / 10! is below 2^-62 of x.
    const double square = x * x;
    const double even = 1.0 / 6.0 + square * (1.0 / 120.0 + square * (1.0 / 5040.0 + square * (1.0 / 362880.0)));
    const double odd = 1.0 / 24.0 + square * (1.0 / 720.0 + square * (1.0 / 40320.0 + square * (1.0 / 3628800.0)));
    return x + square * (0.5 + (x * even + square * odd));
  }
  if (x < -40.0) return -1.0;
  if (!(x < 700.0)) return exp(x);
  const Scaled result = scaled_exp(x, 0.0);
  const double scale = of_bits(result.bits);
  const double difference = scale - 1.0;
  const double taken = difference - scale;
  const double lost = (scale - (difference - taken)) + (-1.0 - taken);
  return difference + (scale * result.more + lost);
}

}  // namespace colead::math
