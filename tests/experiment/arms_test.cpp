// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "colead/core/error.hpp"
#include "colead/experiment/comparison.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

const std::string bundle = "{kind: shadowing, every_weeks: 3}, {kind: real_time}, {kind: protected_time}";

Experiment two_strategies() { return experiment(with_trial(tiny(), bundle)); }

TEST(Arms, AreFirstTheStrategiesOfTheScenario) {
  const Experiment made = two_strategies();
  ASSERT_EQ(made.arms().size(), 2U);
  EXPECT_EQ(made.arms()[0].id, "baseline");
  EXPECT_EQ(made.arms()[1].id, "trial");
  EXPECT_EQ(made.arm("trial"), 1U);
}

TEST(Arms, WithEveryDoseAtZeroAreTheBaselineBitForBit) {
  Experiment made = two_strategies();
  const std::size_t placebo = made.add_arm({"placebo", 1, {0, 0, 0}, 0.0});
  for (std::uint64_t r = 0; r < 3; ++r) EXPECT_EQ(run(made, placebo, r).fingerprint, run(made, 0, r).fingerprint);
}

TEST(Arms, WithEveryDoseAtOneAreTheStrategy) {
  Experiment made = two_strategies();
  EXPECT_EQ(run(made, made.add_arm({"same", 1, {1, 1, 1}, 0.0})).fingerprint, run(made, 1).fingerprint);
}

/// The part that is left keeps the luck it has in the bundle: it is the strategy of that part alone.
TEST(Arms, WithOnePartSwitchedOffAreTheRestOfTheBundle) {
  Experiment made = two_strategies();
  const Experiment rest = experiment(with_trial(tiny(), "{kind: shadowing, every_weeks: 3}, {kind: protected_time}"));
  EXPECT_EQ(run(made, made.add_arm({"rest", 1, {1, 0, 1}, 0.0})).fingerprint, run(rest, 1).fingerprint);
}

TEST(Arms, AreRefusedWithWordsWhenTheyCannotBe) {
  Experiment made = two_strategies();
  EXPECT_THROW(made.add_arm({"x", 1, {1, 1}, 0.0}), ModelError);
  EXPECT_THROW(made.add_arm({"x", 1, {1, 1, -1}, 0.0}), ModelError);
  EXPECT_THROW(made.add_arm({"x", 7, {}, 0.0}), ModelError);
  EXPECT_THROW(made.add_arm({"x", 1, {}, 1000.0}), ModelError);
  EXPECT_THROW(made.add_arm({"", 1, {}, 0.0}), ModelError);
  EXPECT_THROW(made.add_arm({"baseline", 1, {}, 0.0}), ModelError);
  EXPECT_EQ(made.arms().size(), 2U);
  EXPECT_EQ(made.add_arm({"trial", 1, {}, 0.0}), 1U);
}

TEST(Arms, AddedWhileARunIsUnderWayDoNotDisturbIt) {
  Experiment made = two_strategies();
  Simulation under_way = made.start({1, {made.scenario().seed, 0, {}}});
  under_way.run_until(Time::start() + weeks(10));
  for (int n = 1; n < 50; ++n) made.add_arm({"scaled " + std::to_string(n), 1, {0.1 * n, 1, 1}, 0.0});
  EXPECT_EQ(under_way.finish().fingerprint, run(made, 1).fingerprint);
}

TEST(LateArms, FollowTheBaselineUntilTheyBegin) {
  Experiment made = two_strategies();
  const std::size_t late = made.add_arm({"late", 1, {}, 10.0});
  Simulation past = begin(made, 0);
  Simulation future = begin(made, late);
  const Time branch = past.world().observed_from + weeks(10);
  past.run_until(branch);
  future.run_until(branch);
  EXPECT_EQ(past.world().engine.executed(), future.world().engine.executed());
  EXPECT_NE(past.finish().fingerprint.trace, future.finish().fingerprint.trace);
  EXPECT_NE(run(made, late).fingerprint.trace, run(made, 1).fingerprint.trace);
}

TEST(LateArms, OfTheBaselineItselfAreTheBaselineBitForBit) {
  Experiment made = experiment(with(tiny(), "  baseline: []\n", "  baseline: [" + bundle + "]\n"));
  const RunResult unbranched = run(made, 0);
  const RunResult branched = run(made, made.add_arm({"branch", 0, {}, 7.5}));
  EXPECT_EQ(branched.fingerprint, unbranched.fingerprint);
  EXPECT_EQ(branched.events, unbranched.events);
}

/// The baseline's shadowing ends when a strategy without it begins.
TEST(LateArms, EndWhatOnlyTheBaselineHas) {
  const std::string both = "  baseline: [{kind: shadowing, every_weeks: 1}]\n  nothing: []\n";
  Experiment made = experiment(with(tiny(), "  baseline: []\n", both));
  const double throughout = run(made, 0).programme_hours;
  const double half = run(made, made.add_arm({"stop", 1, {}, 13.0})).programme_hours;
  EXPECT_GT(half, 0.3 * throughout);
  EXPECT_LT(half, 0.7 * throughout);
}

TEST(Comparisons, OfStoredResultsAreThoseOfResultsJustMade) {
  Experiment made = two_strategies();
  CompareOptions options;
  options.replications = 3;
  const Comparison direct = compare(made, options, Workers{2, {}});
  const ComparisonPlan plan = plan_comparison(made, options, Workers{});
  std::vector<RunResult> results;
  for (const RunTask& task : tasks_of(plan)) results.push_back(made.run(task));
  const Comparison again = summarise(made, plan, pointers_to(results));
  EXPECT_EQ(again.fingerprint, direct.fingerprint);
  ASSERT_EQ(again.effects.size(), direct.effects.size());
  for (std::size_t n = 0; n < again.effects.size(); ++n) {
    if (std::isnan(direct.effects[n].low)) continue;
    EXPECT_EQ(again.effects[n].low, direct.effects[n].low);
  }
  results.pop_back();
  EXPECT_THROW(static_cast<void>(summarise(made, plan, pointers_to(results))), ModelError);
}

/// What a strategy takes a year: its hours in a run, by the length of the run.
TEST(Comparisons, TellHoursAYearByTheLengthOfTheRun) {
  Experiment made = two_strategies();
  CompareOptions options;
  options.replications = 2;
  const Comparison found = compare(made, options, Workers{});
  const StrategyCost& cost = found.costs[1];
  EXPECT_NE(cost.all_hours, 0.0);
  EXPECT_DOUBLE_EQ(cost.hours_a_year, cost.all_hours * 52.1775 / made.scenario().setting.horizon_weeks);
  EXPECT_EQ(found.costs[0].hours_a_year, 0.0);
}

TEST(Comparisons, ScaleDosesToTheHoursAYearThatWereAskedFor) {
  Experiment made = experiment(with_trial(tiny(), "{kind: shadowing, every_weeks: 3}"));
  CompareOptions options;
  options.replications = 2;
  const double as_written = compare(made, options, Workers{}).costs[1].hours_a_year;
  ASSERT_GT(as_written, 0.0);
  options.equal_hours = true;
  options.hours_a_year = 0.6 * as_written;
  const Comparison scaled = compare(made, options, Workers{});
  EXPECT_LT(scaled.costs[1].dose_scale, 1.0);
  EXPECT_NEAR(scaled.costs[1].hours_a_year, options.hours_a_year, 0.02 * options.hours_a_year);
  options.hours_a_year = 1000.0 * as_written;
  EXPECT_THROW(static_cast<void>(compare(made, options, Workers{})), ModelError);
}

TEST(WorkersOfABatch, HandOverEachResultOnceFromTheCallingThread) {
  const Experiment made = two_strategies();
  std::vector<RunTask> tasks;
  for (std::uint64_t r = 0; r < 6; ++r) tasks.push_back({r % 2, {1, r, {}}});
  std::map<std::size_t, std::uint64_t> told;
  const auto caller = std::this_thread::get_id();
  const auto results = made.run(tasks, {2, {}, [&](std::size_t index, const RunResult& result) {
                                          EXPECT_EQ(std::this_thread::get_id(), caller);
                                          EXPECT_TRUE(told.emplace(index, result.fingerprint.trace).second);
                                        }});
  ASSERT_EQ(told.size(), tasks.size());
  for (const auto& [index, trace] : told) EXPECT_EQ(results[index].fingerprint.trace, trace);
}

TEST(WorkersOfABatch, StopWhenHandingOverFails) {
  const Experiment made = two_strategies();
  const std::vector<RunTask> tasks(40, RunTask{0, {1, 0, {}}});
  std::size_t told = 0;
  const auto refuse = [&](std::size_t, const RunResult&) {
    ++told;
    throw std::runtime_error("the disk is full");
  };
  EXPECT_THROW(static_cast<void>(made.run(tasks, {2, {}, refuse})), std::runtime_error);
  EXPECT_EQ(told, 1U);
}

}  // namespace
}  // namespace colead
