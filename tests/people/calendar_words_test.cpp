// SPDX-License-Identifier: Apache-2.0
#include "colead/people/calendar_words.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "colead/random/random.hpp"

namespace colead {
namespace {

TEST(NthBit, IsThatOfCountingFromTheFirst) {
  const Luck luck(1);
  for (std::uint64_t n = 0; n < 200; ++n) {
    // Of all densities, the full word and the last bit alone among them.
    std::uint64_t word = luck.bits(Purpose::example, n);
    if (n % 3 == 1) word &= luck.bits(Purpose::example, n, 1) & luck.bits(Purpose::example, n, 2);
    if (n % 3 == 2) word |= luck.bits(Purpose::example, n, 1) | luck.bits(Purpose::example, n, 2);
    if (n == 0) word = ~std::uint64_t{0};
    if (n == 3) word = std::uint64_t{1} << 63U;
    std::int64_t set = 0;
    for (std::int64_t place = 0; place < 64; ++place) {
      if ((word >> place & 1U) == 0) continue;
      EXPECT_EQ(nth_bit(word, set++), place) << word;
    }
  }
}

}  // namespace
}  // namespace colead
