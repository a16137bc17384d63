// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/voting.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

TEST(AtLeast, IsTheSumOverAllWays) {
  for (const double p : {0.0, .2, .55, 1.0}) {
    for (std::size_t least = 0; least <= 7; ++least) {
      double sum = 0;
      for (unsigned set = 0; set < 64; ++set) {
        double probability = 1;
        std::size_t count = 0;
        for (unsigned i = 0; i < 6; ++i) {
          const bool is = ((set >> i) & 1U) != 0;
          probability *= is ? p : 1 - p;
          count += is ? 1 : 0;
        }
        sum += count >= least ? probability : 0;
      }
      EXPECT_NEAR(at_least(least, 6, p), sum, exact) << least << " " << p;
    }
  }
}

TEST(Condorcet, TheReferenceValues) {
  EXPECT_NEAR(majority_success(3, .6), .648, exact);
  EXPECT_NEAR(majority_success(5, .6), .68256, exact);
  EXPECT_NEAR(majority_success(7, .6), .710208, exact);
  EXPECT_NEAR(majority_success(9, .6), .733432, printed);
  EXPECT_NEAR(majority_success(11, .6), .753498, printed);
  EXPECT_NEAR(majority_success(101, .6), .979103, printed);
  EXPECT_NEAR(majority_success(11, .45), .366877, printed);
}

TEST(WeightedVote, TheReferenceGroup) {
  const std::vector<double> group{.9, .6, .6};
  EXPECT_NEAR(weighted_success(group, std::vector(3, 1.0)), .792, exact);
  EXPECT_NEAR(best_success(group), .9, exact);
  EXPECT_NEAR(log_odds_weight(.9), std::log(9.0), exact);
}

TEST(WeightedVote, OfEqualsIsCondorcetsAndATieACoin) {
  for (const double p : {.3, .8}) {
    EXPECT_NEAR(weighted_success(std::vector(7, p), std::vector(7, 2.5)), majority_success(7, p), exact);
    EXPECT_NEAR(weighted_success(std::vector(4, p), std::vector(4, .1)),
                majority_success(4, p) + (at_least(2, 4, p) - at_least(3, 4, p)) / 2, exact);
    EXPECT_NEAR(weighted_success(std::vector(3, p), std::vector(3, 0.0)), .5, exact);
  }
}

TEST(WeightedVote, NoRuleBeatsLogOddsWeights) {
  // The best rule says 1 wherever the votes are likelier if 1 is right: half the sum of the larger likelihoods.
  for (const std::vector<double>& group :
       {std::vector{.55, .62, .71, .8}, {.3, .7, .66, .51, .58}, {.95, .8, .8, .75, .7, .6}}) {
    double best = 0;
    for (unsigned votes = 0; votes < 1U << group.size(); ++votes) {
      double one = 1, zero = 1;
      for (std::size_t i = 0; i < group.size(); ++i) {
        const bool yes = ((votes >> i) & 1U) != 0;
        one *= yes ? group[i] : 1 - group[i];
        zero *= yes ? 1 - group[i] : group[i];
      }
      best += std::max(one, zero) / 2;
    }
    EXPECT_NEAR(best_success(group), best, exact);
    EXPECT_LE(weighted_success(group, std::vector(group.size(), 1.0)), best + exact);
  }
}

TEST(DecisionSchemes, TheReferenceValues) {
  EXPECT_NEAR(truth_wins(5, .4), .92224, exact);
  EXPECT_NEAR(truth_wins(5, .4, 2), .66304, exact);
  EXPECT_NEAR(truth_wins(6, .2, 2), 1 - std::pow(.8, 6) - 6 * .2 * std::pow(.8, 5), exact);
}

TEST(Galam, TheReferenceHierarchyAndThreshold) {
  double p = .7;
  for (const double next : {.784, .880187, .960375, .995414}) EXPECT_NEAR(p = galam_step(3, p), next, printed);
  EXPECT_NEAR(galam_threshold(4), (1 + std::sqrt(13.0)) / 6, exact);
  EXPECT_NEAR(galam_threshold(4), .7675919, 5e-8);
}

TEST(Galam, AThresholdIsAFixedPointThatRepels) {
  for (const std::size_t size : {3U, 4U, 5U, 6U, 8U, 12U}) {
    const double p = galam_threshold(size);
    EXPECT_NEAR(galam_step(size, p), p, 1e-8) << size;
    EXPECT_GT(galam_step(size, p + .01), p + .01) << size;
    EXPECT_LT(galam_step(size, p - .01), p - .01) << size;
  }
}

TEST(VotingTheory, RefusesWhatIsNoGroupAndNoProbability) {
  EXPECT_THROW((void)at_least(1, 2, 1.1), ModelError);
  EXPECT_THROW((void)majority_success(0, .5), ModelError);
  EXPECT_THROW((void)log_odds_weight(1), ModelError);
  EXPECT_THROW((void)weighted_success({}, {}), ModelError);
  EXPECT_THROW((void)weighted_success(std::vector{.5}, std::vector{1.0, 1.0}), ModelError);
  EXPECT_THROW((void)weighted_success(std::vector(25, .5), std::vector(25, 1.0)), ModelError);
  EXPECT_THROW((void)galam_threshold(2), ModelError);
}

}  // namespace
}  // namespace colead::theory
