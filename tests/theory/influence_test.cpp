// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/influence.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-12;

TEST(Influence, DegrootInfluenceOfTwoIsTheRatioOfWhatTheyTakeFromEachOther) {
  for (const auto& [a, b] : {std::pair{0.2, 0.7}, {0.5, 0.5}, {1.0, 0.01}}) {
    const auto influence = degroot_influence(std::vector{1 - a, a, b, 1 - b});
    EXPECT_NEAR(influence[0], b / (a + b), exact);
    EXPECT_NEAR(influence[1], a / (a + b), exact);
  }
}

TEST(Influence, DegrootInfluenceIsEvenWhenColumnsSumToOneToo) {
  const auto influence = degroot_influence(std::vector{0.1, 0.6, 0.3, 0.6, 0.2, 0.2, 0.3, 0.2, 0.5});
  for (const double share : influence) EXPECT_NEAR(share, 1.0 / 3, exact);
}

TEST(Influence, WhoListensToNobodyHasAllInfluence) {
  const auto influence = degroot_influence(std::vector{1.0, 0.0, 0.0, 0.5, 0.25, 0.25, 0.0, 0.9, 0.1});
  EXPECT_NEAR(influence[0], 1.0, exact);
  EXPECT_NEAR(influence[1], 0.0, exact);
}

TEST(Influence, TwoClosedGroupsHaveNoOneConsensus) {
  EXPECT_THROW((void)degroot_influence(std::vector{1.0, 0.0, 0.0, 1.0}), ModelError);
}

TEST(Influence, DegrootInfluenceOfTheReferenceExamples) {
  const auto golub_jackson = degroot_influence(std::vector{0.0, 0.5, 0.5, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0});
  EXPECT_NEAR(golub_jackson[0], 2.0 / 5, exact);
  EXPECT_NEAR(golub_jackson[1], 2.0 / 5, exact);
  EXPECT_NEAR(golub_jackson[2], 1.0 / 5, exact);
  const auto degroot = degroot_influence(std::vector{0.5, 0.5, 0.25, 0.75});
  EXPECT_NEAR(degroot[0], 1.0 / 3, exact);
  EXPECT_NEAR(degroot[1], 2.0 / 3, exact);
}

TEST(Influence, FriedkinJohnsenSettlesWhereThePublishedFourPeopleDid) {
  const std::vector w{.220, .120, .360, .300, .147, .215, .344, .294, 0.0, 0.0, 1.0, 0.0, .090, .178, .446, .286};
  const std::vector l{.780, .785, 0.0, .714};
  const auto settled = friedkin_johnsen_equilibrium(w, l, std::vector{25.0, 25.0, 75.0, 85.0});
  const std::vector printed{60.0208, 59.9840, 75.0, 74.9862};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(settled[i], printed[i], 5e-5);
  const auto v = total_influence(w, l);
  const std::vector first{.279398, .045019, .551413, .124170}, last{.030090, .048073, .532400, .389437};
  for (std::size_t j = 0; j < 4; ++j) {
    EXPECT_NEAR(v[j], first[j], 5e-7);
    EXPECT_NEAR(v[12 + j], last[j], 5e-7);
  }
}

TEST(Influence, FriedkinJohnsenOfTwoFollowsCramersRule) {
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

TEST(Influence, TotalInfluenceTimesAnchorsIsTheEquilibriumOnEveryMatter) {
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

TEST(Influence, RefusesWhatIsNoWeightMatrix) {
  const std::vector<double> one{1.0};
  EXPECT_THROW((void)degroot_influence(std::vector<double>{}), ModelError);
  EXPECT_THROW((void)degroot_influence(std::vector{0.5, 0.5, 1.0}), ModelError);
  EXPECT_THROW((void)degroot_influence(std::vector{0.5, 0.6, 0.5, 0.5}), ModelError);
  EXPECT_THROW((void)degroot_influence(std::vector{1.5, -0.5, 0.5, 0.5}), ModelError);
  EXPECT_THROW((void)friedkin_johnsen_equilibrium(one, std::vector{1.5}, one), ModelError);
  EXPECT_THROW((void)friedkin_johnsen_equilibrium(one, std::vector{1.0}, one), ModelError) << "nobody is anchored";
  EXPECT_THROW((void)total_influence(one, std::vector{0.5, 0.5}), ModelError);
}

}  // namespace
}  // namespace colead::theory
