// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/arrivals.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <utility>

#include "colead/core/error.hpp"

namespace colead::theory {
namespace {

constexpr double exact = 1e-9;

double rate_at(const Cycle& c, double t) { return c.mean + c.swing * std::sin(2 * std::numbers::pi * t / c.period); }

TEST(CycleOfArrivals, TheReferenceCounts) {
  const Cycle cycle{10, 8, 24};
  EXPECT_NEAR(mean_arrivals(cycle, 0, 6), 90.55775, 5e-6);
  EXPECT_NEAR(mean_arrivals(cycle, 0, 12), 181.1155, 5e-5);
  EXPECT_NEAR(mean_arrivals(cycle, 0, 24), 240, exact);
}

TEST(CycleOfArrivals, IsTheIntegralOfTheRate) {
  for (const Cycle& cycle : {Cycle{3, 3, 7}, Cycle{10, -4, 52.1775}, Cycle{2, 0, 1}}) {
    constexpr int parts = 200000;
    double sum = 0;
    for (int k = 0; k < parts; ++k) sum += rate_at(cycle, 1.5 + (k + .5) * 8.0 / parts) * 8.0 / parts;
    EXPECT_NEAR(mean_arrivals(cycle, 1.5, 9.5), sum, 1e-7);
  }
}

TEST(MeanPresent, TheReferenceValues) {
  const Cycle cycle{20, 10, 24};
  EXPECT_NEAR(mean_present(cycle, 4, 0), 60.02125, 5e-6);
  EXPECT_NEAR(mean_present(cycle, 4, 6), 99.07830, 5e-6);
  EXPECT_NEAR(mean_present(cycle, 4, 12), 99.97875, 5e-6);
  EXPECT_NEAR(mean_present(cycle, 4, 18), 60.92170, 5e-6);
  EXPECT_NEAR(present_cycle(cycle, 4).swing, 27.62484, 5e-6);
  EXPECT_NEAR(6 + present_cycle(cycle, 4).lag, 9.088, 5e-4);
}

TEST(MeanPresent, SolvesItsDifferentialEquationAndPeaksAfterItsLag) {
  for (const auto& [cycle, service] : {std::pair{Cycle{30, 25, 24}, 1.0}, {Cycle{5, 2, 168}, 30.0}}) {
    constexpr double h = 1e-4;
    for (const double t : {0.3, 7.0, 50.0}) {  // m' = rate - m / service
      const double slope = (mean_present(cycle, service, t + h) - mean_present(cycle, service, t - h)) / (2 * h);
      EXPECT_NEAR(slope, rate_at(cycle, t) - mean_present(cycle, service, t) / service, 1e-6);
    }
    const PresentCycle present = present_cycle(cycle, service);
    EXPECT_NEAR(mean_present(cycle, service, cycle.period / 4 + present.lag), cycle.mean * service + present.swing,
                exact);
  }
}

TEST(CycleOfArrivals, RefusesRatesBelowNothing) {
  EXPECT_THROW((void)mean_arrivals({1, 2, 24}, 0, 1), ModelError);
  EXPECT_THROW((void)mean_arrivals({1, 1, 0}, 0, 1), ModelError);
  EXPECT_THROW((void)mean_arrivals({1, 1, 24}, 2, 1), ModelError);
  EXPECT_THROW((void)mean_present({1, 1, 24}, 0, 1), ModelError);
  EXPECT_THROW((void)present_cycle({1, 1, 24}, -1), ModelError);
}

}  // namespace
}  // namespace colead::theory
