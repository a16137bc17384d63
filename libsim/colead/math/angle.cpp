// SPDX-License-Identifier: Apache-2.0
#include "colead/math/functions.hpp"

#include <cmath>

#include "colead/math/pieces.hpp"

namespace colead::math {
namespace {

constexpr double quarter = 0x1.921fb54442d18p+0;  ///< pi / 2
constexpr double quarter_rest = 0x1.1a62633145c07p-54;

/// An angle of at most pi / 4 in radians; the high part has 26 bits.
struct Angle {
  double high;
  double low;
};

Angle split(double radians, double rest) {
  const double high = first_half(radians + rest);
  return {high, (radians - high) + rest};
}

Angle from_turns(double turns) {
  constexpr double tau = 0x1.921fb5p+2;  // 2 pi to 26 bits
  constexpr double tau_rest = 0x1.110b4611a6263p-24;
  const double upper = first_half(turns);
  return split(upper * tau, (turns - upper) * tau + turns * tau_rest);
}

double sine(const Angle& x) {
  const double whole = x.high + x.low;
  const double z = whole * whole;
  const double series =
      -1.0 / 6.0 +
      z * (1.0 / 120.0 +
           z * (-1.0 / 5040.0 +
                z * (1.0 / 362880.0 +
                     z * (-1.0 / 39916800.0 +
                          z * (1.0 / 6227020800.0 + z * (-1.0 / 1307674368000.0 + z * (1.0 / 355687428096000.0)))))));
  return x.high + (x.low + whole * z * series);
}

double cosine(const Angle& x) {
  const double whole = x.high + x.low;
  const double z = whole * whole;
  const double series =
      1.0 / 24.0 +
      z * (-1.0 / 720.0 +
           z * (1.0 / 40320.0 + z * (-1.0 / 3628800.0 + z * (1.0 / 479001600.0 + z * (-1.0 / 87178291200.0 +
                                                                                      z * (1.0 / 20922789888000.0))))));
  const double half = 0.5 * x.high * x.high;  // exact
  const double near = 1.0 - half;
  return near + (((1.0 - near) - half) - x.low * (x.high + 0.5 * x.low) + z * z * series);
}

double inverse_sine_series(double z) {
  double sum = acos_series[14];
  for (int n = 14; n-- > 0;) sum = sum * z + acos_series[n];
  return sum * z;
}

/// A square root and what it rounds off; the high part has 26 bits.
struct Root {
  double square;
  double value;
  double high;
  double low{0.0};

  explicit Root(double z) : square{z}, value{std::sqrt(z)}, high{first_half(value)} {
    if (z > 0.0) low = (z - high * high) / (value + high);
  }
};

}  // namespace

double cos_of_turns(double turns) {
  const double whole = size(turns);
  if (!(whole < infinity)) return nan;
  // Beyond 2^51 a double is a multiple of a half.
  const double part = whole < 0x1p51 ? size(whole - ((whole + rounder) - rounder)) : std::fmod(whole, 1.0);
  if (part <= 0.125) return cosine(from_turns(part));
  if (part >= 0.375) return -cosine(from_turns(0.5 - part));
  return sine(from_turns(0.25 - part));
}

double cos(double x) {
  const double angle = size(x);
  if (!(angle <= 4.0)) return nan;
  if (angle <= 0.5 * quarter) return cosine(split(angle, 0.0));
  if (angle <= 1.5 * quarter) return sine(split(quarter - angle, quarter_rest));
  return -cosine(split(2.0 * quarter - angle, 2.0 * quarter_rest));
}

double sin(double x) {
  if (!(size(x) <= 4.0)) return nan;
  const double sign = x < 0.0 ? -1.0 : 1.0;
  const double angle = size(x);
  if (angle <= 0.5 * quarter) return sign * sine(split(angle, 0.0));
  if (angle <= 1.5 * quarter) return sign * cosine(split(quarter - angle, quarter_rest));
  return sign * sine(split(2.0 * quarter - angle, 2.0 * quarter_rest));
}

double asin(double x) {
  const double magnitude = size(x);
  if (!(magnitude <= 1.0)) return nan;
  if (magnitude < 0.5) return x + x * inverse_sine_series(x * x);
  // pi / 4 - (2 asin(s) - pi / 4), where 2 s and pi / 4 are near each other.
  const Root root((1.0 - magnitude) * 0.5);
  const double more = 2.0 * root.value * inverse_sine_series(root.square) - (quarter_rest - 2.0 * root.low);
  const double angle = 0.5 * quarter - (more - (0.5 * quarter - 2.0 * root.high));
  return x < 0.0 ? -angle : angle;
}

double acos(double x) {
  const double magnitude = size(x);
  if (!(magnitude <= 1.0)) return nan;
  if (magnitude < 0.5) return quarter - (x - (quarter_rest - x * inverse_sine_series(x * x)));
  const Root root((1.0 - magnitude) * 0.5);
  const double more = root.value * inverse_sine_series(root.square);
  if (x < 0.0) return 2.0 * (quarter - (root.value + (more - quarter_rest)));
  return 2.0 * (root.high + (more + root.low));
}

}  // namespace colead::math
