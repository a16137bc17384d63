// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "generators/make_generator.hpp"

namespace colead {
namespace {

constexpr Luck luck{11, 3};

struct Counts {
  double unit{0}, organisation{0}, across{0}, same{0}, all{0};
};

/// Ties (each once) by level and by profession.
Counts counted(const std::vector<TieSpec>& ties, std::span<const NetworkNode> nodes) {
  Counts counts;
  for (const TieSpec& tie : ties) {
    const NetworkNode& a = nodes[tie.source];
    const NetworkNode& b = nodes[tie.target];
    (a.organisation != b.organisation ? counts.across : a.unit == b.unit ? counts.unit : counts.organisation) += 0.5;
    counts.same += a.profession == b.profession ? 0.5 : 0;
    counts.all += 0.5;
  }
  return counts;
}

Counts mean_counts(const Given& given, std::span<const NetworkNode> nodes, int runs) {
  const auto generator = make_generator("stochastic_block", given);
  Counts sum;
  for (int r = 0; r < runs; ++r) {
    const Counts one = counted(generator->generate(nodes, Luck(5, static_cast<std::uint64_t>(r))), nodes);
    sum.unit += one.unit / runs, sum.organisation += one.organisation / runs, sum.across += one.across / runs;
    sum.same += one.same / runs, sum.all += one.all / runs;
  }
  return sum;
}

TEST(StochasticBlock, TiesAreMutualOnceAndNeverToOneself) {
  const auto nodes = seats_of({.people = 300, .unit_size = 30, .units_each = 5});
  const auto ties = make_generator("stochastic_block", {{"across_organisations", "0.1"}})->generate(nodes, luck);
  const TieSet set = by_identity(ties, nodes);
  EXPECT_EQ(set.size(), ties.size());
  for (const auto& [a, b] : set) ASSERT_TRUE(a != b && set.contains({b, a}));
}

TEST(StochasticBlock, TiesFallOnLevelsByTheirShares) {
  const auto nodes = seats_of({.people = 600, .unit_size = 20, .units_each = 10});
  const Given given{{"mean_degree", "10"}, {"within_unit", "0.6"}, {"across_organisations", "0.1"}};
  const Counts mean = mean_counts(given, nodes, 40);
  EXPECT_NEAR(mean.unit, 1800, 5 * std::sqrt(1800.0 / 40));
  EXPECT_NEAR(mean.organisation, 900, 5 * std::sqrt(900.0 / 40));
  EXPECT_NEAR(mean.across, 300, 5 * std::sqrt(300.0 / 40));
}

TEST(StochasticBlock, BlindToProfessionsByDefault) {
  const auto nodes = seats_of({.people = 400, .unit_size = 20, .every = 4});  // 5 of 20 in profession 1
  const Counts mean = mean_counts({}, nodes, 40);
  const double same_unit = (10 + 105) / 190.0;
  const double same_between = (4950 + 44850 - 20 * 115) / (79800 - 20 * 190.0);
  const double expected = 1120 * same_unit + 480 * same_between;
  EXPECT_NEAR(mean.same, expected, 5 * std::sqrt(expected / 40));
}

TEST(StochasticBlock, SwappingProfessionsSwapsNoTieWhenBlind) {
  auto nodes = seats_of({.people = 200, .unit_size = 20, .every = 3});
  const auto generator = make_generator("stochastic_block");
  const TieSet before = by_identity(generator->generate(nodes, luck), nodes);
  for (auto& node : nodes) node.profession = 1 - node.profession;
  EXPECT_EQ(by_identity(generator->generate(nodes, luck), nodes), before);
}

TEST(StochasticBlock, MeetsATargetEiIndexWhoeverIsInTheMinority) {
  const auto nodes = seats_of({.people = 400, .unit_size = 40, .every = 4});
  for (const double target : {-0.9, -0.5, 0.0, 0.4}) {
    const Counts mean = mean_counts({{"mixing", "ei_index"}, {"ei_index", std::to_string(target)}}, nodes, 40);
    EXPECT_NEAR(mean.all, 1600, 5 * std::sqrt(1600.0 / 40));
    EXPECT_NEAR(1 - 2 * mean.same / mean.all, target, 5 / std::sqrt(1600.0 * 40)) << target;
    EXPECT_NEAR(mean.unit / mean.all, 0.7, 0.02);
  }
}

TEST(StochasticBlock, FullSilosHaveNoTieAcross) {
  const auto nodes = seats_of({.people = 200, .unit_size = 40});
  const Counts mean = mean_counts({{"mixing", "ei_index"}, {"ei_index", "-1"}}, nodes, 5);
  EXPECT_EQ(mean.same, mean.all);
  EXPECT_GT(mean.all, 0);
}

TEST(StochasticBlock, OrderOfNodesMeansNothing) {
  auto nodes = seats_of({.people = 300, .unit_size = 30});
  const auto generator = make_generator("stochastic_block");
  const TieSet before = by_identity(generator->generate(nodes, luck), nodes);
  std::reverse(nodes.begin(), nodes.end());
  EXPECT_EQ(by_identity(generator->generate(nodes, luck), nodes), before);
}

TEST(StochasticBlock, OnePersonMoreChangesNobodyElsesTiesWithGivenProbabilities) {
  const auto nodes = seats_of({.people = 301, .unit_size = 30});
  const std::vector<NetworkNode> fewer(nodes.begin(), nodes.end() - 1);
  const auto generator =
      make_generator("stochastic_block", {{"mixing", "probabilities"}, {"p_in", "0.1"}, {"p_out", "0.02"}});
  const TieSet more = by_identity(generator->generate(nodes, luck), nodes);
  EXPECT_EQ(without(more, nodes.back().identity), by_identity(generator->generate(fewer, luck), fewer));
}

TEST(StochasticBlock, OnePersonMoreShiftsFewTiesWithAMeanDegree) {
  const auto nodes = seats_of({.people = 1001, .unit_size = 30});
  const std::vector<NetworkNode> fewer(nodes.begin(), nodes.end() - 1);
  const auto generator = make_generator("stochastic_block");
  const TieSet more = without(by_identity(generator->generate(nodes, luck), nodes), nodes.back().identity);
  const TieSet before = by_identity(generator->generate(fewer, luck), fewer);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> changed;
  std::set_symmetric_difference(more.begin(), more.end(), before.begin(), before.end(), std::back_inserter(changed));
  EXPECT_LT(changed.size(), 60U);  // of about 8 000
}

TEST(StochasticBlock, LargePoolsKeepTheirExpectedTies) {
  const auto nodes = seats_of({.people = 20000, .unit_size = 50, .units_each = 200, .every = 5});
  const Given given{{"across_organisations", "0.1"}, {"mixing", "ei_index"}, {"ei_index", "-0.6"}};
  const Counts mean = mean_counts(given, nodes, 1);
  EXPECT_NEAR(mean.unit, 56000, 5 * std::sqrt(56000));
  EXPECT_NEAR(mean.organisation, 16000, 5 * std::sqrt(16000));
  EXPECT_NEAR(mean.across, 8000, 5 * std::sqrt(8000));
  EXPECT_NEAR(mean.same / mean.all, 0.8, 5 * 0.4 / std::sqrt(80000.0));
}

TEST(StochasticBlock, TwoHundredThousandPeople) {
  const auto nodes = seats_of({.people = 200000, .unit_size = 40, .units_each = 100});
  const auto ties = make_generator("stochastic_block")->generate(nodes, luck);
  EXPECT_NEAR(static_cast<double>(ties.size()), 1.6e6, 5 * std::sqrt(2 * 1.6e6));
  const Network network(nodes.size(), ties);
  EXPECT_EQ(network.tie_count(), ties.size());
}

TEST(StochasticBlock, SaysWhatCannotBeHad) {
  const auto ties = [](const Given& given, const Shape& shape) {
    return model_error([&] { (void)make_generator("stochastic_block", given)->generate(seats_of(shape), luck); });
  };
  EXPECT_NE(ties({{"mean_degree", "30"}}, {.people = 200, .unit_size = 20}).find("wanted inside units"),
            std::string::npos);
  EXPECT_NE(ties({}, {.people = 100}).find("wanted between units"), std::string::npos);
  EXPECT_NE(ties({{"across_organisations", "0.2"}}, {.people = 100, .unit_size = 20}).find("between organisations"),
            std::string::npos);
  const Given mixed{{"mixing", "ei_index"}, {"ei_index", "0.5"}, {"within_unit", "1"}};
  EXPECT_NE(ties(mixed, {.people = 100, .every = 1}).find("cannot be had"), std::string::npos);
  EXPECT_NE(ties(mixed, {.people = 100, .unit_size = 1}), "");
  EXPECT_EQ(
      ties({{"within_unit", "0.7"}, {"across_organisations", "0.3"}}, {.people = 90, .unit_size = 30, .units_each = 1}),
      "");
}

TEST(StochasticBlock, RefusesParametersThatContradictEachOther) {
  const auto refused = [](const Given& given) {
    EXPECT_THROW(make_generator("stochastic_block", given), std::invalid_argument);
  };
  refused({{"ei_index", "0.3"}});
  refused({{"p_in", "0.3"}});
  refused({{"within_unit", "0.8"}, {"across_organisations", "0.3"}});
  refused({{"mixing", "ei_index"}, {"ei_index", "1.5"}});
}

TEST(StochasticBlock, OfNobodyHasNoTies) {
  EXPECT_TRUE(make_generator("stochastic_block")->generate({}, luck).empty());
}

}  // namespace
}  // namespace colead
