// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <compare>
#include <limits>
#include <ostream>
#include <type_traits>

#include "colead/math/functions.hpp"

namespace colead::math {

/// A double for templates of others: unqualified calls of exp, log and so on find the functions of this room, and what
/// a library keeps for double alone (vector instructions, the C library) is not taken.
struct Plain {
  double value{0.0};

  constexpr Plain() = default;
  template <class Number>
  requires std::is_arithmetic_v<Number>
  constexpr Plain(Number number) : value{static_cast<double>(number)} {}  // NOLINT(google-explicit-constructor)

  template <class Number>
  requires std::is_arithmetic_v<Number>
  explicit constexpr operator Number() const { return static_cast<Number>(value); }

  constexpr Plain& operator+=(Plain other) { return value += other.value, *this; }
  constexpr Plain& operator-=(Plain other) { return value -= other.value, *this; }
  constexpr Plain& operator*=(Plain other) { return value *= other.value, *this; }
  constexpr Plain& operator/=(Plain other) { return value /= other.value, *this; }
  constexpr Plain& operator++() { return value += 1.0, *this; }
  constexpr Plain& operator--() { return value -= 1.0, *this; }

  friend constexpr Plain operator+(Plain a) { return a; }
  friend constexpr Plain operator-(Plain a) { return -a.value; }
  friend constexpr Plain operator+(Plain a, Plain b) { return a.value + b.value; }
  friend constexpr Plain operator-(Plain a, Plain b) { return a.value - b.value; }
  friend constexpr Plain operator*(Plain a, Plain b) { return a.value * b.value; }
  friend constexpr Plain operator/(Plain a, Plain b) { return a.value / b.value; }
  friend constexpr bool operator==(Plain a, Plain b) { return a.value == b.value; }
  friend constexpr auto operator<=>(Plain a, Plain b) { return a.value <=> b.value; }
  friend std::ostream& operator<<(std::ostream& out, Plain a) { return out << a.value; }

  // Exact, or to the last bit by IEEE 754: taken from the C library.
  friend Plain sqrt(Plain a) { return std::sqrt(a.value); }
  friend Plain floor(Plain a) { return std::floor(a.value); }
  friend Plain ceil(Plain a) { return std::ceil(a.value); }
  friend Plain trunc(Plain a) { return std::trunc(a.value); }
  friend Plain round(Plain a) { return std::round(a.value); }
  friend Plain fabs(Plain a) { return std::fabs(a.value); }
  friend Plain abs(Plain a) { return std::fabs(a.value); }
  friend Plain fmod(Plain a, Plain b) { return std::fmod(a.value, b.value); }
  friend Plain modf(Plain a, Plain* whole) { return std::modf(a.value, &whole->value); }
  friend Plain ldexp(Plain a, int exponent) { return std::ldexp(a.value, exponent); }
  friend Plain frexp(Plain a, int* exponent) { return std::frexp(a.value, exponent); }
  friend bool isnan(Plain a) { return std::isnan(a.value); }
  friend bool isinf(Plain a) { return std::isinf(a.value); }
  friend bool isfinite(Plain a) { return std::isfinite(a.value); }
  friend int fpclassify(Plain a) { return std::fpclassify(a.value); }

  friend Plain exp(Plain a) { return math::exp(a.value); }
  friend Plain expm1(Plain a) { return math::expm1(a.value); }
  friend Plain log(Plain a) { return math::log(a.value); }
  friend Plain log1p(Plain a) { return math::log1p(a.value); }
  friend Plain pow(Plain a, Plain b) { return math::pow(a.value, b.value); }
  friend Plain cos(Plain a) { return math::cos(a.value); }
  friend Plain acos(Plain a) { return math::acos(a.value); }
  friend Plain sin(Plain a) { return math::sin(a.value); }
  friend Plain asin(Plain a) { return math::asin(a.value); }
};

}  // namespace colead::math

template <>
struct std::numeric_limits<colead::math::Plain> : std::numeric_limits<double> {
  using Plain = colead::math::Plain;
  static constexpr Plain min() noexcept { return std::numeric_limits<double>::min(); }
  static constexpr Plain max() noexcept { return std::numeric_limits<double>::max(); }
  static constexpr Plain lowest() noexcept { return std::numeric_limits<double>::lowest(); }
  static constexpr Plain epsilon() noexcept { return std::numeric_limits<double>::epsilon(); }
  static constexpr Plain round_error() noexcept { return std::numeric_limits<double>::round_error(); }
  static constexpr Plain infinity() noexcept { return std::numeric_limits<double>::infinity(); }
  static constexpr Plain quiet_NaN() noexcept { return std::numeric_limits<double>::quiet_NaN(); }
  static constexpr Plain denorm_min() noexcept { return std::numeric_limits<double>::denorm_min(); }
};
