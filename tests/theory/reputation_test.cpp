// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/reputation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;

TEST(ReputationTheory, TheReferenceExample) {
  EXPECT_NEAR(reputation_mean({7, 1}), .8, exact);
  EXPECT_NEAR(reputation_variance({7, 1}), 16.0 / 1100, exact);
}

TEST(ReputationTheory, TheReferenceHistoryFades) {
  const std::vector<double> history{1, 1, 1, 0, 1, 1, 0, 1, 1, 1};
  const Reputation left = faded_reputation(history, .9);
  EXPECT_NEAR(left.positive, 5.252775, 5e-7);
  EXPECT_NEAR(left.negative, 1.260441, 5e-7);
  EXPECT_NEAR(reputation_mean(left), .734479, 5e-7);
  EXPECT_NEAR(reputation_mean(settled_reputation(.8, .9)), .75, exact);
}

TEST(ReputationTheory, SettlesWhereALongHistoryEnds) {
  for (const auto& [good, kept] : {std::pair{.8, .9}, {.3, .5}, {.65, .0}}) {
    const Reputation ends = faded_reputation(std::vector<double>(2000, good), kept);
    const Reputation settled = settled_reputation(good, kept);
    EXPECT_NEAR(ends.positive, settled.positive, exact);
    EXPECT_NEAR(ends.negative, settled.negative, exact);
  }
}

TEST(ReputationTheory, WithoutEvidenceIsThePrior) {
  EXPECT_NEAR(reputation_mean({}, {5, .3}), .3, exact);
  EXPECT_NEAR(reputation_variance({}, {2, .5}), 1.0 / 12, exact) << "uniform";
}

TEST(ReputationTheory, TheBalanceOfEvidenceIsThatOfAllHistories) {
  // Exact over all histories of 12 experiences: with kept = 1/4 what came before counts for less than 1e-6.
  const double good = .7, kept = .25;
  double mean = 0, square = 0;
  for (unsigned set = 0; set < 4096; ++set) {
    double probability = 1, balance = 0;
    for (unsigned i = 0; i < 12; ++i) {
      const bool is = ((set >> i) & 1U) != 0;
      probability *= is ? good : 1 - good;
      balance = kept * balance + (is ? 1 : -1);
    }
    mean += probability * balance, square += probability * balance * balance;
  }
  const EvidenceBalance settled = settled_balance(good, kept);
  EXPECT_NEAR(settled.mean, mean, 1e-6);
  EXPECT_NEAR(settled.variance, square - mean * mean, 1e-6);
}

TEST(ReputationTheory, RefusesWhatIsNoEvidence) {
  EXPECT_THROW((void)reputation_mean({-1, 0}), ModelError);
  EXPECT_THROW((void)reputation_mean({1, 0}, {0, .5}), ModelError);
  EXPECT_THROW((void)reputation_variance({1, 0}, {2, 1.5}), ModelError);
  EXPECT_THROW((void)faded_reputation(std::vector{1.5}, .9), ModelError);
  EXPECT_THROW((void)faded_reputation(std::vector{1.0}, 1.1), ModelError);
  EXPECT_THROW((void)settled_reputation(.5, 1), ModelError);
  EXPECT_THROW((void)settled_balance(1.5, .5), ModelError);
}

}  // namespace
}  // namespace colead::theory
