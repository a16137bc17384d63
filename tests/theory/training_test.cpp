// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/training.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "colead/core/error.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "theory/integrate.hpp"

namespace colead::theory {
namespace {

using test::integrate;
constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

TEST(TrainedShare, TheReferenceValues) {
  const double delta = decay_rate(6.5 / 12);
  EXPECT_NEAR(delta, 1.279656, printed);
  EXPECT_NEAR(trained_share(.3, .8, .1, delta), .226237, printed);
  EXPECT_NEAR(trained_share(.3, 0, .1, 0), .75, exact);
}

TEST(TrainedShare, IsWhereItsDifferentialEquationSettles) {
  struct Case {
    double tau, phi, mu, delta;
  };
  for (const auto& [tau, phi, mu, delta] : {Case{.3, .8, .1, 1.28}, Case{1.2, .1, .4, .2}, Case{0, .5, .2, .7}}) {
    const auto slope = [t = tau, f = phi, m = mu, d = delta](double s) { return t * (1 - s) + m * (f - s) - d * s; };
    EXPECT_NEAR(trained_share(tau, phi, mu, delta), integrate(slope, 0.0, 60.0), exact);
  }
}

TEST(TrainedShare, StaffWhoTrainForgetAndLeaveSettleThereAndDyadsAtItsSquare) {
  // Each person is a two-state chain; watched after twenty years, in pairs of independent people.
  const double tau = .3;
  const double phi = .8;
  const double mu = .1;
  const double delta = decay_rate(6.5 / 12);
  constexpr int pairs = 100000;
  double trained = 0.0;
  double both = 0.0;
  const auto state = [&](std::uint64_t person) {
    Draws draws = Luck{13}.draws(Purpose::leave, person);
    bool is = false;
    for (double t = exponential_quantile(draws.next(), 1 / (tau + mu + delta)); t < 20.0;
         t += exponential_quantile(draws.next(), 1 / (tau + mu + delta))) {
      const double event = draws.next() * (tau + mu + delta);
      is = event < tau || (event < tau + mu && draws.next() < phi);
    }
    return is;
  };
  for (std::uint64_t pair = 0; pair < pairs; ++pair) {
    const bool one = state(2 * pair);
    const bool other = state(2 * pair + 1);
    trained += (static_cast<double>(one) + static_cast<double>(other)) / (2 * pairs);
    both += static_cast<double>(one && other) / pairs;
  }
  const double s = trained_share(tau, phi, mu, delta);
  EXPECT_NEAR(trained, s, 4 * std::sqrt(s * (1 - s) / (2 * pairs)));
  EXPECT_NEAR(both, s * s, 4 * std::sqrt(s * s * (1 - s * s) / pairs));
}

TEST(DoseSchedule, TheReferenceValues) {
  const double delta = decay_rate(6.5);  // per month
  EXPECT_NEAR(dose_schedule_peak(.1, 1, delta), .523467, printed);
  EXPECT_NEAR(dose_schedule_mean(.1, 1, delta), .496522, printed);
  EXPECT_NEAR(dose_schedule_peak(.8, 12, delta), .847123, printed);
  EXPECT_NEAR(dose_schedule_mean(.8, 12, delta), .477870, printed);
  EXPECT_NEAR(dose_schedule_mean(.3, 3, delta), .522210, printed);
}

TEST(DoseSchedule, IsWhereRepeatedDosesSettle) {
  struct Case {
    double gain, period, half_life;
  };
  for (const auto& [gain, period, half_life] : {Case{.1, 1, 6.5}, Case{.05, .25, 18}, Case{.9, 24, 4}}) {
    const double delta = decay_rate(half_life);
    double level = 0.0;
    for (int dose = 0; dose < 5000; ++dose) {
      level *= std::exp(-delta * period);
      level += gain * (1 - level);
    }
    EXPECT_NEAR(dose_schedule_peak(gain, period, delta), level, exact);
    double mean = 0.0;
    constexpr int parts = 100000;
    for (int part = 0; part < parts; ++part) mean += level * std::exp(-delta * period * (part + .5) / parts) / parts;
    EXPECT_NEAR(dose_schedule_mean(gain, period, delta), mean, exact);
  }
}

TEST(DoseSchedule, WithoutForgettingIsFullAndWithoutGainNothing) {
  EXPECT_NEAR(dose_schedule_peak(.3, 2, 0), 1.0, exact);
  EXPECT_NEAR(dose_schedule_mean(.3, 2, 0), 1.0, exact);
  EXPECT_EQ(dose_schedule_peak(0, 2, .1), 0.0);
  EXPECT_EQ(dose_schedule_peak(0, 2, 0), 0.0);
}

TEST(DoseSchedule, OftenAndLittleIsNotAlwaysBetterThanSeldomAndMuch) {
  // Many small doses beat one large one here, and fewer middling ones beat both: half-life and saturation decide.
  const double delta = decay_rate(6.5);
  EXPECT_GT(dose_schedule_mean(.1, 1, delta), dose_schedule_mean(.8, 12, delta));
  EXPECT_GT(dose_schedule_mean(.3, 3, delta), dose_schedule_mean(.1, 1, delta));
}

TEST(Training, RefusesWhatLiesOutsideItsRanges) {
  EXPECT_THROW((void)trained_share(0, .5, 0, 0), ModelError);
  EXPECT_THROW((void)trained_share(.1, 1.5, .1, .1), ModelError);
  EXPECT_THROW((void)dose_schedule_peak(1.2, 1, 1), ModelError);
  EXPECT_THROW((void)dose_schedule_mean(.2, 0, 1), ModelError);
  EXPECT_THROW((void)decay_rate(0), ModelError);
}

}  // namespace
}  // namespace colead::theory
