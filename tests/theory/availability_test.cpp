// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/availability.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;

TEST(JointAvailabilityTheory, TheReferencePair) {
  const JointAvailability pair = joint_availability({6, 2}, {3, 3});
  EXPECT_NEAR(pair.both, .125, exact);
  EXPECT_NEAR(pair.wait, 8.25, exact);
  EXPECT_NEAR(pair.wait_from_none, 10.5, exact);
}

TEST(JointAvailabilityTheory, OfTwoAlikeAndInAnyOrder) {
  // Rates 1 both ways: 1.5 with one away, 2 with both.
  const JointAvailability alike = joint_availability({1, 1}, {1, 1});
  EXPECT_NEAR(alike.both, .25, exact);
  EXPECT_NEAR(alike.wait, .25 * 2 + .5 * 1.5, exact);
  EXPECT_NEAR(alike.wait_from_none, 2, exact);
  const JointAvailability one = joint_availability({5, 2}, {.5, 4}), other = joint_availability({.5, 4}, {5, 2});
  EXPECT_NEAR(one.both, other.both, exact);
  EXPECT_NEAR(one.wait, other.wait, exact);
}

TEST(JointAvailabilityTheory, WithSomebodyAlmostAlwaysThereIsTheOthersOwn) {
  const JointAvailability pair = joint_availability({1e-9, 1}, {3, 2});
  EXPECT_NEAR(pair.both, .4, 1e-6);
  EXPECT_NEAR(pair.wait, .6 * 3, 1e-6);
}

TEST(JointAvailabilityTheory, InShortStepsIsThatInContinuousTime) {
  constexpr double step = 1e-5;
  const JointAvailability steps = joint_availability_in_steps(step / 4, step / 1.5);
  const JointAvailability known = joint_availability({4, 1.5}, {4, 1.5});
  EXPECT_NEAR(steps.both, known.both, exact);
  EXPECT_NEAR(steps.wait * step, known.wait, 1e-3);
  EXPECT_NEAR(steps.wait_from_none * step, known.wait_from_none, 1e-3);
}

TEST(JointAvailabilityTheory, InStepsWhereNobodyGoesIsTheLaterOfTwoGeometricTimes) {
  const double a = .3;
  EXPECT_EQ(joint_availability_in_steps(a, 0).both, 1.0);
  EXPECT_NEAR(joint_availability_in_steps(a, 0).wait_from_none, 2 / a - 1 / (1 - (1 - a) * (1 - a)), exact);
}

TEST(JointAvailabilityTheory, RefusesTimesAndChancesThatAreNone) {
  EXPECT_THROW((void)joint_availability({0, 1}, {1, 1}), ModelError);
  EXPECT_THROW((void)joint_availability({1, 1}, {1, -1}), ModelError);
  EXPECT_THROW((void)joint_availability_in_steps(0, .5), ModelError);
  EXPECT_THROW((void)joint_availability_in_steps(.5, 1), ModelError);
}

}  // namespace
}  // namespace colead::theory
