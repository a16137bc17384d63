// SPDX-License-Identifier: Apache-2.0
// Inverse distribution functions: they rise with the uniform, stay in their support and keep their symmetries; what is
// made of them does too.
#include "colead/random/distributions.hpp"

#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "colead/random/quantile_table.hpp"
#include "properties/numbers.hpp"
#include "properties/property.hpp"

namespace colead {
namespace {

using test::near;
using test::positive;
using test::real;
using test::share;
using test::uniform;

/// A distribution with its parameters, and where its values lie.
struct Shape {
  std::string name;
  double a{1}, b{1};
  double low{0}, high{std::numeric_limits<double>::infinity()};

  double operator()(double u) const {
    if (name == "exponential") return exponential_quantile(u, a);
    if (name == "uniform") return uniform_quantile(u, low, high);
    if (name == "normal") return normal_quantile(u, a, b);
    if (name == "lognormal") return lognormal_from_mean_cv(u, a, b);
    if (name == "weibull") return weibull_quantile(u, a, b);
    if (name == "beta") return beta_quantile(u, a, b);
    if (name == "gamma") return gamma_quantile(u, a, b);
    return student_t_quantile(u, a);
  }
};

void showValue(const Shape& shape, std::ostream& out) {
  out << shape.name << "(" << shape.a << ", " << shape.b << ") on [" << shape.low << ", " << shape.high << "]";
}

rc::Gen<double> parameter() {
  return rc::gen::map(rc::gen::inRange(1, 2000), [](int n) { return n / 20.0; });
}

rc::Gen<Shape> any_shape() {
  return rc::gen::exec([] {
    const double infinity = std::numeric_limits<double>::infinity();
    Shape out;
    out.name = *rc::gen::element<std::string>("exponential", "uniform", "normal", "lognormal", "weibull", "beta",
                                              "gamma", "student_t");
    out.a = *parameter();
    out.b = *parameter();
    if (out.name == "lognormal") out.b = *share();
    if (out.name == "normal") out.a = *real();
    if (out.name == "normal" || out.name == "student_t") out.low = -infinity;
    if (out.name == "beta") out.high = 1;
    if (out.name == "uniform") out.low = *real(), out.high = out.low + *positive();
    return out;
  });
}

PROPERTY(Quantiles, RiseWithTheUniformAndStayInTheSupport, ()) {
  const Shape shape = *any_shape();
  const double u = *uniform();
  const double v = *uniform();
  const double low = shape(std::min(u, v));
  const double high = shape(std::max(u, v));
  RC_ASSERT_FALSE(std::isnan(low) || std::isnan(high));
  RC_ASSERT(low >= shape.low && high <= shape.high);
  RC_ASSERT(low <= high);
}

PROPERTY(Quantiles, AreMirroredWhereTheDistributionIs, ()) {
  const double u = *uniform();
  RC_ASSERT(normal_quantile(1 - u) == -normal_quantile(u));
  const double freedom = *parameter();
  const double t = student_t_quantile(u, freedom);
  RC_ASSERT(student_t_quantile(1 - u, freedom) == -t || near(student_t_quantile(1 - u, freedom), -t, 1e-12));
  const double a = 1 + *parameter(), b = 1 + *parameter();
  RC_ASSERT(near(beta_quantile(1 - u, b, a), 1 - beta_quantile(u, a, b), 1e-12));
}

PROPERTY(Quantiles, ScaleWithTheirScale, ()) {
  const double u = *uniform(), scale = *positive(), shape = *parameter();
  RC_ASSERT(near(exponential_quantile(u, scale) / scale, exponential_quantile(u, 1), 1e-12));
  RC_ASSERT(near(gamma_quantile(u, shape, scale) / scale, gamma_quantile(u, shape, 1), 1e-12));
  RC_ASSERT(near(weibull_quantile(u, shape, scale) / scale, weibull_quantile(u, shape, 1), 1e-12));
  RC_ASSERT(near(normal_quantile(u, 0, scale) / scale, normal_quantile(u), 1e-12));
}

/// As people's traits are drawn: Beta distributions of a mean and a concentration.
PROPERTY_OF_RUNS(QuantileTables, RiseStayInsideAndAgreeWithTheQuantile, 2, ()) {
  const double mean = 0.05 + 0.9 * *share();
  const double concentration =
      *rc::gen::map(rc::gen::inRange(0, 1001), [](int n) { return std::pow(10.0, n / 200.0); });
  const auto exact = [&](double u) { return beta_quantile(u, mean * concentration, (1 - mean) * concentration); };
  const QuantileTable table(exact);
  for (int n = 0; n < 20; ++n) {
    const double u = *uniform();
    const double v = *uniform();
    RC_ASSERT(table(std::min(u, v)) <= table(std::max(u, v)));
    RC_ASSERT(table(u) > 0 && table(u) < 1);
    const bool outermost = u < 1e-9 || u > 1 - 1e-9;
    RC_ASSERT(std::abs(table(u) - exact(u)) <= (outermost ? 1e-2 : 1e-4));
  }
}

PROPERTY(Choosing, NeverTakesAWeightOfZeroAndRisesWithTheUniform, ()) {
  const auto weights =
      *rc::gen::container<std::vector<double>>(rc::gen::oneOf(rc::gen::just(0.0), share(), positive()));
  RC_PRE(std::accumulate(weights.begin(), weights.end(), 0.0) > 0);
  const double u = *uniform();
  const double v = *uniform();
  const std::size_t low = choose(std::min(u, v), weights);
  const std::size_t high = choose(std::max(u, v), weights);
  RC_ASSERT(low <= high && high < weights.size());
  RC_ASSERT(weights[low] > 0 && weights[high] > 0);
}

PROPERTY(Choosing, AmongEqualsGivesEachTheSameShare, ()) {
  const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 500));
  const double u = *uniform();
  RC_ASSERT(choose(u, count) == static_cast<std::size_t>(std::floor(u * static_cast<double>(count))));
  const double p = *share();
  RC_ASSERT(bernoulli(u, p) == (u < p));
}

PROPERTY(Dirichlet, LiesOnTheSimplex, ()) {
  const auto concentration = *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
      rc::gen::oneOf(parameter(), rc::gen::map(positive(), [](double x) { return std::min(x, 1e4); }))));
  std::vector<double> uniforms;
  while (uniforms.size() < concentration.size()) uniforms.push_back(*uniform());
  const std::vector<double> point = dirichlet_quantile(uniforms, concentration);
  RC_ASSERT(point.size() == concentration.size());
  for (const double x : point) RC_ASSERT(x >= 0 && x <= 1);
  RC_ASSERT(near(std::accumulate(point.begin(), point.end(), 0.0), 1, 1e-12));
}

PROPERTY(RateProfiles, AddUpAndAreInvertedByTheNextArrival, ()) {
  const auto weights = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<double>>(rc::gen::map(rc::gen::inRange(0, 10), [](int n) { return 1.0 * n; })));
  RC_PRE(std::accumulate(weights.begin(), weights.end(), 0.0) > 0);
  const RateProfile profile(*parameter(), *parameter(), weights);
  const double from = *rc::gen::inRange(-1000, 1000) / 8.0;
  const double middle = from + *parameter();
  const double to = middle + *parameter();
  const double whole = profile.expected(from, to);
  RC_ASSERT(whole >= 0);
  RC_ASSERT(near(profile.expected(from, middle) + profile.expected(middle, to), whole, 1e-9));
  const double amount = *parameter();
  const double at = profile.time_after(from, amount);
  RC_ASSERT(at >= from);
  RC_ASSERT(near(profile.expected(from, at), amount, 1e-9));
}

}  // namespace
}  // namespace colead
