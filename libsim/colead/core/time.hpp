// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "colead/core/checked.hpp"
#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A span of simulated time: a whole number of microseconds, so that sums are exact on every machine.
struct Duration {
  std::int64_t us{0};
  friend constexpr auto operator<=>(Duration, Duration) = default;
};

/// An instant: microseconds since the run began. Arithmetic that leaves the 64-bit range throws std::overflow_error.
struct Time {
  std::int64_t us{0};
  friend constexpr auto operator<=>(Time, Time) = default;

  /// Every run begins on a Monday at 00:00.
  [[nodiscard]] static constexpr Time start() { return {}; }
};

/// Later than every instant at which something can happen: "no such appointment". The engine refuses events there.
[[nodiscard]] constexpr Time never() { return Time{std::numeric_limits<std::int64_t>::max()}; }

namespace detail {

inline constexpr double us_per_minute = 60e6;
inline constexpr double us_per_hour = 60 * us_per_minute;
inline constexpr double us_per_day = 24 * us_per_hour;
inline constexpr double us_per_week = 7 * us_per_day;

[[nodiscard]] constexpr std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t out{};
  if (sum_overflows(a, b, out)) throw std::overflow_error("time overflow: the sum leaves 64-bit microseconds");
  return out;
}

[[nodiscard]] constexpr std::int64_t difference(std::int64_t a, std::int64_t b) {
  std::int64_t out{};
  if (difference_overflows(a, b, out))
    throw std::overflow_error("time overflow: the difference leaves 64-bit microseconds");
  return out;
}

[[nodiscard]] constexpr std::int64_t product(std::int64_t a, std::integral auto b) {
  std::int64_t out{};
  if (product_overflows(a, b, out)) throw std::overflow_error("time overflow: the product leaves 64-bit microseconds");
  return out;
}

/// Nearest whole microsecond, halves away from zero (std::llround, which C++20 does not make constexpr).
[[nodiscard]] constexpr std::int64_t rounded(double us) {
  if (!(us >= -0x1p63 && us < 0x1p63))
    throw std::overflow_error("time overflow: not a number of microseconds within 64 bits");
  const auto whole = static_cast<std::int64_t>(us);
  const double rest = us - static_cast<double>(whole);
  return whole + static_cast<int>(rest >= 0.5) - static_cast<int>(rest <= -0.5);
}

}  // namespace detail

[[nodiscard]] constexpr Duration microseconds(std::int64_t n) { return {n}; }
[[nodiscard]] constexpr Duration minutes(double n) { return {detail::rounded(n * detail::us_per_minute)}; }
[[nodiscard]] constexpr Duration hours(double n) { return {detail::rounded(n * detail::us_per_hour)}; }
[[nodiscard]] constexpr Duration days(double n) { return {detail::rounded(n * detail::us_per_day)}; }
[[nodiscard]] constexpr Duration weeks(double n) { return {detail::rounded(n * detail::us_per_week)}; }

[[nodiscard]] constexpr double in_hours(Duration d) { return static_cast<double>(d.us) / detail::us_per_hour; }
[[nodiscard]] constexpr double in_days(Duration d) { return static_cast<double>(d.us) / detail::us_per_day; }
[[nodiscard]] constexpr double in_weeks(Duration d) { return static_cast<double>(d.us) / detail::us_per_week; }
[[nodiscard]] constexpr double in_hours(Time t) { return in_hours(Duration{t.us}); }
[[nodiscard]] constexpr double in_days(Time t) { return in_days(Duration{t.us}); }
[[nodiscard]] constexpr double in_weeks(Time t) { return in_weeks(Duration{t.us}); }

[[nodiscard]] constexpr Duration operator-(Time a, Time b) { return {detail::difference(a.us, b.us)}; }
[[nodiscard]] constexpr Time operator+(Time t, Duration d) { return {detail::sum(t.us, d.us)}; }
[[nodiscard]] constexpr Time operator+(Duration d, Time t) { return t + d; }
[[nodiscard]] constexpr Time operator-(Time t, Duration d) { return {detail::difference(t.us, d.us)}; }
constexpr Time& operator+=(Time& t, Duration d) { return t = t + d; }

[[nodiscard]] constexpr Duration operator+(Duration a, Duration b) { return {detail::sum(a.us, b.us)}; }
[[nodiscard]] constexpr Duration operator-(Duration a, Duration b) { return {detail::difference(a.us, b.us)}; }
[[nodiscard]] constexpr Duration operator-(Duration d) { return Duration{} - d; }
constexpr Duration& operator+=(Duration& a, Duration b) { return a = a + b; }
constexpr Duration& operator-=(Duration& a, Duration b) { return a = a - b; }

/// Exact for whole factors, rounded to the nearest microsecond for fractions.
[[nodiscard]] constexpr Duration operator*(Duration d, std::integral auto n) { return {detail::product(d.us, n)}; }
[[nodiscard]] constexpr Duration operator*(Duration d, std::floating_point auto x) {
  return {detail::rounded(static_cast<double>(d.us) * static_cast<double>(x))};
}
template <class N>
requires std::integral<N> || std::floating_point<N>
[[nodiscard]] constexpr Duration operator*(N n, Duration d) { return d * n; }
/// Rounded to the nearest microsecond; division by zero throws std::overflow_error like any result out of range.
template <class N>
requires std::integral<N> || std::floating_point<N>
[[nodiscard]] constexpr Duration operator/(Duration d, N n) {
  if (n == N{0}) throw std::overflow_error("time overflow: division by zero");
  return {detail::rounded(static_cast<double>(d.us) / static_cast<double>(n))};
}
[[nodiscard]] constexpr double operator/(Duration a, Duration b) {
  return static_cast<double>(a.us) / static_cast<double>(b.us);
}

}  // namespace colead
COLEAD_PUBLIC_END
