// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/series_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "colead/experiment/interval.hpp"

namespace colead {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Runs in which output 3 of group "all" was sampled at week 4 only.
std::vector<RunResult> runs_with(const std::vector<double>& values) {
  std::vector<RunResult> out(values.size());
  for (std::size_t r = 0; r < values.size(); ++r) out[r].series.push_back({4.0, 3, "all", values[r]});
  return out;
}

std::vector<SeriesEffect> effects(const std::vector<RunResult>& base, const std::vector<RunResult>& with) {
  return series_effects(pointers_to(base), pointers_to(with), 0.95);
}

TEST(SeriesEffects, AreMeansOfPairedDifferencesWithTheirInterval) {
  const auto found = effects(runs_with({1.0, 2.0, 4.0}), runs_with({2.0, 2.5, 4.0}));
  ASSERT_EQ(found.size(), 1U);
  const std::vector<double> differences{1.0, 0.5, 0.0};
  const Interval expected = interval(differences, 0.95);
  EXPECT_EQ(found[0].output, 3U);
  EXPECT_EQ(found[0].weeks, 4.0);
  EXPECT_EQ(found[0].pairs, 3);
  EXPECT_DOUBLE_EQ(found[0].mean, 8.5 / 3.0);
  EXPECT_DOUBLE_EQ(found[0].difference, expected.mean);
  EXPECT_DOUBLE_EQ(found[0].low, expected.low);
  EXPECT_DOUBLE_EQ(found[0].high, expected.high);
}

TEST(SeriesEffects, LeaveOutPairsThatOneSideLacks) {
  std::vector<RunResult> base = runs_with({1.0, nothing, 3.0, 5.0});
  base[3].series.clear();
  const auto found = effects(base, runs_with({1.5, 9.0, nothing, 9.0}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].pairs, 1);
  EXPECT_EQ(found[0].mean, 1.5);
  EXPECT_EQ(found[0].difference, 0.5);
  EXPECT_TRUE(std::isnan(found[0].low));
}

TEST(SeriesEffects, OfABaselineToItselfAreNothing) {
  const std::vector<RunResult> base = runs_with({1.0, 2.0, 4.0});
  const auto found = effects(base, base);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].difference, 0.0);
  EXPECT_EQ(found[0].low, 0.0);
  EXPECT_EQ(found[0].high, 0.0);
}

TEST(SeriesEffects, ComeByOutputGroupAndWeek) {
  std::vector<RunResult> runs(2);
  for (RunResult& run : runs) run.series = {{8.0, 1, "b", 1}, {4.0, 1, "b", 1}, {4.0, 1, "a", 1}, {4.0, 0, "z", 1}};
  std::vector<std::pair<std::string, double>> order;
  for (const SeriesEffect& effect : effects(runs, runs)) order.emplace_back(effect.group, effect.weeks);
  const std::vector<std::pair<std::string, double>> expected{{"z", 4.0}, {"a", 4.0}, {"b", 4.0}, {"b", 8.0}};
  EXPECT_EQ(order, expected);
}

}  // namespace
}  // namespace colead
