// SPDX-License-Identifier: Apache-2.0
// Decisions whose outcome is still to come: each stands in one place, and what is left of it is small.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

static_assert(3 * sizeof(InForce) < sizeof(Decision), "there are many of them");

std::size_t waiting(const World& world) {
  return static_cast<std::size_t>(std::ranges::count_if(world.in_force, [](const InForce& d) { return d.waiting; }));
}

TEST(InForce, EveryDecisionIsUndecidedOrInForceAndNeverBoth) {
  const Experiment made = experiment(with(tiny(), "per_week: 3", "per_week: 9"));
  Simulation simulation = begin(made);
  std::size_t most = 0;
  while (simulation.step()) {
    const World& world = simulation.world();
    std::set<std::uint64_t> seen;
    for (const Decision& d : world.decisions) {
      if (d.stage != Stage::closed) {
        ASSERT_TRUE(seen.insert(d.record.identity).second);
      }
    }
    for (const InForce& d : world.in_force) {
      if (d.waiting) {
        ASSERT_TRUE(seen.insert(d.record.identity).second);
      }
    }
    ASSERT_EQ(waiting(world), world.in_force.in_use());
    most = std::max(most, waiting(world));
  }
  EXPECT_GT(most, 10U);
  EXPECT_EQ(most, simulation.world().in_force.size()) << "a free slot is taken before there is another";
}

TEST(InForce, WhatShowsAfterTheHorizonIsRecordedInTheOrderInWhichItWasDecided) {
  const Experiment made = experiment(with(tiny(), "per_week: 3", "per_week: 9"));
  Simulation simulation = begin(made);
  while (simulation.step()) {
  }
  std::vector<std::pair<Time, std::uint64_t>> pending;
  for (const InForce& d : simulation.world().in_force) {
    if (d.waiting && d.record.arrived >= simulation.world().observed_from)
      pending.emplace_back(d.record.decided, d.record.identity);
  }
  ASSERT_GT(pending.size(), 3U);
  std::ranges::sort(pending);
  const RunResult result = simulation.finish();
  ASSERT_GT(result.decisions.size(), pending.size());
  const auto last = result.decisions.end() - static_cast<std::ptrdiff_t>(pending.size());
  EXPECT_TRUE(std::equal(pending.begin(), pending.end(), last, [](const auto& one, const DecisionRecord& record) {
    return one == std::pair{record.decided, record.identity};
  }));
  EXPECT_TRUE(std::all_of(result.decisions.begin(), last,
                          [](const DecisionRecord& record) { return !std::isnan(record.realised_value); }));
}

}  // namespace
}  // namespace colead
