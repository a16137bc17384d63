// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/arrivals.hpp"

#include <numbers>

#include "colead/theory/range.hpp"

namespace colead::theory {
namespace {

double frequency(const Cycle& cycle) {
  need(rate(cycle.mean) && std::abs(cycle.swing) <= cycle.mean && positive(cycle.period),
       "a cycle needs a mean >= 0, a swing no larger than it and a period > 0");
  return 2.0 * std::numbers::pi / cycle.period;
}

}  // namespace

double mean_arrivals(const Cycle& cycle, double from, double to) {
  const double w = frequency(cycle);
  need(std::isfinite(from) && std::isfinite(to) && from <= to, "arrivals are counted from a time to a later one");
  return cycle.mean * (to - from) + cycle.swing / w * (std::cos(w * from) - std::cos(w * to));
}

double mean_present(const Cycle& cycle, double mean_service, double t) {
  const double w = frequency(cycle);
  need(positive(mean_service) && std::isfinite(t), "services need a mean above 0");
  const double departures = 1.0 / mean_service;
  return cycle.mean * mean_service +
         cycle.swing / (departures * departures + w * w) * (departures * std::sin(w * t) - w * std::cos(w * t));
}

PresentCycle present_cycle(const Cycle& cycle, double mean_service) {
  const double w = frequency(cycle);
  need(positive(mean_service), "services need a mean above 0");
  return {std::abs(cycle.swing) / std::hypot(1.0 / mean_service, w), std::atan(w * mean_service) / w};
}

}  // namespace colead::theory
