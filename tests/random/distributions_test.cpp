// SPDX-License-Identifier: Apache-2.0
#include "colead/random/distributions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

namespace math = boost::math;

constexpr Luck luck{1, 1};
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double highest = 1.0 - 0x1p-53;  ///< largest uniform that Luck can give; 1 - highest is the smallest

// ---- Continuous distributions, each at several parameters, against Boost's distribution functions ----
struct Continuous {
  std::string name;
  std::function<double(double)> quantile;
  std::function<double(double)> cdf;
  double mean;
  double variance;
};

template <class Distribution>
Continuous against(std::string name, Distribution distribution, std::function<double(double)> quantile) {
  return {std::move(name), std::move(quantile), [=](double x) { return math::cdf(distribution, x); },
          math::mean(distribution), math::variance(distribution)};
}

Continuous lognormal(double mean, double cv) {
  const double variance = std::log(1.0 + cv * cv);
  return against("lognormal", math::lognormal(std::log(mean) - variance / 2.0, std::sqrt(variance)),
                 [=](double u) { return lognormal_from_mean_cv(u, mean, cv); });
}

std::vector<Continuous> continuous() {
  std::vector<Continuous> all{
      against("normal", math::normal(0.0, 1.0), [](double u) { return normal_quantile(u); }),
      against("normal", math::normal(-3.0, 0.1), [](double u) { return normal_quantile(u, -3.0, 0.1); }),
      against("uniform", math::uniform(-2.0, 6.0), [](double u) { return uniform_quantile(u, -2.0, 6.0); }),
      lognormal(8.0, 0.3), lognormal(0.5, 1.5)};
  for (const double mean : {0.25, 40.0}) {
    all.push_back(
        against("exponential", math::exponential(1.0 / mean), [=](double u) { return exponential_quantile(u, mean); }));
  }
  for (const double shape : {0.8, 1.0, 3.5}) {
    all.push_back(
        against("weibull", math::weibull(shape, 2.5), [=](double u) { return weibull_quantile(u, shape, 2.5); }));
    all.push_back(against("gamma", math::gamma_distribution<>(shape, 4.0),
                          [=](double u) { return gamma_quantile(u, shape, 4.0); }));
    all.push_back(
        against("beta", math::beta_distribution<>(shape, 2.0), [=](double u) { return beta_quantile(u, shape, 2.0); }));
  }
  return all;
}

TEST(Quantile, InvertsTheDistributionFunction) {
  for (const auto& distribution : continuous()) {
    for (const double u : {1e-12, 1e-6, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1.0 - 1e-6}) {
      ASSERT_NEAR(distribution.cdf(distribution.quantile(u)), u, 1e-16 + 1e-11 * u) << distribution.name << " at " << u;
    }
  }
}

TEST(Quantile, IncreasesInItsUniformUpToTheEnds) {
  for (const auto& distribution : continuous()) {
    double before = distribution.quantile(1.0 - highest);
    ASSERT_TRUE(std::isfinite(before) && std::isfinite(distribution.quantile(highest))) << distribution.name;
    for (int i = 1; i < 2000; ++i) {
      const double here = distribution.quantile(i / 2000.0);
      ASSERT_GT(here, before) << distribution.name << " at " << i;
      before = here;
    }
    ASSERT_GT(distribution.quantile(highest), before) << distribution.name;
  }
}

TEST(Quantile, MomentsOfDrawnVariates) {
  constexpr double draws = 200000;
  for (const auto& distribution : continuous()) {
    double sum = 0.0;
    double squares = 0.0;
    double fourth = 0.0;
    for (std::uint64_t i = 0; i < 200000; ++i) {
      const double d = distribution.quantile(luck.uniform(Purpose::effort, i)) - distribution.mean;
      sum += d;
      squares += d * d;
      fourth += d * d * d * d;
    }
    const double error = std::sqrt((fourth / draws - std::pow(squares / draws, 2)) / draws);
    EXPECT_NEAR(sum / draws, 0.0, 4.0 * std::sqrt(distribution.variance / draws)) << distribution.name;
    EXPECT_NEAR(squares / draws, distribution.variance, 4.0 * error) << distribution.name;
  }
}

// Wichura (1988), the three check values of the paper.
TEST(NormalQuantile, PublishedCheckValues) {
  EXPECT_DOUBLE_EQ(normal_quantile(0.25), -0.6744897501960817);
  EXPECT_DOUBLE_EQ(normal_quantile(0.001), -3.090232306167814);
  EXPECT_DOUBLE_EQ(normal_quantile(1e-20), -9.262340089798408);
}

TEST(NormalQuantile, AgreesWithBoostToSixteenDigitsInBothTails) {
  for (double exponent = -300.0; exponent < -0.31; exponent += 0.37) {
    const double u = std::pow(10.0, exponent);
    ASSERT_NEAR(normal_quantile(u) / math::quantile(math::normal(), u), 1.0, 2e-15) << u;
  }
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const double u = luck.uniform(Purpose::noise, i);
    ASSERT_EQ(normal_quantile(u), -normal_quantile(1.0 - u));
  }
}

// Quantiles of Student's t as scipy gives them, and its symmetry.
TEST(StudentQuantile, KnownValuesOnBothSides) {
  EXPECT_NEAR(student_t_quantile(0.975, 3.0), 3.1824463052842638, 1e-12);
  EXPECT_NEAR(student_t_quantile(0.9, 1.0), 3.0776835371752536, 1e-12);
  for (const double u : {0.6, 0.9, 0.975, 0.999999})
    EXPECT_NEAR(student_t_quantile(1.0 - u, 2.5) / -student_t_quantile(u, 2.5), 1.0, 1e-9) << u;
  EXPECT_EQ(student_t_quantile(0.5, 7.0), 0.0);
}

TEST(Quantile, DegenerateParametersGiveTheirConstant) {
  for (const double u : {1.0 - highest, 0.3, highest}) {
    EXPECT_EQ(exponential_quantile(u, 0.0), 0.0);
    EXPECT_EQ(uniform_quantile(u, 2.0, 2.0), 2.0);
    EXPECT_EQ(normal_quantile(u, 5.0, 0.0), 5.0);
    EXPECT_EQ(lognormal_from_mean_cv(u, 7.0, 0.0), 7.0);
    EXPECT_EQ(weibull_quantile(u, 0.001, 0.0), 0.0);
    EXPECT_EQ(gamma_quantile(u, 2.0, 0.0), 0.0);
  }
}

TEST(Quantile, ExtremeShapesStayInTheSupport) {
  for (const double shape : {1e-6, 1e-3, 0.1, 1e3, 1e6, 1e9}) {
    for (const double u : {1.0 - highest, 0.01, 0.5, 0.99, highest}) {
      const double x = gamma_quantile(u, shape, 1.0);
      EXPECT_TRUE(x >= 0.0 && std::isfinite(x)) << shape << " at " << u;
      for (const double other : {1e-3, 1.0, 1e3}) {
        const double y = beta_quantile(u, shape, other);
        EXPECT_TRUE(y >= 0.0 && y <= 1.0) << shape << ", " << other << " at " << u;
      }
    }
  }
}

TEST(Quantile, RefusesUniformsOutsideTheOpenInterval) {
  for (const double u : {0.0, 1.0, -0.1, 1.1, nan}) {
    for (const auto& distribution : continuous()) EXPECT_THROW((void)distribution.quantile(u), ModelError);
    EXPECT_THROW((void)bernoulli(u, 0.5), ModelError);
    EXPECT_THROW((void)choose(u, 3), ModelError);
    EXPECT_THROW((void)choose(u, std::array{1.0, 2.0}), ModelError);
    EXPECT_THROW((void)dirichlet_quantile(std::array{u}, std::array{1.0}), ModelError);
  }
}

TEST(Quantile, RefusesInvalidParameters) {
  for (const double bad : {-1.0, nan, infinity}) {
    EXPECT_THROW((void)exponential_quantile(0.5, bad), ModelError);
    EXPECT_THROW((void)normal_quantile(0.5, 0.0, bad), ModelError);
    EXPECT_THROW((void)lognormal_from_mean_cv(0.5, bad, 1.0), ModelError);
    EXPECT_THROW((void)lognormal_from_mean_cv(0.5, 1.0, bad), ModelError);
    EXPECT_THROW((void)weibull_quantile(0.5, bad, 1.0), ModelError);
    EXPECT_THROW((void)weibull_quantile(0.5, 1.0, bad), ModelError);
    EXPECT_THROW((void)beta_quantile(0.5, bad, 1.0), ModelError);
    EXPECT_THROW((void)beta_quantile(0.5, 1.0, bad), ModelError);
    EXPECT_THROW((void)gamma_quantile(0.5, bad, 1.0), ModelError);
    EXPECT_THROW((void)gamma_quantile(0.5, 1.0, bad), ModelError);
    EXPECT_THROW((void)bernoulli(0.5, bad), ModelError);
    EXPECT_THROW((void)dirichlet_quantile(std::array{0.5}, std::array{bad}), ModelError);
  }
  EXPECT_THROW((void)uniform_quantile(0.5, 2.0, 1.0), ModelError);
}

// ---- Discrete choices ----
TEST(Bernoulli, HitsItsProbabilityAndItsEnds) {
  for (const double p : {0.02, 0.5, 0.9}) {
    int hits = 0;
    for (std::uint64_t i = 0; i < 100000; ++i) hits += bernoulli(luck.uniform(Purpose::recall, i), p);
    EXPECT_NEAR(hits / 1e5, p, 4.0 * std::sqrt(p * (1.0 - p) / 1e5));
  }
  for (const double u : {1.0 - highest, highest}) {
    EXPECT_FALSE(bernoulli(u, 0.0));
    EXPECT_TRUE(bernoulli(u, 1.0));
  }
}

TEST(Choose, FollowsTheWeights) {
  const std::array weights{3.0, 0.0, 1.0, 0.5, 0.0, 5.5, 0.0};
  std::array<double, 7> counts{};
  for (std::uint64_t i = 0; i < 100000; ++i) counts[choose(luck.uniform(Purpose::route, i), weights)] += 1.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double p = weights[i] / 10.0;
    EXPECT_NEAR(counts[i] / 1e5, p, 4.0 * std::sqrt(p * (1.0 - p) / 1e5)) << i;
  }
}

TEST(Choose, NeverTakesAWeightOfZeroAtTheEnds) {
  for (const double scale : {5e-324, 1e-300, 1.0, 1e300}) {
    const std::array weights{0.0, scale, scale, 0.0};
    EXPECT_EQ(choose(1.0 - highest, weights), 1U);
    EXPECT_EQ(choose(highest, weights), 2U);
  }
}

TEST(Choose, MadeReadyGivesTheSame) {
  const std::array weights{3.0, 0.0, 1.0, 0.1, 0.0, 5.9, 0.0};
  const WeightedChoice<8> ready(weights);
  for (std::uint64_t i = 0; i < 10000; ++i) {
    const double u = luck.uniform(Purpose::route, i);
    ASSERT_EQ(ready(u), choose(u, weights)) << u;
  }
  for (const double scale : {5e-324, 1e-300, 1.0, 1e300}) {
    const std::array ends{0.0, scale, scale, 0.0};
    for (const double u : {1.0 - highest, 0.25, 0.5, 0.75, highest})
      EXPECT_EQ(WeightedChoice<4>(ends)(u), choose(u, ends)) << scale << ' ' << u;
  }
}

TEST(Choose, MadeReadyRefusesWhatItWouldRefuse) {
  EXPECT_THROW((void)WeightedChoice<2>(std::span<const double>{}), ModelError);
  EXPECT_THROW((void)WeightedChoice<2>(std::array{0.0, 0.0}), ModelError);
  EXPECT_THROW((void)WeightedChoice<2>(std::array{2.0, -1.0}), ModelError);
  EXPECT_THROW((void)WeightedChoice<2>(std::array{1.0, nan}), ModelError);
  EXPECT_THROW((void)WeightedChoice<2>(std::array{1e308, 1e308}), ModelError);
  EXPECT_THROW((void)WeightedChoice<2>(std::array{1.0, 1.0, 1.0}), ModelError);
}

TEST(Choose, RefusesWeightsWithoutAPositiveFiniteSum) {
  EXPECT_THROW((void)choose(0.5, std::span<const double>{}), ModelError);
  EXPECT_THROW((void)choose(0.5, std::array{0.0, 0.0}), ModelError);
  EXPECT_THROW((void)choose(0.5, std::array{2.0, -1.0}), ModelError);
  EXPECT_THROW((void)choose(0.5, std::array{1.0, nan}), ModelError);
  EXPECT_THROW((void)choose(0.5, std::array{1e308, 1e308}), ModelError);
}

TEST(Choose, IntegersAreUniformAndBelowTheCount) {
  std::array<double, 7> counts{};
  for (std::uint64_t i = 0; i < 70000; ++i) counts[choose(luck.uniform(Purpose::select, i), 7)] += 1.0;
  for (const double count : counts) EXPECT_NEAR(count, 10000.0, 4.0 * std::sqrt(10000.0 * 6.0 / 7.0));
  for (const std::size_t count : {std::size_t{1}, std::size_t{3}, std::size_t{1000003}, std::size_t{1} << 52}) {
    EXPECT_EQ(choose(1.0 - highest, count), 0U);
    EXPECT_EQ(choose(highest, count), count - 1);
  }
  EXPECT_THROW((void)choose(0.5, 0), ModelError);
  EXPECT_THROW((void)choose(0.5, (std::size_t{1} << 52) + 1), ModelError);
}

// ---- Dirichlet ----
TEST(Dirichlet, HasItsMeansAndVariances) {
  const std::array concentration{0.3, 1.0, 2.7};
  std::array<double, 3> sum{};
  std::array<double, 3> squares{};
  for (std::uint64_t i = 0; i < 50000; ++i) {
    const auto uniforms = luck.uniforms4(Purpose::values, i);
    const auto shares = dirichlet_quantile(std::span(uniforms).first(3), concentration);
    ASSERT_NEAR(shares[0] + shares[1] + shares[2], 1.0, 1e-15);
    for (std::size_t k = 0; k < 3; ++k) {
      sum[k] += shares[k];
      squares[k] += shares[k] * shares[k];
    }
  }
  for (std::size_t k = 0; k < 3; ++k) {
    const double mean = concentration[k] / 4.0;
    const double variance = mean * (1.0 - mean) / 5.0;
    EXPECT_NEAR(sum[k] / 5e4, mean, 4.0 * std::sqrt(variance / 5e4));
    EXPECT_NEAR(squares[k] / 5e4 - mean * mean, variance, 0.03 * variance);
  }
}

TEST(Dirichlet, SmallConcentrationsStillSumToOne) {
  std::array<double, 4> sum{};
  for (std::uint64_t i = 0; i < 10000; ++i) {
    const auto shares = dirichlet_quantile(luck.uniforms4(Purpose::values, i), std::array{1e-3, 1e-3, 1e-3, 3e-3});
    ASSERT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1.0, 1e-15);
    for (std::size_t k = 0; k < 4; ++k) sum[k] += shares[k];
  }
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(sum[k] / 1e4, 1.0 / 6.0, 4.0 * std::sqrt(5.0 / 36.0 / 1e4));
  EXPECT_NEAR(sum[3] / 1e4, 0.5, 4.0 * std::sqrt(0.25 / 1e4));
  EXPECT_THROW((void)dirichlet_quantile(std::array{0.5}, std::array{1.0, 1.0}), ModelError);
}

}  // namespace
}  // namespace colead
