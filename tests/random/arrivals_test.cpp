// SPDX-License-Identifier: Apache-2.0
// When things arrive: rates that change over a day, and thinning by a season.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

constexpr Luck luck{1, 1};
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Mean of 1 + depth sin(2 pi t / 24) over each of 96 slots of a day in hours, so counts between slot ends are exact.
std::array<double, 96> daily_wave(double depth) {
  std::array<double, 96> weights{};
  const double step = 2.0 * std::numbers::pi / 96.0;
  for (std::size_t i = 0; i < 96; ++i) {
    const double start = static_cast<double>(i) * step;
    weights[i] = 1.0 + depth * (std::cos(start) - std::cos(start + step)) / step;
  }
  return weights;
}

TEST(RateProfile, ExpectedCountsOfTheDailyWave) {
  const RateProfile profile(10.0, 24.0, daily_wave(0.8));
  EXPECT_NEAR(profile.expected(0.0, 6.0), 90.55775, 5e-6);
  EXPECT_NEAR(profile.expected(0.0, 12.0), 181.1155, 5e-5);
  EXPECT_NEAR(profile.expected(0.0, 24.0), 240.0, 1e-9);
  EXPECT_NEAR(profile.expected(-24.0, 8760.0 - 24.0), 87600.0, 1e-6);
  EXPECT_NEAR(profile.rate(6.1), 18.0, 0.01);
  EXPECT_NEAR(profile.rate(-6.1), 2.0, 0.01);
}

TEST(RateProfile, TimeAfterInvertsTheExpectedCount) {
  const RateProfile profile(0.7, 168.0, std::array{1.0, 0.0, 0.0, 4.0, 2.0, 0.0, 0.0});
  for (const double from : {-500.0, 0.0, 24.0, 30.0, 100.0, 167.999, 168.0, 40000.5}) {
    for (const double amount : {1e-9, 0.3, 20.0, 117.6, 1000.0}) {
      const double time = profile.time_after(from, amount);
      ASSERT_NEAR(profile.expected(from, time), amount, 1e-9 * (1.0 + amount)) << from << ", " << amount;
      ASSERT_GT(profile.rate(std::nexttoward(time, from)) + profile.rate(time), 0.0) << from << ", " << amount;
    }
    EXPECT_GE(profile.time_after(from, 0.0), from);
  }
  EXPECT_NEAR(profile.time_after(120.0, 1e-9), 168.0, 1e-6);
  EXPECT_EQ(RateProfile(0.0, 168.0, std::array{1.0}).time_after(3.0, 1.0), infinity);
  EXPECT_EQ(RateProfile(1e-320, 1.0, std::array{1.0}).time_after(3.0, 1.0), infinity);
}

TEST(RateProfile, OnlyRatiosOfTheWeightsCount) {
  const RateProfile small(2.0, 7.0, std::array{1.0, 3.0});
  const RateProfile large(2.0, 7.0, std::array{64.0, 192.0});
  for (const double time : {0.0, 3.4, 3.5, 6.9}) EXPECT_EQ(small.rate(time), large.rate(time));
  EXPECT_DOUBLE_EQ(small.rate(1.0), 1.0);
  EXPECT_DOUBLE_EQ(small.rate(4.0), 3.0);
}

TEST(RateProfile, RefusesWhatIsNoRate) {
  const std::array weights{1.0, 2.0};
  for (const double bad : {-1.0, nan, infinity}) {
    EXPECT_THROW(RateProfile(bad, 24.0, weights), ModelError);
    EXPECT_THROW(RateProfile(1.0, bad, weights), ModelError);
    EXPECT_THROW(RateProfile(1.0, 24.0, std::array{1.0, bad}), ModelError);
    EXPECT_THROW((void)next_arrival(RateProfile(1.0, 24.0, weights), 0.0, bad), ModelError);
  }
  EXPECT_THROW(RateProfile(1.0, 0.0, weights), ModelError);
  EXPECT_THROW(RateProfile(1.0, 24.0, std::array{0.0}), ModelError);
  EXPECT_THROW((void)RateProfile(1.0, 24.0, weights).expected(2.0, 1.0), ModelError);
  EXPECT_THROW((void)RateProfile(1.0, 24.0, weights).rate(nan), ModelError);
}

struct Wave {
  double base;
  double depth;
};

class Arrivals : public testing::TestWithParam<Wave> {};

/// Counts of the four quarters of each of `days` days of one path.
std::vector<std::array<double, 4>> quarter_counts(const RateProfile& profile, std::size_t days) {
  std::vector<std::array<double, 4>> counts(days);
  double time = 0.0;
  for (std::uint64_t ordinal = 0;; ++ordinal) {
    time = next_arrival(profile, time, exponential_quantile(luck.uniform(Purpose::arrival, 1, 0, ordinal), 1.0));
    const auto quarter = static_cast<std::size_t>(time / 6.0);
    if (quarter >= 4 * days) return counts;
    counts[quarter / 4][quarter % 4] += 1.0;
  }
}

TEST_P(Arrivals, CountsArePoissonAndUncorrelatedOverDisjointIntervals) {
  const RateProfile profile(GetParam().base, 24.0, daily_wave(GetParam().depth));
  constexpr double days = 20000;
  const auto counts = quarter_counts(profile, 20000);
  std::array<std::array<double, 4>, 4> products{};
  std::array<double, 4> expected{};
  for (std::size_t a = 0; a < 4; ++a) {
    expected[a] = profile.expected(6.0 * static_cast<double>(a), 6.0 * static_cast<double>(a + 1));
    double sum = 0.0;
    for (const auto& day : counts) {
      sum += day[a];
      for (std::size_t b = 0; b <= a; ++b) products[a][b] += (day[a] - expected[a]) * (day[b] - expected[b]) / days;
    }
    EXPECT_NEAR(sum / days, expected[a], 4.0 * std::sqrt(expected[a] / days)) << a;
    const double spread = std::sqrt((2.0 * expected[a] * expected[a] + expected[a]) / days);
    EXPECT_NEAR(products[a][a], expected[a], 4.0 * spread) << a;
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_NEAR(products[a][b] / std::sqrt(expected[a] * expected[b]), 0.0, 4.0 / std::sqrt(days)) << a << b;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Waves, Arrivals,
                         testing::Values(Wave{10.0, 0.8}, Wave{20.0, 0.5}, Wave{0.4, 1.0}, Wave{3, 0}));

TEST(Thinning, FollowsASlowSeason) {
  const auto season = [](double time) { return 1.0 + 0.5 * std::sin(2.0 * std::numbers::pi * time / 8760.0); };
  const RateProfile profile(10.0 * 1.5, 24.0, daily_wave(0.8));
  std::array<double, 2> halves{};
  double time = 0.0;
  for (std::uint64_t ordinal = 0; time < 8760.0; ++ordinal) {
    time = next_arrival(profile, time, exponential_quantile(luck.uniform(Purpose::arrival, 2, 0, ordinal), 1.0));
    const double u = luck.uniform(Purpose::arrival_thinning, 2, 0, ordinal);
    if (time < 8760.0 && keep_arrival(u, season(time), 1.5)) halves[time < 4380.0 ? 0 : 1] += 1.0;
  }
  const double swing = 43800.0 * 0.5 * 2.0 / std::numbers::pi;
  EXPECT_NEAR(halves[0], 43800.0 + swing, 4.0 * std::sqrt(43800.0 + swing));
  EXPECT_NEAR(halves[1], 43800.0 - swing, 4.0 * std::sqrt(43800.0 - swing));
  EXPECT_THROW((void)keep_arrival(0.5, 1.6, 1.5), ModelError);
  EXPECT_THROW((void)keep_arrival(0.5, -0.1, 1.5), ModelError);
  EXPECT_THROW((void)keep_arrival(0.5, 0.0, 0.0), ModelError);
}

}  // namespace
}  // namespace colead
