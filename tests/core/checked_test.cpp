// SPDX-License-Identifier: Apache-2.0
// The arithmetic for compilers without builtins gives what the builtins give.
#include "colead/core/checked.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace colead::detail {
namespace {

using Limits = std::numeric_limits<std::int64_t>;

constexpr std::array<std::int64_t, 15> numbers{
    Limits::min(), Limits::min() + 1, -3'037'000'500,    -3'037'000'499, -7, -2, -1, 0, 1, 2, 7,
    3'037'000'499, 3'037'000'500,     Limits::max() - 1, Limits::max()};

TEST(Checked, WithoutBuiltinsTheSame) {
  for (const std::int64_t a : numbers) {
    for (const std::int64_t b : numbers) {
      std::int64_t plain = 0;
      std::int64_t built_in = 0;
      ASSERT_EQ(plain_sum_overflows(a, b, plain), sum_overflows(a, b, built_in)) << a << " + " << b;
      if (!sum_overflows(a, b, built_in)) {
        ASSERT_EQ(plain, built_in) << a << " + " << b;
      }
      ASSERT_EQ(plain_difference_overflows(a, b, plain), difference_overflows(a, b, built_in)) << a << " - " << b;
      if (!difference_overflows(a, b, built_in)) {
        ASSERT_EQ(plain, built_in) << a << " - " << b;
      }
      ASSERT_EQ(plain_product_overflows(a, b, plain), product_overflows(a, b, built_in)) << a << " * " << b;
      if (!product_overflows(a, b, built_in)) {
        ASSERT_EQ(plain, built_in) << a << " * " << b;
      }
    }
  }
}

TEST(Checked, AProductWithALargeUnsignedNumber) {
  const std::uint64_t half = std::uint64_t{1} << 63U;
  std::int64_t out = 0;
  EXPECT_FALSE(plain_product_overflows(-1, half, out));
  EXPECT_EQ(out, Limits::min());
  EXPECT_TRUE(plain_product_overflows(1, half, out));
  EXPECT_FALSE(plain_product_overflows(0, std::numeric_limits<std::uint64_t>::max(), out));
  EXPECT_EQ(out, 0);
}

}  // namespace
}  // namespace colead::detail
