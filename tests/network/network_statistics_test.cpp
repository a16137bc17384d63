// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <numeric>

#include "colead/core/error.hpp"
#include "colead/network/network.hpp"

namespace colead {
namespace {

using Groups = std::vector<std::uint32_t>;

std::vector<TieSpec> both(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  std::vector<TieSpec> ties;
  for (const auto& [a, b] : pairs) ties.push_back({a, b}), ties.push_back({b, a});
  return ties;
}

TEST(NetworkStatistics, OfNobodyAndOfNoTiesAreZero) {
  const auto nobody = statistics(Network(), {});
  EXPECT_EQ(nobody.components, 0U);
  EXPECT_EQ(nobody.ei_index, 0.0);
  const auto hermits = statistics(Network(3, {}), Groups{0, 0, 1});
  EXPECT_EQ(hermits.components, 3U);
  EXPECT_EQ(hermits.ei_index + hermits.modularity + hermits.reciprocity + hermits.clustering, 0.0);
}

TEST(NetworkStatistics, NeedAGroupForEach) { EXPECT_THROW((void)statistics(Network(3, {}), Groups{0}), ModelError); }

TEST(NetworkStatistics, CountAPairOnceHoweverItIsTied) {
  const auto figures = statistics(Network(4, {{0, 1}, {1, 0}, {0, 2}}), Groups{0, 0, 1, 1});
  EXPECT_EQ(figures.ties_within, 1.0);
  EXPECT_EQ(figures.ties_across, 1.0);
  EXPECT_EQ(figures.ei_index, 0.0);
  EXPECT_DOUBLE_EQ(figures.reciprocity, 2.0 / 3);
  EXPECT_EQ(figures.components, 2U);
}

TEST(NetworkStatistics, ComponentsAreWeak) {
  EXPECT_EQ(statistics(Network(5, {{1, 0}, {1, 2}, {4, 3}}), Groups(5, 0)).components, 2U);
}

// Two triangles joined by one tie: Q = 6/7 - 1/2 (Newman 2006).
TEST(NetworkStatistics, TwoTrianglesAndABridge) {
  const Network network(6, both({{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}}));
  const auto figures = statistics(network, Groups{7, 7, 7, 9, 9, 9});
  EXPECT_DOUBLE_EQ(figures.modularity, 6.0 / 7 - 0.5);
  EXPECT_DOUBLE_EQ(figures.ei_index, -5.0 / 7);
  EXPECT_DOUBLE_EQ(figures.clustering, (4 * 1.0 + 2 * (1.0 / 3)) / 6);
  EXPECT_EQ(figures.reciprocity, 1.0);
}

TEST(NetworkStatistics, ClusteringOfACliqueIsOneAndOfAStarNought) {
  EXPECT_DOUBLE_EQ(statistics(Network(4, {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}}), Groups(4, 0)).clustering,
                   1.0);
  EXPECT_EQ(statistics(Network(4, both({{0, 1}, {0, 2}, {0, 3}})), Groups(4, 0)).clustering, 0.0);
}

TEST(NetworkStatistics, SeeAddedTiesAndNotAbsentOnes) {
  Network network(4, both({{0, 1}, {1, 2}}));
  network.add(PersonId{0}, PersonId{2}, TieKind::project);
  const Groups group{0, 0, 0, 1};
  EXPECT_DOUBLE_EQ(statistics(network, group).clustering, 0.75);
  network.vacate(PersonId{1});
  const auto figures = statistics(network, group);
  EXPECT_EQ(figures.ties_within, 1.0);
  EXPECT_EQ(figures.reciprocity, 0.0);
  EXPECT_EQ(figures.components, 3U);
}

TEST(NetworkStatistics, OneGroupHasNoModularityAndEachOnesOwnHasOnlyAcross) {
  const Network network(4, both({{0, 1}, {1, 2}, {2, 3}}));
  EXPECT_DOUBLE_EQ(statistics(network, Groups(4, 0)).modularity, 0.0);
  Groups own(4);
  std::iota(own.begin(), own.end(), 0U);
  EXPECT_EQ(statistics(network, own).ei_index, 1.0);
}

TEST(GroupTies, CountAPairOnceWhateverTheGroupsAreCalled) {
  const Network network(5, {{0, 1}, {1, 0}, {2, 0}, {3, 2}, {2, 3}, {4, 3}});
  const Groups group{7, 4'000'000'000, 7, 0, 0};  // ties 0-1 and 0-2, 2-3 and 3-4: of two within their group
  const GroupTies ties = group_ties(network, group);
  EXPECT_EQ(ties.ties_within, 2.0);
  EXPECT_EQ(ties.ties_across, 2.0);
  EXPECT_EQ(ties.ei_index, 0.0);
  EXPECT_DOUBLE_EQ(ties.modularity, (2.0 / 8 - 3.0 / 8 * 3.0 / 8) + (2.0 / 8 - 4.0 / 8 * 4.0 / 8) - 1.0 / 8 * 1.0 / 8);
}

}  // namespace
}  // namespace colead
