// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace detail {

// Each writes the result and says whether it left 64 bits; then `out` is not to be used. The plain ones are for
// compilers without the builtins of gcc and clang.

[[nodiscard]] constexpr bool plain_sum_overflows(std::int64_t a, std::int64_t b, std::int64_t& out) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (b > 0 ? a > Limits::max() - b : a < Limits::min() - b) return true;
  out = a + b;
  return false;
}

[[nodiscard]] constexpr bool plain_difference_overflows(std::int64_t a, std::int64_t b, std::int64_t& out) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (b > 0 ? a < Limits::min() + b : a > Limits::max() + b) return true;
  out = a - b;
  return false;
}

[[nodiscard]] constexpr std::uint64_t magnitude(std::integral auto value) {
  if constexpr (std::signed_integral<decltype(value)>) {
    if (value < 0) return std::uint64_t{0} - static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
  }
  return static_cast<std::uint64_t>(value);
}

[[nodiscard]] constexpr bool plain_product_overflows(std::int64_t a, std::integral auto b, std::int64_t& out) {
  const bool negative = (a < 0) != (b < 0);
  const std::uint64_t one = magnitude(a);
  const std::uint64_t other = magnitude(b);
  const std::uint64_t most = (std::uint64_t{1} << 63U) - (negative ? 0U : 1U);
  if (one != 0 && other > most / one) return true;
  const std::uint64_t size = one * other;
  out = static_cast<std::int64_t>(negative ? std::uint64_t{0} - size : size);
  return false;
}

#if defined(__GNUC__)
[[nodiscard]] constexpr bool sum_overflows(std::int64_t a, std::int64_t b, std::int64_t& out) {
  return __builtin_add_overflow(a, b, &out);
}
[[nodiscard]] constexpr bool difference_overflows(std::int64_t a, std::int64_t b, std::int64_t& out) {
  return __builtin_sub_overflow(a, b, &out);
}
[[nodiscard]] constexpr bool product_overflows(std::int64_t a, std::integral auto b, std::int64_t& out) {
  return __builtin_mul_overflow(a, b, &out);
}
#else
[[nodiscard]] constexpr bool sum_overflows(std::int64_t a, std::int64_t b, std::int64_t& out) {
  return plain_sum_overflows(a, b, out);
}
[[nodiscard]] constexpr bool difference_overflows(std::int64_t a, std::int64_t b, std::int64_t& out) {
  return plain_difference_overflows(a, b, out);
}
[[nodiscard]] constexpr bool product_overflows(std::int64_t a, std::integral auto b, std::int64_t& out) {
  return plain_product_overflows(a, b, out);
}
#endif

}  // namespace detail
}  // namespace colead
COLEAD_PUBLIC_END
