// SPDX-License-Identifier: Apache-2.0
#include "colead/math/functions.hpp"
#include "colead/math/pieces.hpp"

namespace colead::math {
namespace {

struct Sum {
  double high;
  double low;
};

/// The logarithm as a sum, right to 2^-67.
Sum long_logarithm(const Reduced& x) {
  const double r = x.r();
  const double square = r * r;
  const double series =
      r * square *
      ((1.0 / 3.0 - r * 0.25) +
       square * ((0.2 - r * (1.0 / 6.0)) + square * ((1.0 / 7.0 - r * 0.125) + square * (1.0 / 9.0 - r * 0.1))));
  const double high = x.high();
  const double first = high + r;
  const double first_lost = (high - first) + r;
  // r^2 / 2: the square of the 22 bits is exact, and so is what the sum loses of it.
  const double half = -0.5 * x.whole * x.whole;
  const double second = first + half;
  const double second_lost = (first - second) + half;
  const double rest = x.low() + first_lost + second_lost - 0.5 * x.part * (r + x.whole) + series;
  const double sum = second + rest;
  return {sum, (second - sum) + rest};
}

/// Of a finite y other than 0: 0 for a fraction, 1 for an odd and 2 for an even whole number.
int parity(double y) {
  const double whole = size(y);
  if (whole >= 0x1p53) return 2;
  const double shifted = whole >= 0x1p52 ? whole : (whole + 0x1p52) - 0x1p52;
  if (shifted != whole) return 0;
  return (static_cast<std::uint64_t>(whole) & 1) != 0 ? 1 : 2;
}

Scaled scaled_power(const Sum& log, double y) {
  const double y_high = first_half(y);
  const double log_high = first_half(log.high);
  return scaled_exp(y_high * log_high, (y - y_high) * log_high + y * ((log.high - log_high) + log.low));
}

/// x^y for a finite x > 0 and a finite y, wherever the result lies.
double any_power(double x, double y) {
  const std::uint64_t word = bits(x);
  const Sum log = long_logarithm(reduced(is_ordinary(word) ? word : normalised(x)));
  const double estimate = y * log.high;
  if (estimate > 710.0) return infinity;
  if (estimate < -746.0) return 0.0;
  const Scaled result = scaled_power(log, y);
  return size(estimate) < 700.0 ? result.value() : far_out(result, estimate > 0.0);
}

/// The powers that pow leaves over; where x is no positive number or one of the two is not finite, what C says.
[[gnu::noinline]] double special_power(double x, double y) {
  if (x == 1.0 || y == 0.0) return 1.0;
  if (is_nan(x) || is_nan(y)) return nan;
  if (size(y) == infinity) {
    if (size(x) == 1.0) return 1.0;
    return (size(x) > 1.0) == (y > 0.0) ? infinity : 0.0;
  }
  const int kind = parity(y);
  const bool negative = (bits(x) >> 63) != 0;
  const double sign = negative && kind == 1 ? -1.0 : 1.0;
  if (x == 0.0 || size(x) == infinity) return sign * ((x == 0.0) == (y > 0.0) ? 0.0 : infinity);
  if (negative && kind == 0) return nan;
  return sign * any_power(size(x), y);
}

}  // namespace

double pow(double x, double y) {
  const std::uint64_t word = bits(x);
  if (!is_ordinary(word)) [[unlikely]]
    return special_power(x, y);
  const Sum log = long_logarithm(reduced(word));
  if (!(size(y * log.high) < 700.0)) [[unlikely]]
    return special_power(x, y);
  return scaled_power(log, y).value();
}

}  // namespace colead::math
