// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/voters.hpp"

#include <gtest/gtest.h>

#include <tuple>
#include <vector>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;

TEST(VoterTheory, TheReferenceValues) {
  EXPECT_NEAR(voter_steps(10, 5), 58.10714, 5e-6);
  EXPECT_NEAR(voter_steps(20, 10), 254.1331, 5e-5);
  EXPECT_NEAR(voter_steps(50, 25), 1673.956, 5e-4);
  EXPECT_NEAR(voter_success(12, 3), .25, exact);
}

TEST(VoterTheory, StepsAndSuccessSolveTheirFirstStepEquations) {
  // From k of n the number moves up and down with probability k (n - k) / (n (n - 1)) each.
  for (const std::size_t n : {2U, 5U, 9U}) {
    EXPECT_EQ(voter_steps(n, 0), 0.0);
    EXPECT_EQ(voter_steps(n, n), 0.0);
    for (std::size_t k = 1; k < n; ++k) {
      const double move = static_cast<double>(k * (n - k)) / static_cast<double>(n * (n - 1));
      EXPECT_NEAR(1 + move * (voter_steps(n, k - 1) + voter_steps(n, k + 1) - 2 * voter_steps(n, k)), 0, exact);
      EXPECT_NEAR(voter_success(n, k - 1) + voter_success(n, k + 1), 2 * voter_success(n, k), exact);
    }
  }
}

TEST(VoterTheory, TheReferenceZealots) {
  const VoterSpread spread = voters_among_zealots(40, 2, 2);
  EXPECT_NEAR(spread.mean, 20, exact);
  EXPECT_NEAR(spread.variance, 88, exact);
}

TEST(VoterTheory, AmongZealotsIsTheStationaryLawOfTheChain) {
  for (const auto& [n, one, zero] : {std::tuple{6U, 1U, 3U}, {11U, 4U, 2U}, {1U, 1U, 1U}}) {
    // Up: a free holder of zero copies a one; down the other way round. Detailed balance gives the law.
    std::vector<double> law{1};
    for (unsigned k = 0; k < n; ++k) law.push_back(law.back() * (n - k) * (k + one) / ((k + 1.0) * (n - k - 1 + zero)));
    double all = 0, mean = 0, square = 0;
    for (unsigned k = 0; k <= n; ++k) all += law[k], mean += k * law[k], square += k * k * law[k];
    mean /= all;
    const VoterSpread spread = voters_among_zealots(n, one, zero);
    EXPECT_NEAR(spread.mean, mean, exact);
    EXPECT_NEAR(spread.variance, square / all - mean * mean, exact);
  }
}

TEST(VoterTheory, RefusesWhatIsNoElection) {
  EXPECT_THROW((void)voter_success(3, 4), ModelError);
  EXPECT_THROW((void)voter_steps(1, 1), ModelError);
  EXPECT_THROW((void)voters_among_zealots(5, 0, 2), ModelError);
}

}  // namespace
}  // namespace colead::theory
