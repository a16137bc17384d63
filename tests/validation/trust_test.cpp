// SPDX-License-Identifier: Apache-2.0
// josang_2002, computed_linear_trust: beta reputation, linear asymmetric trust. Ties and trust
// are single precision, so what passes through them is compared as printed (six digits) and not to 1e-9.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "colead/core/year.hpp"
#include "colead/random/random.hpp"
#include "colead/theory/linear_trust.hpp"
#include "colead/theory/reputation.hpp"
#include "colead/trust/trust_model.hpp"
#include "support/claim.hpp"
#include "validation/make_kind.hpp"

namespace colead {

void add_beta_evidence(Catalogue<TrustModel>& catalogue);
void add_linear_asymmetric(Catalogue<TrustModel>& catalogue);

namespace {

using test::expect_near;
const test::Claims reputation{"closed form", "josang_2002"};
const test::Claims linear{"closed form", "computed_linear_trust"};
constexpr double exact = 1e-9;
constexpr double printed = 1e-6;

/// Trust rests on ability alone, good and bad weigh the same.
test::Settings one_facet() {
  return {{"negative_weight", 1.0}, {"benevolence_weight", 0.0}, {"integrity_weight", 0.0}};
}

/// Evidence loses the factor lambda a week.
test::Settings fading(double lambda) {
  auto settings = one_facet();
  settings["evidence_half_life_months"] = std::log(0.5) / std::log(lambda) / weeks_per_month;
  return settings;
}

std::string two_digits(double number) { return std::to_string(number).substr(0, 4); }

double read(const TrustModel& model, const Tie& tie, double now) {
  const Regard regard{&tie};
  float out = -1.0F;
  model.read({&regard, 1}, now, {&out, 1});
  return out;
}

void experience(const TrustModel& model, Tie& tie, double good, double now) {
  const Evidence piece{.tie = &tie, .positive = static_cast<float>(good), .negative = static_cast<float>(1.0 - good)};
  model.record({&piece, 1}, now);
}

// ---- 4.5 Beta reputation ----

TEST(TrustTargets, BetaReputationExpectsThePapersExample) {
  const auto model = test::make(add_beta_evidence, one_facet());
  Tie tie;
  for (int k = 0; k < 8; ++k) experience(*model, tie, k < 7 ? 1 : 0, 0.0);
  expect_near({"published figure", "josang_2002", "trust after seven good and one bad experience"},
              {read(*model, tie, 0.0)}, 0.8, printed);
  expect_near(reputation("expectation of the beta distribution (8, 2)"), {theory::reputation_mean({7, 1})}, 0.8, exact);
}

TEST(TrustTargets, BetaReputationForgetsTheOldestMost) {
  const auto model = test::make(add_beta_evidence, fading(0.9));
  constexpr std::string_view history = "1110110111";
  Tie tie;
  double week = 0.0;
  for (const char good : history) experience(*model, tie, good == '1' ? 1 : 0, ++week);
  expect_near(reputation("evidence that fades by .9 a week: good"), {tie.positive[0]}, 5.252775, printed);
  expect_near(reputation("evidence that fades by .9 a week: bad"), {tie.negative[0]}, 1.260441, printed);
  expect_near(reputation("evidence that fades by .9 a week: trust"), {read(*model, tie, week)}, .734479, printed);
}

TEST(TrustTargets, BetaReputationSettlesAtTheDiscountedExpectation) {
  for (const auto& [q, lambda] : {std::pair{0.8, 0.9}, {0.3, 0.5}, {0.65, 0.97}}) {
    const auto model = test::make(add_beta_evidence, fading(lambda));
    Tie tie;
    double week = 0.0;
    for (int k = 0; k < 2000; ++k) experience(*model, tie, q, ++week);
    const double known = theory::reputation_mean(theory::settled_reputation(q, lambda));
    const auto claim = reputation("settled trust at quality " + two_digits(q) + ", fading by " + two_digits(lambda));
    expect_near(claim, {read(*model, tie, week)}, known, 2e-6);
  }
}

TEST(TrustTargets, BetaReputationOfRandomExperienceHasTheMeanAndVarianceOfItsGeometricSum) {
  const double lambda = 0.85;
  const double q = 0.7;
  const auto model = test::make(add_beta_evidence, fading(lambda));
  constexpr int chains = 4000;
  constexpr int steps = 120;
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint64_t chain = 0; chain < chains; ++chain) {
    Draws draws = Luck{5}.draws(Purpose::observe, chain);
    Tie tie;
    for (int step = 1; step <= steps; ++step) experience(*model, tie, draws.next() < q ? 1 : 0, step);
    const double x = static_cast<double>(tie.positive[0]) - static_cast<double>(tie.negative[0]);
    sum += x / chains;
    squares += x * x / chains;
  }
  const auto [mean, variance] = theory::settled_balance(q, lambda);
  const double mean_error = std::sqrt(variance / chains), variance_error = variance * std::sqrt(2.0 / chains);
  expect_near(reputation("random experience: mean balance of evidence"), {sum, mean_error}, mean, 4 * mean_error);
  expect_near(reputation("random experience: variance of the balance"), {squares - sum * sum, variance_error}, variance,
              4 * variance_error);
}

// ---- 4.7 Linear asymmetric trust ----

using theory::linear_trust_after;
using theory::linear_trust_deviation;
using theory::linear_trust_mean;
using theory::LinearTrust;

struct Moments {
  double mean{0}, sd{0}, mean_error{0}, sd_error{0};
};

/// Trust after `events` in each of `chains` independent ties that start at `first`.
Moments simulate(const LinearTrust& law, double first, int events, std::uint64_t chains) {
  const auto model = test::make(add_linear_asymmetric, {{"alpha_plus", law.up}, {"asymmetry", law.down / law.up}});
  const auto prior = static_cast<float>(first);
  double sum = 0.0;
  double squares = 0.0;
  double fourth = 0.0;
  std::vector<double> levels;
  for (std::uint64_t chain = 0; chain < chains; ++chain) {
    Draws draws = Luck{7}.draws(Purpose::observe, chain);
    Tie tie;
    for (int k = 0; k < events; ++k) {
      const bool good = draws.next() < law.good;
      const Evidence piece{
          .tie = &tie, .positive = good ? 1.0F : 0.0F, .negative = good ? 0.0F : 1.0F, .prior = {prior, prior, prior}};
      model->record({&piece, 1}, 0.0);
    }
    levels.push_back(read(*model, tie, 0.0));
    sum += levels.back();
  }
  const auto n = static_cast<double>(chains);
  const double m = sum / n;
  for (const double level : levels) {
    const double d = (level - m) * (level - m);
    squares += d / n;
    fourth += d * d / n;
  }
  const double sd = std::sqrt(squares);
  return {m, sd, sd / std::sqrt(n), std::sqrt((fourth - squares * squares) / n) / (2 * sd)};
}

std::string named(const LinearTrust& law) {
  return "linear trust, good " + two_digits(law.good) + ", up " + two_digits(law.up) + ", down " +
         two_digits(law.down) + ": ";
}

void expect_moments(const LinearTrust& law, const Moments& found) {
  expect_near(linear(named(law) + "mean of ties"), {found.mean, found.mean_error}, linear_trust_mean(law),
              4 * found.mean_error);
  expect_near(linear(named(law) + "spread of ties"), {found.sd, found.sd_error}, linear_trust_deviation(law),
              4 * found.sd_error);
}

TEST(TrustTargets, LinearTrustHasTheStationaryMeanAndSpread) {
  struct Case {
    LinearTrust law;
    double mean, sd;
  };
  for (const auto& [law, m, sd] : {Case{{.8, .02, .10}, .444444, .084185}, Case{{.8, .05, .05}, .8, .064051},
                                   Case{{.9, .02, .10}, .642857, .091672}}) {
    expect_near(linear(named(law) + "mean by the closed form"), {linear_trust_mean(law)}, m, 5e-7);
    expect_near(linear(named(law) + "spread by the closed form"), {linear_trust_deviation(law)}, sd, 5e-7);
    expect_moments(law, simulate(law, linear_trust_mean(law), 300, 2000));
  }
}

TEST(TrustTargets, LinearTrustHasTheStationaryMeanAndSpreadForOtherShares) {
  for (const LinearTrust& law : {LinearTrust{.5, .10, .30}, LinearTrust{.95, .01, .05}, LinearTrust{.3, .08, .02}}) {
    expect_moments(law, simulate(law, linear_trust_mean(law), 800, 1500));
  }
}

TEST(TrustTargets, LinearTrustApproachesItsMeanGeometrically) {
  const LinearTrust first{.8, .02, .10};
  expect_near(linear("linear trust after 50 events, by the closed form"), {linear_trust_after(first, .7, 50)}, .485308,
              5e-7);
  for (const auto& [law, start, events] : {std::tuple{first, .7, 50}, {LinearTrust{.6, .05, .10}, .2, 10}}) {
    const Moments found = simulate(law, start, events, 20000);
    expect_near(linear(named(law) + "mean after " + std::to_string(events) + " events"), {found.mean, found.mean_error},
                linear_trust_after(law, start, static_cast<std::size_t>(events)), 4 * found.mean_error);
  }
}

}  // namespace
}  // namespace colead
