// SPDX-License-Identifier: Apache-2.0
#include "colead/math/functions.hpp"
#include "colead/math/pieces.hpp"

namespace colead::math {
namespace {

/// The logarithm, with `low` in the place of x.low(): the series of log1p is right to 2^-58 of r.
double logarithm(const Reduced& x, double low) {
  const double r = x.r();
  const double square = r * r;
  const double series =
      (r * (1.0 / 3.0) - 0.5) +
      square * ((r * 0.2 - 0.25) + square * ((r * (1.0 / 7.0) - 1.0 / 6.0) + square * (r * (1.0 / 9.0) - 0.125)));
  const double high = x.high();
  const double sum = high + r;
  return sum + (((high - sum) + r) + low + square * series);
}

[[gnu::noinline]] double extreme_log(double x) {
  if (x == 0.0) return -infinity;
  if (x < 0.0) return nan;
  if (!(x < infinity)) return x;
  const Reduced from = reduced(normalised(x));
  return logarithm(from, from.low());
}

}  // namespace

double log(double x) {
  const std::uint64_t word = bits(x);
  if (!is_ordinary(word)) [[unlikely]]
    return extreme_log(x);
  const Reduced from = reduced(word);
  return logarithm(from, from.low());
}

double log1p(double x) {
  const double sum = 1.0 + x;
  const std::uint64_t word = bits(sum);
  if (!is_ordinary(word) || x == 0.0) [[unlikely]]
    return sum == 0.0 ? -infinity : sum < 0.0 ? nan : x;
  // What 1 + x lost, by the derivative: its square is nothing.
  const double lost = x <= 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
  const Reduced from = reduced(word);
  return logarithm(from, from.low() + lost / sum);
}

}  // namespace colead::math
