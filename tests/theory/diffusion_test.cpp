// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/diffusion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "theory/integrate.hpp"

namespace colead::theory {
namespace {

using test::integrate;
constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

TEST(Bass, TheReferenceCurve) {
  EXPECT_NEAR(bass_peak(.03, .38).time, 6.1926, 5e-5);
  EXPECT_NEAR(bass_peak(.03, .38).share, .460526, printed);
  EXPECT_NEAR(bass_share(.03, .38, 5), .331199, printed);
  EXPECT_NEAR(bass_share(.03, .38, 10), .812803, printed);
}

TEST(Bass, SolvesItsDifferentialEquation) {
  for (const auto& [p, q] : {std::pair{.03, .38}, {.001, .9}, {.2, .1}, {.05, 0.0}}) {
    const auto slope = [&](double f) { return (p + q * f) * (1 - f); };
    for (const double t : {.5, 3.0, 12.0}) EXPECT_NEAR(bass_share(p, q, t), integrate(slope, 0.0, t), exact);
  }
}

TEST(Bass, GrowsFastestAtItsPeak) {
  for (const auto& [p, q] : {std::pair{.03, .38}, {.01, .5}, {.02, .03}}) {
    const BassPeak peak = bass_peak(p, q);
    EXPECT_NEAR(bass_share(p, q, peak.time), peak.share, exact);
    const auto growth = [&](double t) { return (p + q * bass_share(p, q, t)) * (1 - bass_share(p, q, t)); };
    EXPECT_GT(growth(peak.time), growth(peak.time * 0.99));
    EXPECT_GT(growth(peak.time), growth(peak.time * 1.01));
  }
}

TEST(Bass, WithoutImitationIsExponentialAndWithoutInnovationNeverStarts) {
  EXPECT_NEAR(bass_share(.3, 0, 2), 1 - std::exp(-.6), exact);
  EXPECT_EQ(bass_peak(.3, .2).time, 0.0);
  EXPECT_EQ(bass_peak(.3, .2).share, 0.0);
  EXPECT_EQ(bass_share(0, .5, 100), 0.0);
  EXPECT_EQ(bass_share(.1, .5, 0), 0.0);
}

TEST(Bass, APopulationThatJoinsOneByOneFollowsTheCurve) {
  // n people; whoever is next joins after an exponential time at the rate (p + q joined / n)(n - joined).
  const double p = .03;
  const double q = .38;
  constexpr int n = 20000;
  constexpr int runs = 10;
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint64_t run = 0; run < runs; ++run) {
    Draws draws = Luck{12}.draws(Purpose::join, run);
    double time = 0.0;
    int joined = 0;
    for (; joined < n; ++joined) {
      time += exponential_quantile(draws.next(), 1.0 / ((p + q * joined / n) * (n - joined)));
      if (time > 5.0) break;
    }
    sum += static_cast<double>(joined) / n / runs;
    squares += static_cast<double>(joined) / n * joined / n / runs;
  }
  EXPECT_NEAR(sum, bass_share(p, q, 5), std::max(1e-3, 4 * std::sqrt((squares - sum * sum) / (runs - 1))));
}

TEST(Bass, RefusesWhatLiesOutsideItsRanges) {
  EXPECT_THROW((void)bass_share(-.1, .3, 1), ModelError);
  EXPECT_THROW((void)bass_share(.1, .3, -1), ModelError);
  EXPECT_THROW((void)bass_peak(0, .3), ModelError);
}

}  // namespace
}  // namespace colead::theory
