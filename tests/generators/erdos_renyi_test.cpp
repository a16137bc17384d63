// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "generators/make_generator.hpp"

namespace colead {
namespace {

constexpr Luck luck{4, 2};

double pairs(double people) { return people * (people - 1) / 2; }

/// Number of ties has the mean and the variance of a binomial, here over `runs` replications.
void expect_binomial(const Given& given, std::size_t people, double p, int runs) {
  const auto generator = make_generator("erdos_renyi", given);
  const auto nodes = seats_of({.people = people});
  double sum = 0, squares = 0;
  for (int r = 0; r < runs; ++r) {
    const auto ties =
        static_cast<double>(generator->generate(nodes, Luck(1, static_cast<std::uint64_t>(r))).size()) / 2;
    sum += ties / runs;
    squares += ties * ties / runs;
  }
  const double variance = pairs(static_cast<double>(people)) * p * (1 - p);
  EXPECT_NEAR(sum, pairs(static_cast<double>(people)) * p, 5 * std::sqrt(variance / runs));
  EXPECT_NEAR((squares - sum * sum) / variance, 1, 5 * std::sqrt(2.0 / runs));
}

TEST(ErdosRenyi, NumberOfTiesIsBinomial) { expect_binomial({{"p", "0.1"}}, 100, 0.1, 400); }

TEST(ErdosRenyi, MeanDegreeGivesTheProbability) { expect_binomial({{"mean_degree", "6"}}, 121, 0.05, 400); }

TEST(ErdosRenyi, NumberOfTiesIsBinomialBeyondPairDraws) { expect_binomial({{"p", "0.0008"}}, 5000, 0.0008, 60); }

TEST(ErdosRenyi, DegreesAreBinomialBeyondPairDraws) {
  const auto nodes = seats_of({.people = 20000});
  const auto degree = degrees(make_generator("erdos_renyi")->generate(nodes, luck), nodes.size());
  double mean = 0, squares = 0;
  for (const double d : degree) mean += d / 20000, squares += d * d / 20000;
  EXPECT_NEAR(mean, 8, 5 * std::sqrt(2 * 8 / 20000.0));
  EXPECT_NEAR(squares - mean * mean, 8, 0.6);
}

TEST(ErdosRenyi, TiesAreMutualOnceAndNeverToOneself) {
  for (const std::size_t people : {500U, 6000U}) {
    const auto nodes = seats_of({.people = people});
    const auto ties = make_generator("erdos_renyi")->generate(nodes, luck);
    const TieSet set = by_identity(ties, nodes);
    EXPECT_EQ(set.size(), ties.size());
    for (const auto& [a, b] : set) ASSERT_TRUE(a != b && set.contains({b, a}));
  }
}

TEST(ErdosRenyi, OnePersonMoreChangesNobodyElsesTies) {
  const auto nodes = seats_of({.people = 1001});
  const std::vector<NetworkNode> fewer(nodes.begin() + 1, nodes.end());
  const auto generator = make_generator("erdos_renyi", {{"p", "0.02"}});
  const TieSet more = by_identity(generator->generate(nodes, luck), nodes);
  EXPECT_EQ(without(more, nodes.front().identity), by_identity(generator->generate(fewer, luck), fewer));
}

TEST(ErdosRenyi, OnePersonMoreChangesFewTiesBeyondPairDraws) {
  const auto nodes = seats_of({.people = 6001});
  const std::vector<NetworkNode> fewer(nodes.begin() + 1, nodes.end());
  const auto generator = make_generator("erdos_renyi", {{"p", "0.001"}});
  const TieSet more = without(by_identity(generator->generate(nodes, luck), nodes), nodes.front().identity);
  const TieSet before = by_identity(generator->generate(fewer, luck), fewer);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> changed;
  std::set_symmetric_difference(more.begin(), more.end(), before.begin(), before.end(), std::back_inserter(changed));
  EXPECT_LT(changed.size(), 120U);  // of about 36 000: those of a few neighbours on the line
}

TEST(ErdosRenyi, EverybodyOrNobody) {
  const auto nodes = seats_of({.people = 30});
  EXPECT_EQ(make_generator("erdos_renyi", {{"p", "1"}})->generate(nodes, luck).size(), 30U * 29);
  EXPECT_EQ(make_generator("erdos_renyi", {{"mean_degree", "29"}})->generate(nodes, luck).size(), 30U * 29);
  EXPECT_TRUE(make_generator("erdos_renyi", {{"mean_degree", "0"}})->generate(nodes, luck).empty());
}

TEST(ErdosRenyi, SaysWhenTheMeanDegreeCannotBeHad) {
  const auto message =
      model_error([] { (void)make_generator("erdos_renyi")->generate(seats_of({.people = 8}), luck); });
  EXPECT_EQ(message, "erdos_renyi: mean_degree 8 is more than the 7 others a person of this network can know");
}

}  // namespace
}  // namespace colead
