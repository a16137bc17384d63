// SPDX-License-Identifier: Apache-2.0
// Arrival profiles of one's own: counts by hour of the week and week of the year against their integrals.
#include "colead/world/arrival_profile.hpp"

#include <gtest/gtest.h>

#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

/// Rate 40 a week of the class, twice that in the second unit.
std::string profiled(const std::string& profile, const std::string& of_unit = "") {
  return R"(colead: 1
preset: queue
name: profiled
seed: 3
horizon_weeks: 104
warm_up_weeks: 0
arrival_profiles:
  own: )" +
         profile + R"(
  flat: {}
decisions:
  form:
    per_week: 40
    profile: own
    needs: [{profession: staff}]
    effort_hours: 0
    process: [{form: sign_off}]
unit_types:
  office:
    staff: [{profession: staff, calendar: always}]
    decisions: {form: {load: 1)" +
         of_unit + R"(}}
units: {office: {type: office}}
)";
}

/// Arrival times in hours over all runs.
std::vector<double> arrivals(const std::string& text, std::uint64_t runs) {
  const Experiment made = experiment(text);
  std::vector<double> out;
  for (std::uint64_t r = 0; r < runs; ++r) {
    for (const DecisionRecord& d : run(made, 0, r).decisions) out.push_back(in_hours(d.arrived - Time::start()));
  }
  return out;
}

template <class Which>
double counted(const std::vector<double>& times, Which which) {
  return static_cast<double>(std::count_if(times.begin(), times.end(), which));
}

void expect_poisson(double count, double mean) { EXPECT_NEAR(count, mean, 4 * std::sqrt(mean)); }

TEST(ArrivalProfiles, HoursOfTheWeekHaveTheirWeights) {
  constexpr double runs = 6, all = 40 * 104 * runs;
  const auto times = arrivals(
      profiled("{hours: [{at: [\"mon-fri 08:00-10:00\"], weight: 3}, {at: [\"daily 20:00-02:00\"], weight: 1}]}"), 6);
  // 10 hours of weight 3 and 42 of weight 1: the class's rate stays the mean.
  expect_poisson(static_cast<double>(times.size()), all);
  const auto hour = [](double t) { return std::fmod(t, 24.0); };
  const auto morning = [&](double t) { return std::fmod(t, 168.0) < 120.0 && hour(t) >= 8 && hour(t) < 10; };
  const auto night = [&](double t) { return hour(t) >= 20 || hour(t) < 2; };
  expect_poisson(counted(times, morning), all * 30 / 72);
  expect_poisson(counted(times, night), all * 42 / 72);
  EXPECT_EQ(counted(times, morning) + counted(times, night), static_cast<double>(times.size()));
}

TEST(ArrivalProfiles, WeeksOfTheYearHaveTheirWeights) {
  constexpr double runs = 6, all = 40 * 104 * runs;
  const auto times = arrivals(profiled("{weeks: [{from: 1, to: 4, weight: 4}, {from: 31, to: 34, weight: 0}]}"), 6);
  expect_poisson(static_cast<double>(times.size()), all);
  const auto week = [](double t) { return static_cast<int>(std::fmod(t, 52 * 168.0) / 168.0) + 1; };
  expect_poisson(counted(times, [&](double t) { return week(t) <= 4; }), all * 16 / 60);
  EXPECT_EQ(counted(times, [&](double t) { return week(t) >= 31 && week(t) <= 34; }), 0.0);
  expect_poisson(counted(times, [&](double t) { return week(t) > 34; }), all * 18 / 60);
}

TEST(ArrivalProfiles, DisjointCountsAreIndependentAndPoisson) {
  const Experiment made = experiment(profiled("{hours: [{at: [\"mon-fri 08:00-18:00\"]}]}"));
  Sample mornings, afternoons, products;
  for (std::uint64_t r = 0; r < 6; ++r) {
    std::map<int, std::pair<double, double>> by_week;
    for (int w = 0; w < 104; ++w) by_week[w];
    for (const DecisionRecord& d : run(made, 0, r).decisions) {
      const double t = in_hours(d.arrived - Time::start());
      auto& [morning, afternoon] = by_week[static_cast<int>(t / 168.0)];
      (std::fmod(t, 24.0) < 13.0 ? morning : afternoon) += 1;
    }
    for (const auto& [w, counts] : by_week) {
      mornings.push_back(counts.first);
      afternoons.push_back(counts.second);
      products.push_back((counts.first - 20) * (counts.second - 20));
    }
  }
  EXPECT_NEAR(estimate(mornings).mean, 20, 4 * estimate(mornings).error);
  EXPECT_NEAR(variance(mornings), 20, 4 * 20 * std::sqrt(2.0 / static_cast<double>(mornings.size())));
  EXPECT_NEAR(variance(afternoons), 20, 4 * 20 * std::sqrt(2.0 / static_cast<double>(afternoons.size())));
  EXPECT_NEAR(estimate(products).mean, 0, 4 * estimate(products).error);
}

TEST(ArrivalProfiles, AUnitTypeMayHaveItsOwn) {
  const std::string own = "{hours: [{at: [\"mon 00:00-01:00\"]}]}";
  const auto first_hour = [](double t) { return std::fmod(t, 168.0) < 1.0; };
  const auto of_class = arrivals(profiled(own), 1);
  EXPECT_EQ(counted(of_class, first_hour), static_cast<double>(of_class.size()));
  const auto of_unit = arrivals(profiled(own, ", profile: flat"), 2);
  expect_poisson(counted(of_unit, first_hour), 2 * 104 * 40 / 168.0);
}

TEST(ArrivalProfiles, RefuseWhatContradictsItself) {
  const auto refused = [](const std::string& profile, const std::string& words) {
    try {
      static_cast<void>(read(profiled(profile)));
      ADD_FAILURE() << profile;
    } catch (const ScenarioError& error) {
      EXPECT_NE(error.diagnostics()[0].message.find(words), std::string::npos) << error.diagnostics()[0].message;
      EXPECT_EQ(error.diagnostics()[0].line, 8);
    }
  };
  refused("{hours: [{at: [\"mon 08:00-10:00\"]}, {at: [\"mon 09:00-11:00\"]}]}", "same hour");
  refused("{hours: [{at: [\"mon 08:15-10:00\"]}]}", "whole hour");
  refused("{hours: [{at: [\"mon 08-10\"]}]}", "is no session");
  refused("{hours: [{at: [\"mon 08:00-10:00\"], weight: 0}]}", "no hour");
  refused("{weeks: [{from: 5, to: 4}]}", "before from");
  refused("{weeks: [{from: 1, to: 4}, {from: 4, to: 6}]}", "same week");
}

}  // namespace
}  // namespace colead
