// SPDX-License-Identifier: Apache-2.0
// Diffusion (bass_1969), trained share under turnover (computed_trained_share), dose schedules
// (computed_dose_schedule).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "colead/world/closed_forms.hpp"

namespace colead {
namespace {

constexpr double exact = 1e-9;
constexpr double printed = 5e-7;

/// x(t) of dx/dt = slope(x) by the classical Runge-Kutta method.
template <class Slope>
double integrate(Slope slope, double x, double t) {
  constexpr int steps = 20000;
  const double h = t / steps;
  for (int k = 0; k < steps; ++k) {
    const double a = slope(x);
    const double b = slope(x + h / 2 * a);
    const double c = slope(x + h / 2 * b);
    const double d = slope(x + h * c);
    x += h / 6 * (a + 2 * b + 2 * c + d);
  }
  return x;
}

// ---- Bass ----

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

// ---- Trained share ----

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

// ---- Dose schedules ----

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

TEST(ClosedForms, RefuseWhatLiesOutsideTheirRanges) {
  EXPECT_THROW((void)bass_share(-.1, .3, 1), ModelError);
  EXPECT_THROW((void)bass_share(.1, .3, -1), ModelError);
  EXPECT_THROW((void)bass_peak(0, .3), ModelError);
  EXPECT_THROW((void)trained_share(0, .5, 0, 0), ModelError);
  EXPECT_THROW((void)trained_share(.1, 1.5, .1, .1), ModelError);
  EXPECT_THROW((void)dose_schedule_peak(1.2, 1, 1), ModelError);
  EXPECT_THROW((void)dose_schedule_mean(.2, 0, 1), ModelError);
  EXPECT_THROW((void)decay_rate(0), ModelError);
}

}  // namespace
}  // namespace colead
