// SPDX-License-Identifier: Apache-2.0
#include "colead/metrics/decided_times.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

/// Decided and open times in hours, every one kept: the product-limit estimate by its definition.
struct BruteForce {
  std::vector<double> decided;
  std::vector<double> open;

  [[nodiscard]] double undecided_at(double age) const {
    std::map<double, double> deaths;
    for (const double t : decided) {
      if (t <= age) deaths[t] += 1.0;
    }
    double undecided = 1.0;
    for (const auto& [t, count] : deaths) {
      double at_risk = 0.0;
      for (const double other : decided) at_risk += other >= t ? 1.0 : 0.0;
      for (const double other : open) at_risk += other >= t ? 1.0 : 0.0;
      undecided *= 1.0 - count / at_risk;
    }
    return undecided;
  }
  [[nodiscard]] double restricted_mean(double limit) const {
    std::vector<double> cuts{0.0, limit};
    for (const double t : decided) {
      if (t < limit) cuts.push_back(t);
    }
    std::sort(cuts.begin(), cuts.end());
    double area = 0.0;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) area += undecided_at(cuts[i]) * (cuts[i + 1] - cuts[i]);
    return area;
  }
  [[nodiscard]] DecisionCurve curve() const {
    DecidedTimes times;
    for (const double t : decided) times.add(hours(t));
    std::vector<Duration> ages;
    for (const double t : open) ages.push_back(hours(t));
    std::sort(ages.begin(), ages.end());
    return {times, ages};
  }
};

TEST(DecidedTimes, BinsAreInOrderAndNoWiderThanOne128th) {
  for (std::int64_t seconds = 0; seconds < 3'000'000'000; seconds += 1 + seconds / 50) {
    const std::size_t bin = DecidedTimes::bin_of(seconds * 1'000'000 + 999'999);
    const std::int64_t begin = DecidedTimes::begin_of(bin);
    const std::int64_t end = DecidedTimes::begin_of(bin + 1);
    ASSERT_LE(begin, seconds * 1'000'000);
    ASSERT_GT(end, seconds * 1'000'000 + 999'999);
    ASSERT_LE(end - begin, std::max<std::int64_t>(1'000'000, begin / 128));
    ASSERT_EQ(DecidedTimes::bin_of(begin), bin);
    ASSERT_EQ(DecidedTimes::bin_of(end), bin + 1);
  }
  EXPECT_LT(DecidedTimes::bin_of(weeks(10440).us), 4000U) << "memory does not grow with time";
}

/// Weeks in remission of leukaemia patients on 6-mercaptopurine (freireich_1963), the textbook
/// example of the estimate: 0.857 at 6, 0.807 at 7, 0.753 at 10, 0.690 at 13, 0.627 at 16, 0.538 at 22, 0.448 at 23.
TEST(DecisionCurve, OfAPublishedTable) {
  BruteForce remission{{6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}};
  const DecisionCurve curve = remission.curve();
  for (const auto& [at, share] : {std::pair{5.9, 1.0},
                                  {6.0, 0.857},
                                  {7.0, 0.807},
                                  {10.0, 0.753},
                                  {13.0, 0.690},
                                  {16.0, 0.627},
                                  {22.0, 0.538},
                                  {23.0, 0.448},
                                  {34.0, 0.448}}) {
    EXPECT_NEAR(curve.undecided_at(hours(at)), share, 5e-4) << at;
  }
  EXPECT_NEAR(curve.quantile(0.5), 23.0, 23.0 / 128) << "the published median";
  EXPECT_TRUE(std::isnan(curve.quantile(0.6))) << "never reached";
}

TEST(DecisionCurve, AgreesWithTheDefinitionOnRandomData) {
  for (std::uint64_t r = 0; r < 50; ++r) {
    Draws draws = Luck{r}.draws(Purpose::example, 1);
    BruteForce data;
    const double scale = 1.0 + 500.0 * draws.next();
    for (int n = 0; n < 60; ++n) {
      const double t = exponential_quantile(draws.next(), scale);
      const double age = exponential_quantile(draws.next(), 2.0 * scale);
      (t < age ? data.decided : data.open).push_back(std::min(t, age));
    }
    const DecisionCurve curve = data.curve();
    for (const double limit : {0.3 * scale, scale, 3.0 * scale}) {
      EXPECT_NEAR(curve.restricted_mean(hours(limit)), data.restricted_mean(limit), limit / 128);
    }
  }
}

TEST(DecisionCurve, WithoutOpenDecisionsIsTheMeanToTheLastBit) {
  BruteForce data{{1.25, 7, 7, 7.001, 90, 2000}, {}};
  EXPECT_NEAR(data.curve().restricted_mean(hours(4368)), (1.25 + 7 + 7 + 7.001 + 90 + 2000) / 6, 1e-9);
}

/// Exponential times, arrivals uniform over the observed time, all open ones censored at its end: the restricted mean
/// is m (1 - exp(-tau / m)), whatever share is censored.
TEST(DecisionCurve, OfExponentialTimesUnderAdministrativeCensoring) {
  for (const double mean : {50.0, 400.0, 3000.0}) {
    constexpr double observed = 4000.0;
    constexpr double tau = 1500.0;
    const double expected = mean * (1.0 - std::exp(-tau / mean));
    std::vector<double> found;
    for (std::uint64_t r = 0; r < 60; ++r) {
      Draws draws = Luck{91, r}.draws(Purpose::example, 2);
      BruteForce data;
      for (int n = 0; n < 400; ++n) {
        const double age = observed * draws.next();
        const double t = exponential_quantile(draws.next(), mean);
        (t < age ? data.decided : data.open).push_back(std::min(t, age));
      }
      found.push_back(data.curve().restricted_mean(hours(tau)));
    }
    double sum = 0.0;
    double squares = 0.0;
    for (const double x : found) sum += x;
    const double average = sum / 60.0;
    for (const double x : found) squares += (x - average) * (x - average);
    EXPECT_NEAR(average, expected, 4.0 * std::sqrt(squares / 59.0 / 60.0)) << mean;
  }
}

TEST(DecisionCurve, OfNothingIsUnknown) {
  EXPECT_TRUE(std::isnan(BruteForce{}.curve().restricted_mean(hours(1))));
  EXPECT_EQ((BruteForce{{}, {5}}.curve().restricted_mean(hours(3))), 3.0) << "nobody has decided";
}

}  // namespace
}  // namespace colead
