// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/linear_trust.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

TEST(LinearTrustTheory, TheReferenceValues) {
  const LinearTrust slow{.8, .02, .10}, even{.8, .05, .05}, better{.9, .02, .10};
  EXPECT_NEAR(linear_trust_mean(slow), .444444, printed);
  EXPECT_NEAR(linear_trust_deviation(slow), .084185, printed);
  EXPECT_NEAR(linear_trust_mean(even), .8, exact);
  EXPECT_NEAR(linear_trust_deviation(even), .064051, printed);
  EXPECT_NEAR(linear_trust_mean(better), .642857, printed);
  EXPECT_NEAR(linear_trust_deviation(better), .091672, printed);
  EXPECT_NEAR(linear_trust_after(slow, .7, 50), .485308, printed);
}

TEST(LinearTrustTheory, MomentsAreThoseOfAllHistories) {
  // Exact over all histories of 14 experiences that pull so hard that the first level is forgotten.
  for (const LinearTrust& trust : {LinearTrust{.5, .7, .8}, LinearTrust{.3, .9, .6}}) {
    double mean = 0, square = 0;
    for (unsigned set = 0; set < 1U << 14U; ++set) {
      double probability = 1, level = .2;
      for (unsigned i = 0; i < 14; ++i) {
        const bool is = ((set >> i) & 1U) != 0;
        probability *= is ? trust.good : 1 - trust.good;
        level += is ? trust.up * (1 - level) : -trust.down * level;
      }
      mean += probability * level, square += probability * level * level;
    }
    EXPECT_NEAR(linear_trust_after(trust, .2, 14), mean, exact);
    EXPECT_NEAR(linear_trust_deviation(trust), std::sqrt(square - mean * mean), 1e-5);
  }
}

TEST(LinearTrustTheory, OfCertainExperienceIsCertain) {
  EXPECT_NEAR(linear_trust_mean({1, .1, .5}), 1, exact);
  EXPECT_NEAR(linear_trust_deviation({1, .1, .5}), 0, 1e-7);
  EXPECT_NEAR(linear_trust_mean({0, .1, .5}), 0, exact);
  EXPECT_EQ(linear_trust_after({.5, .1, .2}, .4, 0), .4);
}

TEST(LinearTrustTheory, RefusesTrustThatNothingMoves) {
  EXPECT_THROW((void)linear_trust_mean({.5, 0, 0}), ModelError);
  EXPECT_THROW((void)linear_trust_deviation({1.5, .1, .1}), ModelError);
  EXPECT_THROW((void)linear_trust_after({.5, .1, .1}, 1.1, 3), ModelError);
}

}  // namespace
}  // namespace colead::theory
