// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/training.hpp"

#include <numbers>

#include "colead/theory/range.hpp"

namespace colead::theory {

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

}  // namespace colead::theory
