// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/divergent_criteria.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

using Weights = std::vector<double>;
constexpr double exact = 1e-9;
const Weights medic{.1, .2, .4, .3};
const Weights manager{.5, .3, .1, .1};

TEST(DivergentCriteria, TheReferencePairDisagreesOnAlmostAThird) {
  EXPECT_NEAR(disagreement_probability(medic, manager), .3154949, 5e-8);
  EXPECT_NEAR(disagreement_probability(medic, manager) * std::numbers::pi, .9911566, 5e-8);
  EXPECT_NEAR(decision_efficiency(medic, manager), .5477226, 5e-8);
  EXPECT_NEAR(decision_efficiency(medic, manager), std::sqrt(0.3), exact);
}

TEST(DivergentCriteria, OrthogonalWeightsDisagreeOnHalfAndAreWorthNothing) {
  EXPECT_NEAR(disagreement_probability(Weights{1, 0, 0}, Weights{0, .2, .8}), 0.5, exact);
  EXPECT_NEAR(decision_efficiency(Weights{1, 0, 0}, Weights{0, .2, .8}), 0.0, exact);
}

TEST(DivergentCriteria, IdenticalWeightsNeverDisagreeWhateverTheirScale) {
  EXPECT_EQ(disagreement_probability(medic, medic), 0.0);
  EXPECT_EQ(decision_efficiency(medic, medic), 1.0);
  Weights tenfold = medic;
  for (double& w : tenfold) w *= 10;
  EXPECT_NEAR(disagreement_probability(medic, tenfold), 0.0, exact);
  Weights opposed = medic;
  for (double& w : opposed) w *= -1;
  EXPECT_NEAR(disagreement_probability(medic, opposed), 1.0, exact);
}

TEST(DivergentCriteria, AnyTwoDirectionsInThePlaneDisagreeByTheirAngle) {
  for (const double angle : {1e-6, 0.1, 0.7, 1.5, 3.0}) {
    const Weights turned{2 * std::cos(0.4 + angle), 2 * std::sin(0.4 + angle)};
    EXPECT_NEAR(disagreement_probability(Weights{std::cos(0.4), std::sin(0.4)}, turned), angle / std::numbers::pi,
                exact);
    EXPECT_NEAR(decision_efficiency(Weights{std::cos(0.4), std::sin(0.4)}, turned), std::cos(angle), exact);
  }
}

TEST(DivergentCriteria, RefusesWeightsThatCannotBeCompared) {
  EXPECT_THROW((void)disagreement_probability(medic, Weights{1, 0}), ModelError);
  EXPECT_THROW((void)disagreement_probability(Weights{0, 0}, Weights{1, 0}), ModelError);
  EXPECT_THROW((void)decision_efficiency(Weights{}, Weights{}), ModelError);
}

}  // namespace
}  // namespace colead::theory
