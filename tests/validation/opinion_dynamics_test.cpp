// SPDX-License-Identifier: Apache-2.0
// degroot_1974, friedkin_1999, deffuant_2000, hegselmann_2002: opinions and what becomes of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "colead/theory/influence.hpp"
#include "support/claim.hpp"
#include "validation/group.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_deffuant(Catalogue<InfluenceRule>& catalogue);
void add_degroot(Catalogue<InfluenceRule>& catalogue);
void add_friedkin_johnsen(Catalogue<InfluenceRule>& catalogue);
void add_hegselmann_krause(Catalogue<InfluenceRule>& catalogue);

namespace {

using test::Claim;
using test::Claims;
using test::Group;
using theory::degroot_influence;
using theory::friedkin_johnsen_equilibrium;
using theory::total_influence;
const Claims degroot{"closed form", "degroot_1974, golub_2010"};
const Claims four_of_friedkin{"published figure", "friedkin_1999, parsegov_2015"};
const Claims friedkin{"closed form", "friedkin_1999"};
const Claims deffuant{"published figure", "deffuant_2000, fortunato_2004"};
const Claims hegselmann{"published figure", "hegselmann_2002, fortunato_2005"};
constexpr double exact = 1e-9;
constexpr std::uint64_t seed = 20260101;

/// A row for each entry.
void expect_near(const Claim& claim, const std::vector<double>& actual, const std::vector<double>& expected,
                 double tolerance) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    const Claim entry{claim.kind, claim.source, claim.what + ", person " + std::to_string(i + 1)};
    test::expect_near(entry, {actual[i]}, expected[i], tolerance);
  }
}

// ---- DeGroot ----

void expect_consensus(const std::string& example, const std::vector<double>& weights, std::vector<double> first,
                      const std::vector<double>& influence) {
  expect_near(degroot(example + ": influence"), degroot_influence(weights), influence, exact);
  const double consensus = std::inner_product(first.begin(), first.end(), influence.begin(), 0.0);
  Group group(std::move(first), weights);
  test::rounds(*test::make(add_degroot), group, 400);
  for (const double x : group.opinion) test::expect_near(degroot(example + ": consensus"), {x}, consensus, exact);
}

TEST(OpinionDynamics, DegrootReachesTheConsensusOfGolubAndJacksonsExample) {
  expect_consensus("three people of Golub and Jackson", {0, 0.5, 0.5, 1, 0, 0, 0, 1, 0}, {0.9, 0.1, 0.4},
                   {2.0 / 5, 2.0 / 5, 1.0 / 5});
}

TEST(OpinionDynamics, DegrootReachesTheConsensusOfHisOwnExample) {
  expect_consensus("two people of DeGroot", {0.5, 0.5, 0.25, 0.75}, {7, -2}, {1.0 / 3, 2.0 / 3});
}

TEST(OpinionDynamics, DegrootOnAStarFollowsTheBalanceOfItsSpokes) {
  // Flows between the hub and spoke i balance: s_hub h_i = s_i b_i, with h_i the hub's and b_i the spoke's weight.
  const std::vector<double> hub{0.1, 0.3, 0.4};
  const std::vector<double> spoke{0.5, 0.2, 0.9};
  std::vector<double> weights(16, 0.0);
  std::vector<double> influence{1.0};
  weights[0] = 0.2;
  for (std::size_t i = 0; i < 3; ++i) {
    weights[i + 1] = hub[i];
    weights[4 * (i + 1)] = spoke[i];
    weights[5 * (i + 1)] = 1.0 - spoke[i];
    influence.push_back(hub[i] / spoke[i]);
  }
  const double sum = std::accumulate(influence.begin(), influence.end(), 0.0);
  for (double& share : influence) share /= sum;
  expect_consensus("a star of four", weights, {3, 1, 4, 1.5}, influence);
}

// ---- Friedkin & Johnsen ----

const std::vector<double> four{.220, .120, .360, .300, .147, .215, .344, .294, 0, 0, 1, 0, .090, .178, .446, .286};
const std::vector<double> four_susceptible{.780, .785, 0, .714};
const std::vector<double> four_anchors{25, 25, 75, 85};

Group four_people() {
  Group group(four_anchors, four);
  group.susceptibility = four_susceptible;
  return group;
}

TEST(OpinionDynamics, FriedkinJohnsenSettlesWhereTheFourPeopleDid) {
  const std::vector<double> settled{60.0208, 59.9840, 75, 74.9862};
  expect_near(four_of_friedkin("equilibrium of four people, by the closed form"),
              friedkin_johnsen_equilibrium(four, four_susceptible, four_anchors), settled, 5e-5);
  Group group = four_people();
  test::rounds(*test::make(add_friedkin_johnsen), group, 300);
  expect_near(four_of_friedkin("equilibrium of four people, after 300 rounds"), group.opinion, settled, 5e-5);
  expect_near(friedkin("equilibrium of four people, rounds against the closed form"), group.opinion,
              friedkin_johnsen_equilibrium(four, four_susceptible, four_anchors), exact);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(std::round(group.opinion[i]), (std::vector{60, 60, 75, 75})[i]);
}

TEST(OpinionDynamics, FriedkinJohnsenTakesTheFirstStepOfTheFourPeople) {
  Group group = four_people();
  test::rounds(*test::make(add_friedkin_johnsen), group, 1);
  expect_near(four_of_friedkin("first step of four people"), group.opinion, {53.08, 52.3494, 75, 70.33444}, exact);
}

TEST(OpinionDynamics, FriedkinJohnsenGivesTheFourPeoplesTotalInfluence) {
  const auto v = total_influence(four, four_susceptible);
  expect_near(four_of_friedkin("total influence on the first of four people"), {v.begin(), v.begin() + 4},
              {.279398, .045019, .551413, .124170}, 5e-7);
  expect_near(four_of_friedkin("total influence on the last of four people"), {v.begin() + 12, v.end()},
              {.030090, .048073, .532400, .389437}, 5e-7);
}

TEST(OpinionDynamics, FriedkinJohnsenAmongEqualsShrinksEverybodyTowardsTheMean) {
  // W = 1/n throughout and one susceptibility l: x* = (1 - l) u + l mean(u).
  const std::vector<double> anchors{1, 2, 4, 8, 16};
  const double l = 0.83;
  Group group = Group::complete(anchors, 5);
  group.susceptibility.assign(5, l);
  test::rounds(*test::make(add_friedkin_johnsen), group, 500);
  for (std::size_t i = 0; i < 5; ++i) {
    const double known = (1 - l) * anchors[i] + l * 6.2;
    test::expect_near(friedkin("five equals, person " + std::to_string(i + 1)), {group.opinion[i]}, known, exact);
  }
}

// ---- Bounded confidence ----

std::vector<std::vector<double>> clusters(std::vector<double> opinions, double apart = 1e-3) {
  std::sort(opinions.begin(), opinions.end());
  std::vector<std::vector<double>> out;
  for (const double x : opinions) {
    if (out.empty() || x - out.back().back() > apart) out.emplace_back();
    out.back().push_back(x);
  }
  return out;
}

std::vector<double> uniform_start(std::size_t n, std::uint64_t run) {
  std::vector<double> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = Luck{seed}.uniform(Purpose::example, i, run);
  return out;
}

/// Over runs: how many clusters of at least 5 % there are, and the share of the largest.
struct Census {
  std::vector<std::size_t> major;
  std::vector<double> largest;
};

Census deffuant_census(double bound, int runs) {
  constexpr std::size_t n = 1000;
  const auto rule = test::make(add_deffuant, {{"bound", bound}});
  Group group = Group::complete(std::vector<double>(n), n);
  Census census;
  for (int run = 0; run < runs; ++run) {
    group.opinion = uniform_start(n, static_cast<std::uint64_t>(run));
    test::rounds(*rule, group, 300, static_cast<std::uint64_t>(run));
    std::size_t major = 0;
    std::size_t largest = 0;
    for (const auto& cluster : clusters(group.opinion)) {
      major += static_cast<std::size_t>(cluster.size() >= n / 20);
      largest = std::max(largest, cluster.size());
    }
    census.major.push_back(major);
    census.largest.push_back(static_cast<double>(largest) / n);
  }
  return census;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double standard_error(const std::vector<double>& values) {
  double squares = 0.0;
  for (const double x : values) squares += (x - mean(values)) * (x - mean(values));
  return std::sqrt(squares) / static_cast<double>(values.size());
}

TEST(OpinionDynamics, DeffuantEndsInOneMajorClusterFromABoundOfThreeTenthsOn) {
  for (const double bound : {0.5, 0.4, 0.3}) {
    const Census census = deffuant_census(bound, 100);
    const auto one = static_cast<double>(std::count(census.major.begin(), census.major.end(), 1U));
    const auto claim =
        deffuant("bound " + std::to_string(bound).substr(0, 3) + ": of 100 runs, those with one major cluster");
    test::expect_near(claim, {one}, 100, 0);
    if (bound == 0.3) {
      const double error = standard_error(census.largest);
      test::expect_near(deffuant("bound .3: share of the largest cluster"), {mean(census.largest), error}, 0.995,
                        std::max(5e-4, 4 * error));
    }
  }
}

TEST(OpinionDynamics, DeffuantEndsInTwoMajorClustersAtABoundOfTwoTenths) {
  // Not a certainty: of 1000 runs of this rule 1, of 1000 of a plain loop with another generator 2 ended otherwise.
  std::vector<double> two;
  for (const std::size_t count : deffuant_census(0.2, 100).major) two.push_back(count == 2 ? 1.0 : 0.0);
  test::expect_near(deffuant("bound .2: share of runs with two major clusters"), {mean(two), standard_error(two)}, 1.0,
                    4 * standard_error(two));
  EXPECT_GE(mean(two), 0.97);
}

TEST(OpinionDynamics, DeffuantLeavesAboutHalfTheInverseBoundMajorClusters) {
  std::vector<double> found;
  for (const std::size_t count : deffuant_census(0.1, 20).major) found.push_back(static_cast<double>(count));
  const test::Got clusters_found{mean(found), standard_error(found)};
  test::expect_above(deffuant("bound .1: major clusters"), clusters_found,
                     4.0);  // floor(1 / (2 * 0.1)) = 5 is a rule of thumb; neighbouring clusters can merge
  test::expect_below(deffuant("bound .1: major clusters"), clusters_found, 5.5);
}

/// Rows of a graph in which everybody listens to themselves and to some ten others drawn at random.
Group sparse_group(std::size_t n, std::uint64_t run) {
  std::vector<std::vector<std::uint32_t>> rows(n);
  Draws draws = Luck{seed}.draws(Purpose::network_tie, run);
  const auto pick = [&] { return static_cast<std::uint32_t>(draws.next() * static_cast<double>(n)); };
  for (std::size_t tie = 0; tie < 5 * n; ++tie) {
    const std::uint32_t a = pick();
    const std::uint32_t b = pick();
    rows[a].push_back(b);
    rows[b].push_back(a);
  }
  Group group(uniform_start(n, run), n, 1.0);
  for (std::uint32_t i = 0; i < n; ++i) {
    for (const std::uint32_t j : {i, (i + 1) % static_cast<std::uint32_t>(n)}) group.add(j, 0.1);  // a ring: connected
    for (const std::uint32_t j : rows[i]) group.add(j, 0.1);
    group.end_row();
  }
  return group;
}

TEST(OpinionDynamics, DeffuantAgreesCompletelyAboveOneHalfOnAnyTopologyAndNotBelow) {
  for (std::uint64_t run = 0; run < 5; ++run) {
    Group above = sparse_group(1000, run);
    Group below = sparse_group(1000, run);
    test::rounds(*test::make(add_deffuant, {{"bound", 0.55}}), above, 1500, run);
    test::rounds(*test::make(add_deffuant, {{"bound", 0.35}}), below, 1500, run);
    EXPECT_EQ(clusters(above.opinion).size(), 1U);
    EXPECT_GT(clusters(below.opinion).size(), 1U);
  }
}

/// Steps in which somebody moves before nobody does.
int settle(const InfluenceRule& rule, Group& group) {
  for (int step = 0; step < 1000; ++step) {
    const std::vector<double> before = group.opinion;
    test::rounds(rule, group, 1);
    double moved = 0.0;
    for (std::size_t i = 0; i < before.size(); ++i) moved = std::max(moved, std::abs(group.opinion[i] - before[i]));
    if (moved < 1e-12) return step;
  }
  return -1;
}

Group even_start(std::size_t n) {
  std::vector<double> opinions(n);
  for (std::size_t i = 0; i < n; ++i) opinions[i] = static_cast<double>(i) / static_cast<double>(n - 1);
  return Group::complete(opinions, n);
}

void expect_hegselmann_krause(double bound, const std::vector<std::pair<double, std::size_t>>& expected, int steps) {
  Group group = even_start(21);
  const int taken = settle(*test::make(add_hegselmann_krause, {{"bound", bound}}), group);
  if (steps >= 0) {
    EXPECT_EQ(taken, steps);
  }
  const auto found = clusters(group.opinion);
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t c = 0; c < found.size(); ++c) {
    const std::string cluster =
        "21 people, bound " + std::to_string(bound).substr(0, 4) + ": cluster " + std::to_string(c + 1);
    test::expect_near(hegselmann(cluster + ", its lowest"), {found[c].front()}, expected[c].first, 5e-7);
    test::expect_near(hegselmann(cluster + ", its highest"), {found[c].back()}, expected[c].first, 5e-7);
    EXPECT_EQ(found[c].size(), expected[c].second);
  }
}

TEST(OpinionDynamics, HegselmannKrauseLeavesTheClustersOfTwentyOneEvenlySpacedPeople) {
  expect_hegselmann_krause(0.12, {{0.165251, 6}, {0.5, 9}, {0.834749, 6}}, 9);
  expect_hegselmann_krause(0.22, {{0.5, 21}}, 12);
  expect_hegselmann_krause(0.08, {{.096135, 4}, {.295754, 4}, {.5, 5}, {.704246, 4}, {.903865, 4}}, -1);
}

TEST(OpinionDynamics, HegselmannKrauseOfThreeInARowClosesTheGapByHalfAtFirst) {
  // 0, d, 2d with d <= bound < 2d: after one step d/2, d, 3d/2, all within the bound: then all at d.
  const double d = 0.3;
  Group group = Group::complete({0.0, d, 2 * d}, 3);
  const auto rule = test::make(add_hegselmann_krause, {{"bound", 0.35}});
  test::rounds(*rule, group, 1);
  const Claims row{"closed form", "hegselmann_2002"};
  expect_near(row("three in a row after one step"), group.opinion, {d / 2, d, 1.5 * d}, exact);
  test::rounds(*rule, group, 1);
  expect_near(row("three in a row after two steps"), group.opinion, {d, d, d}, exact);
}

TEST(OpinionDynamics, HegselmannKrauseAgreesAboveTwoTenthsOnACompleteGraphAndAboveOneHalfOnASparseOne) {
  for (std::uint64_t run = 0; run < 3; ++run) {
    const auto parts = [run](double bound, Group group) {
      EXPECT_GE(settle(*test::make(add_hegselmann_krause, {{"bound", bound}}), group), 0);
      std::size_t major = 0;
      for (const auto& cluster : clusters(group.opinion, 1e-6)) major += static_cast<std::size_t>(cluster.size() >= 50);
      return major;
    };
    const auto complete = [run] { return Group::complete(uniform_start(500, run), 500); };
    EXPECT_EQ(parts(0.25, complete()), 1U);
    EXPECT_GT(parts(0.15, complete()), 1U);
    const auto rounds_of = [run](double bound) {
      Group group = sparse_group(1000, run);
      test::rounds(*test::make(add_hegselmann_krause, {{"bound", bound}}), group, 400);
      return clusters(group.opinion).size();
    };
    EXPECT_EQ(rounds_of(0.55), 1U);
    EXPECT_GT(rounds_of(0.3), 1U);
  }
}

}  // namespace
}  // namespace colead
