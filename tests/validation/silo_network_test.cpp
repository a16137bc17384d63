// SPDX-License-Identifier: Apache-2.0
// The silo network (computed_silo_network), and others of its family, against closed forms.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "colead/theory/silos.hpp"
#include "generators/make_generator.hpp"
#include "support/claim.hpp"

namespace colead {
namespace {

using theory::Silos;

const test::Claims silo{"closed form", "computed_silo_network, holland_1983"};

/// The mean of the figures over replications meets the closed form within five standard errors of the means, and the
/// numbers of ties have the variance of independent pairs.
void expect_closed_form(const std::string& of, const Silos& silos, std::size_t unit_size) {
  constexpr int runs = 200;
  auto seats = seats_of({.people = silos.first + silos.second, .unit_size = unit_size});
  for (std::size_t i = 0; i < seats.size(); ++i) seats[i].profession = i * 7919 % seats.size() < silos.first;
  const auto generator = make_generator(
      "stochastic_block",
      {{"mixing", "probabilities"}, {"p_in", std::to_string(silos.within)}, {"p_out", std::to_string(silos.across)}});
  const theory::SiloFigures expected = theory::silo_figures(silos);
  double within = 0, squares = 0, across = 0, ei_index = 0, modularity = 0;
  for (int r = 0; r < runs; ++r) {
    const Network network(seats.size(), generator->generate(seats, Luck(420, static_cast<std::uint64_t>(r))));
    const NetworkStatistics figures = statistics(network, professions(seats));
    EXPECT_EQ(figures.reciprocity, 1.0);
    within += figures.ties_within / runs, across += figures.ties_across / runs;
    squares += figures.ties_within * figures.ties_within / runs;
    ei_index += figures.ei_index / runs, modularity += figures.modularity / runs;
  }
  const double variance = expected.ties_within * (1 - silos.within);
  const auto near = [&of](const char* what, double got, double known, double error, double stated = 0) {
    test::expect_near(silo(of + ": " + what), {got, error}, known, 5 * error + stated);
  };
  near("ties within", within, expected.ties_within, std::sqrt(variance / runs));
  near("ties across", across, expected.ties_across, std::sqrt(expected.ties_across * (1 - silos.across) / runs));
  near("variance of ties within over that of independent pairs", (squares - within * within) / variance, 1,
       std::sqrt(2.0 / runs));
  const double error = std::sqrt(1 / (expected.ties_within + expected.ties_across) / runs);
  near("E-I index", ei_index, expected.ei_index, error, 0.002);
  near("modularity", modularity, expected.modularity, error, 0.002);
}

TEST(SiloNetwork, PrintedParameters) { expect_closed_form("printed parameters", {50, 50, 0.2, 0.02}, 1000); }

TEST(SiloNetwork, UnitsMeanNothingToGivenProbabilities) {
  expect_closed_form("in units of ten", {50, 50, 0.2, 0.02}, 10);
}

TEST(SiloNetwork, UnequalSides) { expect_closed_form("unequal sides", {20, 110, 0.1, 0.03}, 1000); }

TEST(SiloNetwork, NoSilosAtAll) { expect_closed_form("no silos", {60, 40, 0.1, 0.1}, 20); }

TEST(SiloNetwork, MoreTiesAcrossThanWithin) { expect_closed_form("more ties across", {45, 55, 0.02, 0.25}, 1000); }

TEST(SiloNetwork, TheTargetIndexOfThePrintedNetworkGivesItsTies) {
  auto seats = seats_of({.people = 100});
  const auto generator = make_generator(
      "stochastic_block",
      {{"mean_degree", "10.8"}, {"within_unit", "1"}, {"mixing", "ei_index"}, {"ei_index", "-0.8148148148"}});
  double within = 0, across = 0;
  for (std::uint64_t r = 0; r < 200; ++r) {
    const Network network(100, generator->generate(seats, Luck(7, r)));
    const NetworkStatistics figures = statistics(network, professions(seats));
    within += figures.ties_within / 200, across += figures.ties_across / 200;
  }
  const double within_error = std::sqrt(490.0 / 200), across_error = std::sqrt(50.0 / 200);
  test::expect_near(silo("target index: ties within"), {within, within_error}, 490, 5 * within_error);
  test::expect_near(silo("target index: ties across"), {across, across_error}, 50, 5 * across_error);
}

}  // namespace
}  // namespace colead
