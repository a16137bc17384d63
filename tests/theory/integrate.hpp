// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace colead::test {

/// x(t) of dx/dt = slope(x) by the classical Runge-Kutta method.
template <class Slope>
inline double integrate(Slope slope, double x, double t) {
  constexpr int steps = 20000;
  const double h = t / steps;
  for (int k = 0; k < steps; ++k) {
    const double a = slope(x);
    const double b = slope(x + h / 2 * a);
    const double c = slope(x + h / 2 * b);
    const double d = slope(x + h * c);
    x += h / 6 * (a + 2 * b + 2 * c + d);
  }
  return x;
}

}  // namespace colead::test
