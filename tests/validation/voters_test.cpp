// SPDX-License-Identifier: Apache-2.0
// computed_voter: voters and zealots. A voter step is a DeGroot round in which one person listens to one other alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "colead/theory/voters.hpp"
#include "support/claim.hpp"
#include "validation/group.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_degroot(Catalogue<InfluenceRule>& catalogue);

namespace {

using test::Group;
using theory::voter_steps;
const test::Claims voter_model{"closed form", "computed_voter"};
constexpr double exact = 1e-9;
constexpr std::uint64_t seed = 20260101;

class Voters {
 public:
  /// `free` people who may change their mind and zealots who never do; k of the free hold 1 at first.
  Voters(int free, int zealots_one, int zealots_zero, std::uint64_t run)
      : free_(free), zealots_(zealots_one, zealots_zero), draws_(Luck{seed}.draws(Purpose::vote, run)) {}

  int ones{0};

  void step() {
    const bool holds_one = draws_.next() * free_ < ones;
    const int same = ones - static_cast<int>(holds_one);
    const int others = free_ - 1 + zealots_.first + zealots_.second;
    const bool copies_one = draws_.next() * others < same + zealots_.first;
    ones += static_cast<int>(copies_one) - static_cast<int>(holds_one);
  }

 private:
  int free_;
  std::pair<int, int> zealots_;
  Draws draws_;
};

TEST(OpinionDynamics, AVoterStepIsADegrootRound) {
  std::vector<double> weights(16, 0.0);
  for (std::size_t i = 0; i < 4; ++i) weights[5 * i] = 1.0;
  weights[5] = 0.0;
  weights[7] = 1.0;  // the second copies the fourth
  Group group({1, 0, 0, 1}, weights);
  test::rounds(*test::make(add_degroot), group, 1);
  EXPECT_EQ(group.opinion, (std::vector<double>{1, 1, 0, 1}));
}

TEST(OpinionDynamics, VotersEndWithOneInProportionAndTakeTheExactNumberOfSteps) {
  test::expect_near(voter_model("10 voters, 5 of them for one: mean steps, by the closed form"), {voter_steps(10, 5)},
                    58.10714, 5e-6);
  test::expect_near(voter_model("20 voters, 10 of them for one: mean steps, by the closed form"), {voter_steps(20, 10)},
                    254.1331, 5e-5);
  test::expect_near(voter_model("50 voters, 25 of them for one: mean steps, by the closed form"), {voter_steps(50, 25)},
                    1673.956, 5e-4);
  for (const auto& [n, k] : {std::pair{10, 5}, {20, 10}, {50, 25}, {12, 3}, {9, 7}}) {
    const double expected = voter_steps(static_cast<std::size_t>(n), static_cast<std::size_t>(k));
    const int runs = std::max(500, static_cast<int>(1e6 / expected));
    double won = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    for (int run = 0; run < runs; ++run) {
      Voters voters(n, 0, 0, identity(static_cast<std::uint64_t>(1000 * n + k), static_cast<std::uint64_t>(run)));
      voters.ones = k;
      double steps = 0.0;
      while (voters.ones > 0 && voters.ones < n) {
        voters.step();
        ++steps;
      }
      won += static_cast<double>(voters.ones == n) / runs;
      sum += steps / runs;
      squares += steps * steps / runs;
    }
    const double share = static_cast<double>(k) / n;
    const std::string who = std::to_string(n) + " voters, " + std::to_string(k) + " of them for one: ";
    test::expect_share(voter_model(who + "share of runs that end with one"), won, share, runs);
    const double error = std::sqrt((squares - sum * sum) / runs);
    test::expect_near(voter_model(who + "mean steps"), {sum, error}, expected, 4 * error);
  }
}

TEST(OpinionDynamics, VotersAmongZealotsAreBetaBinomial) {
  struct Case {
    int n, z1, z0;
  };
  for (const auto& [n, z1, z0] : {Case{40, 2, 2}, Case{25, 1, 4}}) {
    const auto [expected, variance] = theory::voters_among_zealots(
        static_cast<std::size_t>(n), static_cast<std::size_t>(z1), static_cast<std::size_t>(z0));
    EXPECT_NEAR(variance, n == 40 ? 88 : 25 * 4 * 30 / 150.0, exact);
    Voters voters(n, z1, z0, static_cast<std::uint64_t>(n));
    for (int step = 0; step < 20000; ++step) voters.step();
    constexpr int batches = 100;
    constexpr int length = 40000;
    std::array<double, 4> sums{};  // of the batches' means, and of the means of squared deviations, and their squares
    for (int batch = 0; batch < batches; ++batch) {
      double first = 0.0;
      double second = 0.0;
      for (int step = 0; step < length; ++step) {
        voters.step();
        first += voters.ones;
        second += (voters.ones - expected) * (voters.ones - expected);
      }
      first /= length;
      second /= length;
      sums[0] += first / batches;
      sums[1] += first * first / batches;
      sums[2] += second / batches;
      sums[3] += second * second / batches;
    }
    const std::string who = std::to_string(n) + " voters among zealots: ";
    const double mean_error = std::sqrt((sums[1] - sums[0] * sums[0]) / (batches - 1));
    const double variance_error = std::sqrt((sums[3] - sums[2] * sums[2]) / (batches - 1));
    test::expect_near(voter_model(who + "mean for one"), {sums[0], mean_error}, expected, 4 * mean_error);
    test::expect_near(voter_model(who + "variance"), {sums[2], variance_error}, variance, 4 * variance_error);
  }
}

}  // namespace
}  // namespace colead
