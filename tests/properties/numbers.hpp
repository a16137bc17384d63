// SPDX-License-Identifier: Apache-2.0
// Numbers as properties draw them: round ones first, so that a counterexample can be read.
#pragma once

#include <rapidcheck.h>

#include <cmath>
#include <cstdint>

#include "colead/random/random.hpp"

namespace colead::test {

/// In [0, 1], the ends among them, in thousandths.
inline rc::Gen<double> share() {
  return rc::gen::map(rc::gen::inRange(0, 1001), [](int n) { return n / 1000.0; });
}

/// Above 0, over eighteen powers of ten.
inline rc::Gen<double> positive() {
  return rc::gen::apply([](int power, int digits) { return digits / 100.0 * std::pow(10.0, power); },
                        rc::gen::resize(100, rc::gen::inRange(-9, 10)), rc::gen::inRange(100, 1000));
}

/// Of either sign, or 0.
inline rc::Gen<double> real() {
  return rc::gen::apply([](int sign, double size) { return sign * size; }, rc::gen::inRange(-1, 2), positive());
}

/// One of the uniforms there are in (0, 1): anywhere, and near both ends.
inline rc::Gen<double> uniform() {
  const auto place = rc::gen::resize(1000, rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 52U));
  return rc::gen::oneOf(
      rc::gen::map(place, [](std::uint64_t n) { return to_uniform(n << 12U); }),
      rc::gen::map(rc::gen::inRange(0, 50), [](int n) { return to_uniform(std::uint64_t{1} << (n + 13)); }),
      rc::gen::map(rc::gen::inRange(0, 50), [](int n) { return 1.0 - to_uniform(std::uint64_t{1} << (n + 13)); }));
}

/// Whether two numbers agree to so many units of the larger, or of 1.
inline bool near(double a, double b, double within) {
  return std::abs(a - b) <= within * std::max({1.0, std::abs(a), std::abs(b)});
}

}  // namespace colead::test
