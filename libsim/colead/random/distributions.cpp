// SPDX-License-Identifier: Apache-2.0
#include "colead/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <string>

#include "colead/core/error.hpp"
#include "colead/math/functions.hpp"

namespace colead {

void detail::refuse(const char* contract) { throw ModelError(std::string("distribution: ") + contract); }

namespace {

using detail::require;

void require_uniform(double u) { require(u > 0.0 && u < 1.0, "u must lie in the open interval (0, 1)"); }

bool positive(double x) { return x > 0.0 && std::isfinite(x); }

bool non_negative(double x) { return x >= 0.0 && std::isfinite(x); }

double total_weight(std::span<const double> weights) {
  double total = 0.0;
  for (const double weight : weights) {
    require(non_negative(weight), "weights must be finite and not negative");
    total += weight;
  }
  require(positive(total), "weights must have a positive, finite sum");
  return total;
}

template <class Function>
double inverted(Function function, const char* name) {
  try {
    return function();
  } catch (const std::exception& error) {
    throw ModelError(std::string("distribution: no quantile of the ") + name + ": " + error.what());
  }
}

double unit_gamma(double u, double shape) {
  return inverted([&] { return math::gamma_p_inverse(shape, u); }, "gamma distribution");
}

/// Logarithm of a unit gamma quantile. Below 1e-200 by the first term of the series P(a, x) = x^a / Gamma(a + 1) + ...
double log_unit_gamma(double u, double shape) {
  const double x = unit_gamma(u, shape);
  return x > 1e-200 ? math::log(x) : (math::log(u) + math::lgamma(1.0 + shape)) / shape;
}

using Coefficients = std::array<double, 8>;

double ratio(double x, const Coefficients& above, const Coefficients& below) {
  double numerator = above[7];
  double denominator = below[7];
  for (std::size_t i = 7; i-- > 0;) {
    numerator = numerator * x + above[i];
    denominator = denominator * x + below[i];
  }
  return numerator / denominator;
}

// Coefficients of Wichura's PPND16 (ascending powers): centre, near tail, far tail.
constexpr Coefficients centre_above{3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                                    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                                    3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr Coefficients centre_below{1.00000000000000000000e0, 4.2313330701600911252e1, 6.8718700749205790830e2,
                                    5.3941960214247511077e3,  2.1213794301586595867e4, 3.9307895800092710610e4,
                                    2.8729085735721942674e4,  5.2264952788528545610e3};
constexpr Coefficients near_above{1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                  3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                  2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr Coefficients near_below{1.00000000000000000000e0,  2.05319162663775882187e0,  1.67638483018380384940e0,
                                  6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2,
                                  5.47593808499534494600e-4, 1.05075007164441684324e-9};
constexpr Coefficients far_above{6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                                 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr Coefficients far_below{1.00000000000000000000e0,  5.99832206555887937690e-1, 1.36929880922735805310e-1,
                                 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5,
                                 1.42151175831644588870e-7, 2.04426310338993978564e-15};

double standard_normal(double u) {
  const double q = u - 0.5;
  if (std::abs(q) <= 0.425) return q * ratio(0.180625 - q * q, centre_above, centre_below);
  const double r = std::sqrt(-math::log(q < 0.0 ? u : 1.0 - u));
  const double size = r <= 5.0 ? ratio(r - 1.6, near_above, near_below) : ratio(r - 5.0, far_above, far_below);
  return q < 0.0 ? -size : size;
}

}  // namespace

double exponential_quantile(double u, double mean) {
  require_uniform(u);
  require(non_negative(mean), "the mean of an exponential must be finite and not negative");
  return -mean * math::log1p(-u);
}

double uniform_quantile(double u, double low, double high) {
  require_uniform(u);
  require(low <= high && std::isfinite(high - low), "a uniform needs finite low <= high");
  return std::min(low + u * (high - low), high);
}

double normal_quantile(double u, double mean, double sd) {
  require_uniform(u);
  require(std::isfinite(mean) && non_negative(sd), "a normal needs a finite mean and a finite sd >= 0");
  return mean + sd * standard_normal(u);
}

double lognormal_from_mean_cv(double u, double mean, double cv) {
  require_uniform(u);
  require(positive(mean) && cv >= 0.0 && std::isfinite(cv * cv), "a lognormal needs a mean > 0 and a cv >= 0");
  const double variance = math::log1p(cv * cv);
  return mean * math::exp(std::sqrt(variance) * standard_normal(u) - 0.5 * variance);
}

double weibull_quantile(double u, double shape, double scale) {
  require_uniform(u);
  require(positive(shape) && non_negative(scale), "a Weibull needs a shape > 0 and a scale >= 0");
  return scale == 0.0 ? 0.0 : scale * math::pow(-math::log1p(-u), 1.0 / shape);
}

double beta_quantile(double u, double a, double b) {
  require_uniform(u);
  require(positive(a) && positive(b), "a beta needs a > 0 and b > 0");
  return inverted([&] { return math::beta_inverse(a, b, u); }, "beta distribution");
}

double student_t_quantile(double u, double freedom) {
  require_uniform(u);
  require(positive(freedom), "Student's t needs freedom > 0");
  // The tail of |t| is I_x(freedom / 2, 1 / 2) at x = freedom / (freedom + t^2).
  const double tail = 2.0 * std::min(u, 1.0 - u);
  const double x = inverted([&] { return math::beta_inverse(freedom / 2.0, 0.5, tail); }, "t distribution");
  const double t = std::sqrt(freedom * (1.0 - x) / x);
  return u < 0.5 ? -t : t;
}

double gamma_quantile(double u, double shape, double scale) {
  require_uniform(u);
  require(positive(shape) && non_negative(scale), "a gamma needs a shape > 0 and a scale >= 0");
  return scale * unit_gamma(u, shape);
}

bool bernoulli(double u, double p) {
  require_uniform(u);
  require(p >= 0.0 && p <= 1.0, "a probability must lie in [0, 1]");
  return u < p;
}

std::size_t choose(double u, std::span<const double> weights) {
  require_uniform(u);
  const double target = u * total_weight(weights);
  double before = 0.0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    before += weights[i];
    if (target < before) return i;
    if (weights[i] > 0.0) last = i;
  }
  return last;  // only for subnormal sums, where u * total can round up to the total
}

std::size_t choose(double u, std::size_t count) {
  require_uniform(u);
  require(count >= 1 && std::uint64_t{count} <= (std::uint64_t{1} << 52),
          "a choice needs between 1 and 2^52 alternatives");
  return static_cast<std::size_t>(u * static_cast<double>(count));
}

std::vector<double> dirichlet_quantile(std::span<const double> uniforms, std::span<const double> concentration) {
  const bool paired = !uniforms.empty() && uniforms.size() == concentration.size();
  require(paired, "a Dirichlet needs a uniform for each concentration");
  std::vector<double> shares(uniforms.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    require_uniform(uniforms[i]);
    require(positive(concentration[i]), "the concentrations of a Dirichlet must be > 0");
    shares[i] = log_unit_gamma(uniforms[i], concentration[i]);
  }
  const double largest = *std::max_element(shares.begin(), shares.end());
  double total = 0.0;
  for (double& share : shares) total += share = math::exp(share - largest);
  for (double& share : shares) share /= total;
  return shares;
}

RateProfile::RateProfile(double mean_rate, double cycle, std::span<const double> weights)
    : mean_rate_{mean_rate}, cycle_{cycle} {
  const bool valid = mean_rate >= 0.0 && positive(cycle) && std::isfinite(mean_rate * cycle);
  require(valid, "a rate profile needs a mean rate >= 0 and a cycle > 0");
  const double total = total_weight(weights);
  std::vector<double> shares{0.0};
  double sum = 0.0;
  for (const double weight : weights) shares.push_back((sum += weight) / total);
  share_before_ = std::make_shared<const std::vector<double>>(std::move(shares));
}

RateProfile::RateProfile(double mean_rate, const RateProfile& shape) : RateProfile(shape) {
  require(mean_rate >= 0.0 && std::isfinite(mean_rate * cycle_), "a rate profile needs a mean rate >= 0");
  mean_rate_ = mean_rate;
}

}  // namespace colead
