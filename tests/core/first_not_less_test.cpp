// SPDX-License-Identifier: Apache-2.0
#include "colead/core/first_not_less.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace colead {
namespace {

TEST(FirstNotLess, IsWhereTheStandardLibraryFindsIt) {
  for (std::size_t size = 0; size < 70; ++size) {
    std::vector<int> row(size);
    for (std::size_t i = 0; i < size; ++i) row[i] = static_cast<int>(3 * (i / 2));  // every value twice
    for (int bound = -1; bound <= static_cast<int>(2 * size) + 1; ++bound) {
      const auto less = [bound](int value) { return value < bound; };
      const auto expected = std::partition_point(row.begin(), row.end(), less) - row.begin();
      EXPECT_EQ(first_not_less(row.data(), row.size(), less) - row.data(), expected) << size << ' ' << bound;
    }
  }
}

}  // namespace
}  // namespace colead
