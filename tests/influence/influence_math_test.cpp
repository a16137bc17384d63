// SPDX-License-Identifier: Apache-2.0
#include "colead/influence/influence_math.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace colead {
namespace {

constexpr double exact = 1e-12;

TEST(InfluenceMath, DistanceOverMattersKeepsTheUnitOfOneMatter) {
  std::vector<double> opinion{0.1, 0.1, 0.1, 0.4, 0.4, 0.4};
  Discussion discussion;
  discussion.opinion = opinion;
  discussion.matters = 3;
  EXPECT_NEAR(opinion_distance(discussion, 0, 1), 0.3, exact);
  discussion.matters = 1;
  EXPECT_EQ(opinion_distance(discussion, 0, 5), 0.4 - 0.1);
}

}  // namespace
}  // namespace colead
