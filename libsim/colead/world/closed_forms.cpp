// SPDX-License-Identifier: Apache-2.0
#include "colead/world/closed_forms.hpp"

#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

#include "colead/core/error.hpp"

namespace colead {
namespace {

void need(bool holds, const char* range) {
  if (!holds) throw ModelError(range);
}

bool share(double value) { return value >= 0.0 && value <= 1.0; }
bool rate(double value) { return value >= 0.0 && std::isfinite(value); }

/// The angle between two weight vectors. Of unit vectors a and b it is 2 atan2(|a - b|, |a + b|), which unlike the arc
/// cosine of their product is exact where they are parallel.
double angle(std::span<const double> w1, std::span<const double> w2) {
  need(!w1.empty() && w1.size() == w2.size(), "two weight vectors must have the same length, at least 1");
  const auto norm = [](std::span<const double> w) {
    return std::sqrt(std::inner_product(w.begin(), w.end(), w.begin(), 0.0));
  };
  const double norm1 = norm(w1);
  const double norm2 = norm(w2);
  need(norm1 > 0.0 && norm2 > 0.0 && std::isfinite(norm1 + norm2), "weights must be finite and not all 0");
  double apart = 0.0;
  double along = 0.0;
  for (std::size_t k = 0; k < w1.size(); ++k) {
    const double a = w1[k] / norm1;
    const double b = w2[k] / norm2;
    apart += (a - b) * (a - b);
    along += (a + b) * (a + b);
  }
  return 2.0 * std::atan2(std::sqrt(apart), std::sqrt(along));
}

/// Distribution of how many of independent events happen: entry k is P(exactly k).
std::vector<double> count_distribution(std::span<const double> probabilities) {
  std::vector<double> counts{1.0};
  for (const double p : probabilities) {
    need(share(p), "probabilities must lie in [0, 1]");
    counts.push_back(0.0);
    for (std::size_t k = counts.size() - 1; k > 0; --k) counts[k] = counts[k] * (1.0 - p) + counts[k - 1] * p;
    counts[0] *= 1.0 - p;
  }
  return counts;
}

}  // namespace

double bass_share(double p, double q, double t) {
  need(rate(p) && rate(q) && rate(t), "bass_share needs finite p, q, t >= 0");
  if (p == 0.0) return 0.0;
  return -std::expm1(-(p + q) * t) / (1.0 + q / p * std::exp(-(p + q) * t));
}

BassPeak bass_peak(double p, double q) {
  need(rate(p) && rate(q) && p > 0.0, "bass_peak needs finite p > 0 and q >= 0");
  if (q <= p) return {};
  return {std::log(q / p) / (p + q), (q - p) / (2.0 * q)};
}

double trained_share(double tau, double phi, double mu, double delta) {
  need(rate(tau) && rate(mu) && rate(delta) && share(phi), "trained_share needs rates >= 0 and phi in [0, 1]");
  const double total = tau + delta + mu;
  need(total > 0.0, "trained_share needs a rate above 0: without any, the share stays what it was");
  return (tau + phi * mu) / total;
}

double dose_schedule_peak(double gain, double period, double decay) {
  need(share(gain) && rate(period) && period > 0.0 && rate(decay),
       "a dose schedule needs gain in [0, 1], period > 0, decay >= 0");
  if (gain == 0.0) return 0.0;
  return gain / (1.0 - (1.0 - gain) * std::exp(-decay * period));
}

double dose_schedule_mean(double gain, double period, double decay) {
  const double peak = dose_schedule_peak(gain, period, decay);
  const double faded = decay * period;
  return faded == 0.0 ? peak : peak * -std::expm1(-faded) / faded;
}

double decay_rate(double half_life) {
  need(half_life > 0.0, "a half-life must be above 0");
  return std::numbers::ln2 / half_life;
}

double disagreement_probability(std::span<const double> w1, std::span<const double> w2) {
  return angle(w1, w2) / std::numbers::pi;
}

double decision_efficiency(std::span<const double> deciding, std::span<const double> judging) {
  return std::cos(angle(deciding, judging));
}

double mention_probability(double recall, double holders) {
  need(share(recall) && rate(holders), "mention_probability needs recall in [0, 1] and holders >= 0");
  if (holders == 0.0) return 0.0;
  return -std::expm1(holders * std::log1p(-recall));
}

double first_mention_shared(double shared_held, double unique_held) {
  need(rate(shared_held) && rate(unique_held) && shared_held + unique_held > 0.0, "the first speaker must hold a cue");
  return shared_held / (shared_held + unique_held);
}

double hidden_profile_success(std::span<const double> for_a, std::span<const double> for_b) {
  const std::vector<double> a = count_distribution(for_a);
  const std::vector<double> b = count_distribution(for_b);
  double success = 0.0;
  double fewer_b = 0.0;  // P(count of B < k)
  for (std::size_t k = 0; k < a.size(); ++k) {
    success += a[k] * fewer_b;
    if (k < b.size()) fewer_b += b[k];
  }
  return success;
}

}  // namespace colead
