// SPDX-License-Identifier: Apache-2.0
// Professions that differ in how many of their own people know each other.
#include <gtest/gtest.h>

#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

/// Ties among managers, among medics and between them, means over runs; line ties do not count.
struct Counts {
  double managers{0}, medics{0}, across{0};
};

std::string network(const std::string& fields) {
  return with(with(tiny(), "{kind: erdos_renyi, mean_degree: 5}", "{kind: stochastic_block, " + fields + "}"),
              "count: 2, calendar", "count: 20, calendar");
}

Counts count(const std::string& text) {
  Counts out;
  constexpr int runs = 60;
  for (int r = 0; r < runs; ++r) {
    Founded founded(text, static_cast<std::uint64_t>(r));
    const std::vector<TieSpec> ties =
        founded.experiment.plan().setting().network->generate(founded.experiment.plan().nodes(), founded.world.luck);
    for (const TieSpec& tie : ties) {
      const Person& a = founded.world.people[PersonId{tie.source}];
      const Person& b = founded.world.people[PersonId{tie.target}];
      double& which = a.profession != b.profession ? out.across : a.profession.value == 0 ? out.managers : out.medics;
      which += 0.5 / runs;  // both directions
    }
  }
  return out;
}

// 42 managers and 42 medics: 21 of each in either ward.
constexpr double pairs_of_one = 42 * 41 / 2.0, pairs_across = 42 * 42.0;
void expect_ties(double counted, double mean) { EXPECT_NEAR(counted, mean, 4 * std::sqrt(mean / 60) + 1e-12); }

TEST(ByProfession, ProbabilitiesAreOnesOwn) {
  const Counts ties =
      count(network("mixing: probabilities, p_in_by_profession: {manager: 0.3, medic: 0.1}, p_out: 0.05"));
  expect_ties(ties.managers, 0.3 * pairs_of_one);
  expect_ties(ties.medics, 0.1 * pairs_of_one);
  expect_ties(ties.across, 0.05 * pairs_across);
}

TEST(ByProfession, DensitiesLeaveTheIndexAndTheNumberOfTies) {
  const std::string fields = "mean_degree: 10, within_unit: 0.7, mixing: ei_index, ei_index: -0.3";
  const Counts alike = count(network(fields));
  const Counts unlike = count(network(fields + ", density_by_profession: {manager: 3, medic: 1}"));
  const double all = 84 * 10 / 2.0;
  for (const Counts& ties : {alike, unlike}) {
    expect_ties(ties.across, 0.35 * all);
    expect_ties(ties.managers + ties.medics, 0.65 * all);
  }
  expect_ties(alike.managers, 0.65 * all / 2);
  expect_ties(unlike.managers, 0.65 * all * 0.75);
  expect_ties(unlike.medics, 0.65 * all * 0.25);
}

TEST(ByProfession, AreRefusedWhereTheyDoNotBelong) {
  const auto refused = [](const std::string& fields) {
    EXPECT_THROW(static_cast<void>(read(network(fields))), ScenarioError) << fields;
  };
  refused("mixing: blind, p_in_by_profession: {manager: 0.3}");
  refused("mixing: probabilities, p_in: 0.1, p_in_by_profession: {manager: 0.3}");
  refused("mixing: probabilities, density_by_profession: {manager: 2, medic: 1}");
  refused("mixing: probabilities, p_in_by_profession: {manager: 1.3}");
  refused("mixing: probabilities, p_in_by_profession: {nurse: 0.3}");
}

}  // namespace
}  // namespace colead
