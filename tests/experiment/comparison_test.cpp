// SPDX-License-Identifier: Apache-2.0
// Effects, costs and verdicts of runs that are made up, against figures worked out by hand; quantiles of Student's t
// are scipy's.
#include "colead/experiment/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "colead/core/error.hpp"
#include "colead/core/year.hpp"
#include "colead/experiment/interval.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t pairs = 4;

/// Two strategies beside the baseline, four replications.
struct MadeUp {
  Experiment made = experiment(with(tiny(), "  baseline: []\n", "  baseline: []\n  one: []\n  two: []\n"));
  std::uint32_t output = made.watch().column("lead_time_mean");
  std::vector<RunResult> runs = std::vector<RunResult>(3 * pairs);
  ComparisonPlan plan = planned();

  ComparisonPlan planned() {
    CompareOptions options;
    options.replications = pairs;
    return plan_comparison(made, options, Workers{});
  }

  /// A figure of the runs of one side.
  void give(std::size_t side, const std::vector<double>& values, const std::string& group = "all") {
    for (std::size_t r = 0; r < values.size(); ++r)
      runs[side * pairs + r].figures.push_back({output, group, values[r]});
  }
  [[nodiscard]] Comparison compared() const { return summarise(made, plan, pointers_to(runs)); }
};

TEST(Comparison, EffectsAreMeansOfPairedDifferencesWithTheirIntervals) {
  MadeUp it;
  it.give(0, {10, 20, 30, 40});
  it.give(1, {11, 23, 32, 46});  // by 1, 3, 2, 6: mean 3, standard error 1.0801
  it.give(2, {10, 20, 30, 40});
  const Comparison found = it.compared();
  ASSERT_EQ(found.effects.size(), 2U);
  const Effect& effect = found.effects[0];
  EXPECT_EQ(effect.strategy, "one");
  EXPECT_EQ(effect.metric, "lead_time_mean");
  EXPECT_EQ(effect.pairs, 4);
  EXPECT_DOUBLE_EQ(effect.baseline_mean, 25.0);
  EXPECT_DOUBLE_EQ(effect.mean, 28.0);
  EXPECT_DOUBLE_EQ(effect.difference, 3.0);
  EXPECT_NEAR(effect.standard_error, 1.0801234, 1e-7);
  EXPECT_NEAR(effect.low, 3.0 - 3.18244631 * 1.0801234, 1e-6);
  EXPECT_NEAR(effect.high, 3.0 + 3.18244631 * 1.0801234, 1e-6);
  // Of two strategies together: the quantile of 0.95 ^ (1 / 2).
  EXPECT_NEAR(effect.low_adjusted, 3.0 - 4.15645039 * 1.0801234, 1e-5);
  EXPECT_NEAR(effect.high_adjusted, 3.0 + 4.15645039 * 1.0801234, 1e-5);
  EXPECT_EQ(effect.verdict(), "unclear");
  EXPECT_DOUBLE_EQ(effect.gain(), -3.0);  // a lead time is better shorter
  EXPECT_EQ(found.effects[1].strategy, "two");
  EXPECT_EQ(found.effects[1].verdict(), "immaterial");
}

TEST(Comparison, LeavesOutPairsThatOneSideLacks) {
  MadeUp it;
  it.give(0, {10, nothing, 30, 40});
  it.give(1, {11, 20, nothing, 43});
  it.give(2, {nothing, 20, 31, nothing});
  const Comparison found = it.compared();
  EXPECT_EQ(found.effects[0].pairs, 2);
  EXPECT_DOUBLE_EQ(found.effects[0].difference, 2.0);
  EXPECT_DOUBLE_EQ(found.effects[0].baseline_mean, 25.0);
  EXPECT_DOUBLE_EQ(found.effects[0].mean, 27.0);
  EXPECT_FALSE(std::isnan(found.effects[0].low_adjusted));
  EXPECT_EQ(found.effects[1].pairs, 1);
  EXPECT_DOUBLE_EQ(found.effects[1].difference, 1.0);
  EXPECT_TRUE(std::isnan(found.effects[1].standard_error));
  EXPECT_TRUE(std::isnan(found.effects[1].low_adjusted));
  EXPECT_TRUE(std::isnan(found.effects[1].high_adjusted));
  EXPECT_EQ(found.effects[1].gain(), -std::numeric_limits<double>::infinity());
}

TEST(Comparison, AFigureThatOneSideLacksAltogetherHasNoEffect) {
  MadeUp it;
  it.give(0, {1, 2, 3, 4}, "medic");
  it.give(1, {1, 2, 3, 4}, "manager");
  EXPECT_TRUE(it.compared().effects.empty());
}

TEST(Comparison, CostsAreHoursBeyondTheBaselines) {
  MadeUp it;
  for (std::size_t n = 0; n < it.runs.size(); ++n) {
    const std::size_t side = n / pairs;
    it.runs[n].programme_hours = 100.0 * static_cast<double>(side) + static_cast<double>(n % pairs);
    it.runs[n].joint_hours = side == 2 ? 7.0 : 1.0;
    it.runs[n].decided = 2 + n;
    it.runs[n].events = 3;
  }
  const Comparison found = it.compared();
  ASSERT_EQ(found.costs.size(), 3U);
  EXPECT_DOUBLE_EQ(found.costs[0].all_hours, 0.0);
  EXPECT_DOUBLE_EQ(found.costs[1].programme_hours, 100.0);
  EXPECT_DOUBLE_EQ(found.costs[1].all_hours, 100.0);
  EXPECT_DOUBLE_EQ(found.costs[2].programme_hours, 200.0);
  EXPECT_DOUBLE_EQ(found.costs[2].all_hours, 206.0);
  EXPECT_DOUBLE_EQ(found.costs[2].hours_per_person_week, 206.0 / (12.0 * 26.0));
  EXPECT_DOUBLE_EQ(found.costs[2].hours_a_year, 206.0 * weeks_per_year / 26.0);
  EXPECT_EQ(found.decisions, 12U * 2U + 66U);
  EXPECT_EQ(found.events, 36U);
  EXPECT_EQ(found.strategies, (std::vector<std::string>{"baseline", "one", "two"}));
}

TEST(Comparison, SeriesAreOfEachStrategyAgainstTheBaseline) {
  MadeUp it;
  for (std::size_t n = 0; n < it.runs.size(); ++n) {
    const auto side = static_cast<double>(n / pairs);
    it.runs[n].series.push_back({4.0, it.output, "all", 10.0 * static_cast<double>(n % pairs) + side});
  }
  const Comparison found = it.compared();
  ASSERT_EQ(found.series.size(), 3U);
  for (std::size_t side = 0; side < 3; ++side) {
    ASSERT_EQ(found.series[side].size(), 1U);
    EXPECT_DOUBLE_EQ(found.series[side][0].difference, static_cast<double>(side));
    EXPECT_DOUBLE_EQ(found.series[side][0].mean, 15.0 + static_cast<double>(side));
  }
}

TEST(Comparison, FingerprintsTellOfEveryRunAndTheirOrder) {
  MadeUp it;
  const std::uint64_t same = it.compared().fingerprint;
  for (std::size_t n = 0; n < it.runs.size(); ++n) {
    it.runs[n].fingerprint.trace = 1;
    const std::uint64_t other = it.compared().fingerprint;
    EXPECT_NE(other, same) << n;
    it.runs[n].fingerprint = {0, 1};
    EXPECT_NE(it.compared().fingerprint, other) << n;
    it.runs[n].fingerprint = {};
  }
  EXPECT_EQ(it.compared().fingerprint, same);
}

TEST(Comparison, OfMoreOrFewerRunsThanPlannedIsRefused) {
  MadeUp it;
  it.runs.emplace_back();
  EXPECT_THROW(static_cast<void>(it.compared()), ModelError);
  it.runs.resize(3 * pairs - 1);
  EXPECT_THROW(static_cast<void>(it.compared()), ModelError);
}

/// An effect of which only what a verdict reads is given.
Effect effect(double low, double high, Better better, double matters = 0.0) {
  Effect out;
  out.pairs = 4;
  out.difference = (low + high) / 2.0;
  out.low = low;
  out.high = high;
  out.better = better;
  out.matters = matters;
  return out;
}

TEST(Verdict, IsOfTheIntervalAndTheDirection) {
  EXPECT_EQ(effect(1, 3, Better::higher).verdict(), "better");
  EXPECT_EQ(effect(1, 3, Better::lower).verdict(), "worse");
  EXPECT_EQ(effect(-3, -1, Better::lower).verdict(), "better");
  EXPECT_EQ(effect(-3, -1, Better::higher).verdict(), "worse");
  EXPECT_EQ(effect(1, 3, Better::neither).verdict(), "changed");
  EXPECT_EQ(effect(-1, 3, Better::higher).verdict(), "unclear");
}

TEST(Verdict, AnIntervalThatEndsAtNothingIsUnclear) {
  EXPECT_EQ(effect(0, 3, Better::higher).verdict(), "unclear");
  EXPECT_EQ(effect(-3, 0, Better::higher).verdict(), "unclear");
  EXPECT_EQ(effect(0, 0, Better::higher).verdict(), "immaterial");
  EXPECT_EQ(effect(nothing, nothing, Better::higher).verdict(), "unclear");
}

TEST(Verdict, WhatIsSmallerThanWhatMattersIsImmaterialWhateverItsInterval) {
  EXPECT_EQ(effect(1, 3, Better::higher, 2.5).verdict(), "immaterial");
  EXPECT_EQ(effect(-3, -1, Better::higher, 2.5).verdict(), "immaterial");
  EXPECT_EQ(effect(1, 3, Better::higher, 2.0).verdict(), "better");
  EXPECT_EQ(effect(-4, 8, Better::higher, 2.5).verdict(), "immaterial");
}

TEST(Gain, IsTurnedSoThatMoreIsBetter) {
  EXPECT_EQ(effect(1, 3, Better::higher).gain(), 2.0);
  EXPECT_EQ(effect(1, 3, Better::lower).gain(), -2.0);
  EXPECT_EQ(effect(1, 3, Better::neither).gain(), 0.0);
  Effect alone = effect(1, 3, Better::higher);
  alone.pairs = 1;
  EXPECT_EQ(alone.gain(), -std::numeric_limits<double>::infinity());
  alone.pairs = 2;
  EXPECT_EQ(alone.gain(), 2.0);
}

TEST(IntervalOfAMean, IsStudents) {
  const std::vector<double> values{1, 3, 2, 6};
  const Interval found = interval(values, 0.9);
  EXPECT_EQ(found.count, 4);
  EXPECT_DOUBLE_EQ(found.mean, 3.0);
  EXPECT_NEAR(found.error, std::sqrt(14.0 / 3.0 / 4.0), 1e-12);
  EXPECT_NEAR(found.low, 3.0 - 2.35336343 * found.error, 1e-6);
  EXPECT_NEAR(found.high, 3.0 + 2.35336343 * found.error, 1e-6);
}

TEST(IntervalOfAMean, OfFewerThanTwoHasNone) {
  EXPECT_TRUE(std::isnan(interval({}, 0.95).mean));
  EXPECT_EQ(interval({}, 0.95).count, 0);
  const std::vector<double> one{5.0};
  EXPECT_EQ(interval(one, 0.95).mean, 5.0);
  EXPECT_TRUE(std::isnan(interval(one, 0.95).error));
  EXPECT_TRUE(std::isnan(interval(one, 0.95).low));
  EXPECT_TRUE(std::isnan(interval(one, 0.95).high));
}

// ---- Plans ----

Experiment three() {
  const std::string sessions =
      "  baseline: []\n  few: [{kind: silo_training, every_weeks: 4, session_hours: 1, selection: everybody}]\n"
      "  many: [{kind: silo_training, every_weeks: 4, session_hours: 4, selection: everybody}]\n  idle: []\n";
  return experiment(with(tiny(), "  baseline: []\n", sessions));
}

TEST(ComparisonPlan, HasTheBaselineFirstAndNobodyTwice) {
  Experiment made = three();
  CompareOptions options;
  const ComparisonPlan all = plan_comparison(made, options, Workers{});
  ASSERT_EQ(all.sides.size(), 4U);
  EXPECT_EQ(all.sides[0].strategy, "baseline");
  EXPECT_EQ(all.replications, 8);
  EXPECT_EQ(all.seed, 11U);
  EXPECT_EQ(all.confidence, 0.95);
  options.baseline = "many";
  options.strategies = {"few", "many", "few"};
  options.replications = 2;
  options.seed_given = true;
  options.seed = 3;
  options.confidence = 0.5;
  const ComparisonPlan some = plan_comparison(made, options, Workers{});
  ASSERT_EQ(some.sides.size(), 2U);
  EXPECT_EQ(some.sides[0].strategy, "many");
  EXPECT_EQ(some.sides[1].strategy, "few");
  EXPECT_EQ(some.seed, 3U);
  EXPECT_EQ(some.confidence, 0.5);
  const std::vector<RunTask> tasks = tasks_of(some);
  ASSERT_EQ(tasks.size(), 4U);
  EXPECT_EQ(tasks[1].arm, 2U);
  EXPECT_EQ(tasks[1].key.replication, 1U);
  EXPECT_EQ(tasks[2].arm, 1U);
  EXPECT_EQ(tasks[2].key.seed, 3U);
}

TEST(ComparisonPlan, OfOneReplicationOrAnImpossibleConfidenceIsRefused) {
  Experiment made = three();
  CompareOptions options;
  options.replications = 1;
  EXPECT_THROW(plan_comparison(made, options, Workers{}), ModelError);
  options.replications = 2;
  options.confidence = 1.0;
  EXPECT_THROW(plan_comparison(made, options, Workers{}), ModelError);
}

/// Hours of sessions follow the dose, so a few rounds find it; what buys no hours keeps its dose.
TEST(ComparisonPlan, ScalesDosesToEqualHours) {
  Experiment made = three();
  CompareOptions options;
  options.replications = 2;
  options.equal_hours = true;
  const ComparisonPlan plan = plan_comparison(made, options, Workers{});
  const std::vector<RunResult> results = made.run(tasks_of(plan), Workers{});
  const Comparison found = summarise(made, plan, pointers_to(results));
  EXPECT_EQ(found.costs[1].dose_scale, 1.0);
  EXPECT_NEAR(found.costs[2].all_hours / found.costs[1].all_hours, 1.0, 0.02);
  EXPECT_NEAR(found.costs[2].dose_scale, 0.25, 0.1);
  EXPECT_EQ(found.costs[3].dose_scale, 1.0);
  EXPECT_EQ(plan.sides[3].arm, 3U);
}

TEST(ComparisonPlan, ScalesDosesToHoursAYearAndRefusesWhatTakesMoreThanTwentyTimesThem) {
  Experiment made = three();
  CompareOptions options;
  options.replications = 2;
  options.equal_hours = true;
  options.strategies = {"many"};
  options.hours_a_year = 300.0;
  const ComparisonPlan plan = plan_comparison(made, options, Workers{});
  const std::vector<RunResult> results = made.run(tasks_of(plan), Workers{});
  EXPECT_NEAR(summarise(made, plan, pointers_to(results)).costs[1].hours_a_year, 300.0, 6.0);
  options.hours_a_year = 1e6;
  EXPECT_THROW(plan_comparison(made, options, Workers{}), ModelError);
}

/// Nobody decides anything and a quarter of an hour a week is reserved, so that hours are proportional to the dose.
TEST(ComparisonPlan, AllowsTwentyTimesTheDoseAndFindsItInOneStep) {
  const std::string quiet = with(tiny(), "decisions: {rota: {}, beds: {}, plan: {}}", "decisions: {}");
  Experiment made = experiment(with_trial(quiet, "{kind: protected_time, hours_per_week: 0.25}"));
  CompareOptions options;
  options.replications = 2;
  const double once = compare(made, options, Workers{}).costs[1].all_hours;
  ASSERT_DOUBLE_EQ(once, 0.25 * 12 * 26) << "twelve people, 26 weeks";
  options.equal_hours = true;
  const double weeks_a_year = weeks_per_year / made.scenario().setting.horizon_weeks;
  const auto scale_of = [&](double hours_a_year) { return hours_a_year / weeks_a_year / once; };
  options.hours_a_year = 20.0 * once * weeks_a_year;
  while (scale_of(options.hours_a_year) > 20.0) options.hours_a_year = std::nextafter(options.hours_a_year, 0.0);
  std::size_t ended = 0;
  const Workers pilots{1, [&](const Progress& progress) {
                         ended += progress.done == progress.total ? 1 : 0;
                         return true;
                       }};
  EXPECT_DOUBLE_EQ(plan_comparison(made, options, pilots).sides[1].dose_scale, 20.0);
  EXPECT_LT(ended, 12U)
      << "one batch of pilot runs as written and one of twenty times the dose, each told once or twice";
  options.hours_a_year *= 1.001;
  EXPECT_THROW(plan_comparison(made, options, Workers{}), ModelError);
}

}  // namespace
}  // namespace colead
