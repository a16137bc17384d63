// SPDX-License-Identifier: Apache-2.0
#include "colead/core/slots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace colead {
namespace {

TEST(Slots, CountUpAndAreTakenAgainBeforeThereIsAnother) {
  Slots<std::string> slots;
  for (std::uint32_t n = 0; n < 5; ++n) EXPECT_EQ(slots.take(), n);
  slots[1] = "one";
  slots[3] = "three";
  slots.give_back(1);
  slots.give_back(3);
  EXPECT_EQ(slots.size(), 5U);
  EXPECT_EQ(slots.in_use(), 3U);
  EXPECT_EQ(slots.take(), 3U);
  EXPECT_EQ(slots[3], "three") << "it keeps its value";
  EXPECT_EQ(slots.take(), 1U);
  EXPECT_EQ(slots.take(), 5U);
  EXPECT_EQ(slots[5], "");
}

TEST(Slots, StandWhereTheyAreInTheirOrder) {
  Slots<int> slots;
  std::vector<const int*> places;
  for (int n = 0; n < 5000; ++n) {
    slots[slots.take()] = n;
    places.push_back(&slots[static_cast<std::size_t>(n)]);
  }
  int next = 0;
  for (const int& value : slots) {
    ASSERT_EQ(value, next);
    ASSERT_EQ(&value, places[static_cast<std::size_t>(next)]);
    ++next;
  }
  EXPECT_EQ(next, 5000);
}

TEST(Slots, AreAValue) {
  Slots<int> slots{1, 2, 3};
  slots.give_back(2);
  Slots<int> copy = slots;
  EXPECT_EQ(copy.take(), 2U);
  for (int n = 3; n < 100; ++n) copy[copy.take()] = n;  // beyond the part that the copy came with
  EXPECT_EQ(copy.size(), 100U);
  EXPECT_EQ(copy[0], 1);
  EXPECT_EQ(copy[99], 99);
  EXPECT_EQ(slots.size(), 3U);
  EXPECT_EQ(slots.take(), 2U);
  EXPECT_EQ(slots[2], 3);
}

TEST(LargePages, ChangeNoValueHoweverTheMemoryLies) {
  constexpr std::size_t page = std::size_t{2} << 20;
  const auto memory = std::make_unique<unsigned char[]>(4 * page);
  unsigned char* const begin = memory.get();
  std::iota(begin, begin + 4 * page, static_cast<unsigned char>(7));
  for (const std::size_t from : {std::size_t{0}, std::size_t{1}, page / 2}) {
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{1}, page - 1, page, 3 * page + 5})
      prefer_large_pages(begin + from, bytes);
  }
  prefer_large_pages(nullptr, 0);
  unsigned char next = 7;
  EXPECT_TRUE(std::all_of(begin, begin + 4 * page, [&](unsigned char value) { return value == next++; }));
  std::vector<int> values(3, 5);
  reserve_in_large_pages(values, 2'000'000);
  EXPECT_GE(values.capacity(), 2'000'000U);
  resize_in_large_pages(values, 2'000'000);
  EXPECT_EQ(std::accumulate(values.begin(), values.end(), 0L), 15);
}

}  // namespace
}  // namespace colead
