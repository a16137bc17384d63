// SPDX-License-Identifier: Apache-2.0
// What can be told of a run before anything is founded, and while it goes on.
#include "colead/experiment/cost.hpp"

#include <gtest/gtest.h>

#include "colead/core/error.hpp"
#include "colead/experiment/experiment.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::string many_hospitals(const std::string& count) {
  return with(tiny(), "hospital: {visibility: 0.5}", "hospital: {visibility: 0.5, count: " + count + "}");
}

TEST(RunCost, GrowsWithTheServiceAndItsTime) {
  const RunCost one = expected_cost(read(tiny()).setting);
  const RunCost many = expected_cost(read(many_hospitals("500")).setting);
  EXPECT_GT(one.bytes, 0.0);
  EXPECT_NEAR(many.bytes / one.bytes, 500.0, 1e-9);
  EXPECT_GT(many.seconds, 500.0 * one.seconds);  // a large world lies farther from the processor
  EXPECT_LT(many.seconds, 1500.0 * one.seconds);
  Scenario longer = read(tiny());
  longer.setting.horizon_weeks *= 2.0;
  EXPECT_GT(expected_cost(longer.setting).seconds, 1.5 * one.seconds);
}

TEST(Feasible, IsWhatCanBeRunHoweverManyAreAlike) {
  EXPECT_NO_THROW(require_feasible(read(tiny()), shipped()));
  EXPECT_NO_THROW(require_feasible(read(many_hospitals("20000")), shipped()));
}

TEST(Feasible, RefusesWithTheLineWhatAnExperimentRefuses) {
  const auto refusal = [](const std::string& text) {
    const Scenario scenario = read(text);
    std::vector<std::string> out;
    for (const bool made : {false, true}) {
      try {
        if (made) {
          const Experiment experiment(scenario, shipped());
        } else {
          require_feasible(scenario, shipped());
        }
      } catch (const ScenarioError& error) {
        out.push_back(one_line(error.diagnostics()[0]));
      }
    }
    return out;
  };
  const std::string needs = "{profession: medic, tier: board, safety_owner: true}";
  for (const std::string& text : {tiny(), many_hospitals("20000")}) {
    const std::string asks = with(text, "{profession: medic, tier: mid, count: 2, safety_owner: true}", needs);
    const std::vector<std::string> told = refusal(asks);
    ASSERT_EQ(told.size(), 2U) << asks;
    EXPECT_EQ(told[0].substr(0, told[0].find(" in unit")), told[1].substr(0, told[1].find(" in unit")));
  }
}

TEST(Progress, OfOneLongRunIsToldByItsWeeks) {
  Scenario scenario = read(tiny());
  scenario.setting.horizon_weeks = 3000;
  const Experiment made(std::move(scenario), shipped());
  std::vector<double> shares;
  Workers workers{1, [&](const Progress& progress) {
                    shares.push_back(progress.share);
                    return true;
                  }};
  const std::vector<RunTask> tasks{RunTask{0, {1, 0, {}}}};
  static_cast<void>(made.run(tasks, workers));
  ASSERT_FALSE(shares.empty());
  EXPECT_TRUE(std::ranges::is_sorted(shares));
  EXPECT_GE(shares.front(), 0.0);
  EXPECT_EQ(shares.back(), 1.0);
}

}  // namespace
}  // namespace colead
