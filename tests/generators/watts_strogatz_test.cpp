// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "generators/make_generator.hpp"
#include "support/cpu_time.hpp"

namespace colead {
namespace {

constexpr Luck luck{9, 1};

std::vector<TieSpec> made(const std::string& degree, const std::string& rewire, std::span<const NetworkNode> nodes) {
  return make_generator("watts_strogatz", {{"degree", degree}, {"rewire", rewire}})->generate(nodes, luck);
}

double clustering(const std::vector<TieSpec>& ties, std::size_t people) {
  return statistics(Network(people, ties), std::vector<std::uint32_t>(people)).clustering;
}

TEST(WattsStrogatz, RingClusteringIsThreeQuartersOfKMinusTwoOverKMinusOne) {
  const auto nodes = seats_of({.people = 500});
  for (const int k : {2, 4, 6, 8, 10, 20}) {
    EXPECT_NEAR(clustering(made(std::to_string(k), "0", nodes), 500), 3.0 * (k - 2) / (4.0 * (k - 1)), 1e-12) << k;
  }
}

TEST(WattsStrogatz, EveryDegreeOnTheRingIsTheSame) {
  const auto nodes = seats_of({.people = 100});
  for (const double d : degrees(made("6", "0", nodes), 100)) EXPECT_EQ(d, 6);
}

TEST(WattsStrogatz, RewiringKeepsTheNumberOfTiesMutualAndOnce) {
  const auto nodes = seats_of({.people = 400});
  for (const char* rewire : {"0.05", "0.5", "1"}) {
    const auto ties = made("8", rewire, nodes);
    const TieSet set = by_identity(ties, nodes);
    EXPECT_EQ(ties.size(), 3200U);
    EXPECT_EQ(set.size(), ties.size());
    for (const auto& [a, b] : set) ASSERT_TRUE(a != b && set.contains({b, a}));
  }
}

// Barrat & Weigt 2000: C(beta) = C(0) (1 - beta)^3 for large networks.
TEST(WattsStrogatz, ClusteringFallsWithTheCubeOfWhatIsNotRewired) {
  const auto nodes = seats_of({.people = 10000});
  for (const double rewire : {0.1, 0.3}) {
    const double expected = 3.0 * 8 / (4.0 * 9) * std::pow(1 - rewire, 3);
    EXPECT_NEAR(clustering(made("10", std::to_string(rewire), nodes), 10000), expected, 0.02) << rewire;
  }
}

TEST(WattsStrogatz, TheShareOfRewiredTiesIsItsProbability) {
  const auto nodes = seats_of({.people = 5000});
  const TieSet ring = by_identity(made("6", "0", nodes), nodes);
  const TieSet rewired = by_identity(made("6", "0.2", nodes), nodes);
  const auto kept = std::count_if(ring.begin(), ring.end(), [&](const auto& tie) { return rewired.contains(tie); });
  EXPECT_NEAR(static_cast<double>(kept) / 30000, 0.8, 5 * std::sqrt(0.16 / 15000) + 0.001);
}

TEST(WattsStrogatz, FullRewiringLosesItsClusters) {
  const auto nodes = seats_of({.people = 5000});
  EXPECT_LT(clustering(made("10", "1", nodes), 5000), 0.01);
}

TEST(WattsStrogatz, NeighboursShareAUnitButNotAProfession) {
  const auto nodes = seats_of({.people = 4000, .unit_size = 400});
  double unit = 0, profession = 0;
  const auto ties = made("4", "0", nodes);
  for (const TieSpec& tie : ties) {
    unit += nodes[tie.source].unit == nodes[tie.target].unit;
    profession += nodes[tie.source].profession == nodes[tie.target].profession;
    ASSERT_EQ(tie.kind == TieKind::peer, nodes[tie.source].unit == nodes[tie.target].unit);
  }
  const auto all = static_cast<double>(ties.size());
  EXPECT_GT(unit / all, 0.99);
  EXPECT_NEAR(profession / all, 0.5, 0.03);
}

TEST(WattsStrogatz, OnePersonMoreChangesFewTies) {
  const auto nodes = seats_of({.people = 2001, .unit_size = 20});
  const std::vector<NetworkNode> fewer(nodes.begin(), nodes.end() - 1);
  const TieSet more = without(by_identity(made("8", "0.1", nodes), nodes), nodes.back().identity);
  const TieSet before = by_identity(made("8", "0.1", fewer), fewer);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> changed;
  std::set_symmetric_difference(more.begin(), more.end(), before.begin(), before.end(), std::back_inserter(changed));
  EXPECT_LT(changed.size(), 120U);  // of 16 000
}

TEST(WattsStrogatz, ACompleteGraphHasNothingToRewire) {
  EXPECT_EQ(made("10", "1", seats_of({.people = 11})).size(), 110U);
}

// One stranger is left to each of 800: to find one by chance alone takes 800 picks a tie.
TEST(WattsStrogatz, WhereNearlyEverybodyIsKnownTheOthersAreFoundWithoutSearching) {
  const auto nodes = seats_of({.people = 800});
  const test::CpuTime time;
  const auto ties = made("798", "1", nodes);
  EXPECT_LT(time.seconds(), 10.0);
  EXPECT_EQ(ties.size(), 800U * 798U);
  const TieSet set = by_identity(ties, nodes);
  EXPECT_EQ(set.size(), ties.size());
  for (const auto& [a, b] : set) ASSERT_TRUE(a != b && set.contains({b, a}));
}

TEST(WattsStrogatz, SaysWhenTheDegreeCannotBeHad) {
  const auto message = model_error([] { (void)made("10", "0", seats_of({.people = 10})); });
  EXPECT_EQ(message, "watts_strogatz: degree 10 needs at least 11 people, there are 10");
  EXPECT_THROW(made("5", "0", seats_of({.people = 10})), std::invalid_argument);
}

TEST(WattsStrogatz, TwoHundredThousandPeople) {
  const auto nodes = seats_of({.people = 200000, .unit_size = 40});
  EXPECT_EQ(made("8", "0.1", nodes).size(), 1600000U);
}

}  // namespace
}  // namespace colead
