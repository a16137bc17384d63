// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "generators/make_generator.hpp"

namespace colead {
namespace {

constexpr Luck luck{21, 1};

std::vector<TieSpec> made(const std::string& each, std::span<const NetworkNode> nodes, const Luck& with = luck) {
  return make_generator("barabasi_albert", {{"edges_per_person", each}})->generate(nodes, with);
}

TEST(BarabasiAlbert, NumberOfTiesIsExact) {
  for (const std::size_t m : {1U, 2U, 5U}) {
    for (const std::size_t people : {std::size_t{6}, std::size_t{50}, std::size_t{1000}}) {
      const auto ties = made(std::to_string(m), seats_of({.people = people}));
      EXPECT_EQ(ties.size(), 2 * (m * (m + 1) / 2 + (people - m - 1) * m)) << m << " " << people;
    }
  }
}

TEST(BarabasiAlbert, TiesAreMutualOnceAndNeverToOneself) {
  const auto nodes = seats_of({.people = 800});
  const auto ties = made("4", nodes);
  const TieSet set = by_identity(ties, nodes);
  EXPECT_EQ(set.size(), ties.size());
  for (const auto& [a, b] : set) ASSERT_TRUE(a != b && set.contains({b, a}));
}

TEST(BarabasiAlbert, MeanDegreeIsTwiceTheTiesOfANewcomerAndNobodyHasFewer) {
  const auto degree = degrees(made("4", seats_of({.people = 20000})), 20000);
  EXPECT_NEAR(std::accumulate(degree.begin(), degree.end(), 0.0) / 20000, 8, 0.01);
  EXPECT_EQ(*std::min_element(degree.begin(), degree.end()), 4);
}

// P(k) = 2 m (m + 1) / (k (k + 1) (k + 2)), so P(degree >= k) = m (m + 1) / (k (k + 1)) (Dorogovtsev et al. 2000).
TEST(BarabasiAlbert, DegreesHaveTheTailOfTheExactSolution) {
  constexpr std::size_t people = 100000;
  const auto degree = degrees(made("3", seats_of({.people = people})), people);
  for (const double k : {4.0, 6.0, 10.0, 20.0, 40.0, 80.0}) {
    const auto above = std::count_if(degree.begin(), degree.end(), [k](double d) { return d >= k; });
    const double expected = people * 12 / (k * (k + 1));
    EXPECT_NEAR(static_cast<double>(above), expected, 6 * std::sqrt(expected) + 0.02 * expected) << k;
  }
}

TEST(BarabasiAlbert, TheTailExponentIsAboutThree) {
  constexpr std::size_t people = 100000;
  const auto degree = degrees(made("3", seats_of({.people = people})), people);
  double count = 0, logs = 0;  // Hill's estimate for whole numbers (Clauset et al. 2009, eq. 3.7)
  for (const double d : degree) {
    if (d >= 20) count += 1, logs += std::log(d / 19.5);
  }
  EXPECT_NEAR(1 + count / logs, 3, 0.15);
}

TEST(BarabasiAlbert, HubsFavourNeitherEarlyNodesNorAProfession) {
  const auto nodes = seats_of({.people = 1000, .unit_size = 100, .every = 2});
  double early = 0, profession = 0, all = 0;
  for (std::uint64_t r = 0; r < 60; ++r) {
    const auto degree = degrees(made("4", nodes, Luck(3, r)), 1000);
    for (std::size_t i = 0; i < 1000; ++i) {
      all += degree[i];
      early += i < 500 ? degree[i] : 0;
      profession += nodes[i].profession == 1 ? degree[i] : 0;
    }
  }
  EXPECT_NEAR(early / all, 0.5, 0.01);
  EXPECT_NEAR(profession / all, 0.5, 0.01);
}

TEST(BarabasiAlbert, OrderOfNodesMeansNothing) {
  auto nodes = seats_of({.people = 500});
  const TieSet before = by_identity(made("3", nodes), nodes);
  std::reverse(nodes.begin(), nodes.end());
  EXPECT_EQ(by_identity(made("3", nodes), nodes), before);
}

TEST(BarabasiAlbert, SaysWhenThereAreTooFewPeople) {
  const auto message = model_error([] { (void)made("4", seats_of({.people = 4})); });
  EXPECT_EQ(message, "barabasi_albert: edges_per_person 4 needs at least 5 people, there are 4");
  EXPECT_EQ(made("4", seats_of({.people = 5})).size(), 20U);
  EXPECT_THROW(made("0", seats_of({.people = 5})), std::invalid_argument);
}

}  // namespace
}  // namespace colead
