// SPDX-License-Identifier: Apache-2.0
#include "colead/influence/influence_math.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr double exact = 1e-12;

TEST(InfluenceMath, DegrootInfluenceOfTwoIsTheRatioOfWhatTheyTakeFromEachOther) {
  for (const auto& [a, b] : {std::pair{0.2, 0.7}, {0.5, 0.5}, {1.0, 0.01}}) {
    const auto influence = degroot_influence(std::vector{1 - a, a, b, 1 - b});
    EXPECT_NEAR(influence[0], b / (a + b), exact);
    EXPECT_NEAR(influence[1], a / (a + b), exact);
  }
}

TEST(InfluenceMath, DegrootInfluenceIsEvenWhenColumnsSumToOneToo) {
  const auto influence = degroot_influence(std::vector{0.1, 0.6, 0.3, 0.6, 0.2, 0.2, 0.3, 0.2, 0.5});
  for (const double share : influence) EXPECT_NEAR(share, 1.0 / 3, exact);
}

TEST(InfluenceMath, WhoListensToNobodyHasAllInfluence) {
  const auto influence = degroot_influence(std::vector{1.0, 0.0, 0.0, 0.5, 0.25, 0.25, 0.0, 0.9, 0.1});
  EXPECT_NEAR(influence[0], 1.0, exact);
  EXPECT_NEAR(influence[1], 0.0, exact);
}

TEST(InfluenceMath, TwoClosedGroupsHaveNoOneConsensus) {
  EXPECT_THROW((void)degroot_influence(std::vector{1.0, 0.0, 0.0, 1.0}), ModelError);
}

TEST(InfluenceMath, FriedkinJohnsenOfTwoFollowsCramersRule) {
  const double a = 0.3;
  const double b = 0.8;
  const double l1 = 0.6;
  const double l2 = 0.9;
  const double u1 = 10;
  const double u2 = 50;
  // x1 (1 - l1 (1 - a)) - l1 a x2 = (1 - l1) u1, and the same for the second.
  const double p = 1 - l1 * (1 - a);
  const double q = 1 - l2 * (1 - b);
  const double determinant = p * q - l1 * a * l2 * b;
  const auto x =
      friedkin_johnsen_equilibrium(std::vector{1 - a, a, b, 1 - b}, std::vector{l1, l2}, std::vector{u1, u2});
  EXPECT_NEAR(x[0], ((1 - l1) * u1 * q + l1 * a * (1 - l2) * u2) / determinant, 1e-9);
  EXPECT_NEAR(x[1], (p * (1 - l2) * u2 + l2 * b * (1 - l1) * u1) / determinant, 1e-9);
}

TEST(InfluenceMath, TotalInfluenceTimesAnchorsIsTheEquilibriumOnEveryMatter) {
  const std::vector<double> w{0.5, 0.3, 0.2, 0.1, 0.9, 0.0, 0.25, 0.25, 0.5};
  const std::vector<double> l{0.9, 0.4, 0.7};
  const std::vector<double> u{1, -5, 2, 0, 4, 7};
  const auto v = total_influence(w, l);
  const auto x = friedkin_johnsen_equilibrium(w, l, u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(std::accumulate(v.begin() + static_cast<long>(3 * i), v.begin() + static_cast<long>(3 * i + 3), 0.0),
                1.0, exact);
    for (std::size_t k = 0; k < 2; ++k) {
      EXPECT_NEAR(v[3 * i] * u[k] + v[3 * i + 1] * u[2 + k] + v[3 * i + 2] * u[4 + k], x[2 * i + k], 1e-9);
    }
  }
}

TEST(InfluenceMath, RefusesWhatIsNoWeightMatrix) {
  const std::vector<double> one{1.0};
  EXPECT_THROW((void)degroot_influence(std::vector<double>{}), ModelError);
  EXPECT_THROW((void)degroot_influence(std::vector{0.5, 0.5, 1.0}), ModelError);
  EXPECT_THROW((void)degroot_influence(std::vector{0.5, 0.6, 0.5, 0.5}), ModelError);
  EXPECT_THROW((void)degroot_influence(std::vector{1.5, -0.5, 0.5, 0.5}), ModelError);
  EXPECT_THROW((void)friedkin_johnsen_equilibrium(one, std::vector{1.5}, one), ModelError);
  EXPECT_THROW((void)friedkin_johnsen_equilibrium(one, std::vector{1.0}, one), ModelError) << "nobody is anchored";
  EXPECT_THROW((void)total_influence(one, std::vector{0.5, 0.5}), ModelError);
}

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
