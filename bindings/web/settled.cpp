// SPDX-License-Identifier: Apache-2.0
#include "settled.hpp"

#include <algorithm>
#include <cmath>

#include "colead/random/distributions.hpp"

namespace colead::web {
namespace {

constexpr std::int64_t first_look = 10;
constexpr double growth = 1.5;
constexpr double share_that_counts = 0.05;

/// An interval no wider than `smallest` always decides; a wider one may.
bool decided(double low, double high, double smallest) {
  return low >= smallest || high <= -smallest || (-smallest <= low && high <= smallest) || high - low <= smallest;
}

bool decided(const Effect& effect, double tail) {
  if (effect.pairs < 2) return false;
  const double half =
      effect.standard_error * student_t_quantile(1.0 - tail / 2.0, static_cast<double>(effect.pairs - 1));
  return decided(effect.difference - half, effect.difference + half, smallest_that_counts(effect));
}

}  // namespace

std::vector<std::int64_t> looks(std::int64_t budget) {
  std::vector<std::int64_t> out{std::min(first_look, budget)};
  while (out.back() < budget) {
    // As Python rounds: halves to the even number.
    const auto next = static_cast<std::int64_t>(std::nearbyint(growth * static_cast<double>(out.back())));
    out.push_back(std::min(budget, next));
  }
  return out;
}

double smallest_that_counts(const Effect& effect) {
  return effect.matters > 0.0 ? effect.matters : share_that_counts * std::abs(effect.baseline_mean);
}

bool settled(std::span<const Effect> effects, const Progressed& progressed) {
  const std::vector<std::int64_t> at = looks(progressed.budget);
  if (std::find(at.begin(), at.end(), progressed.replications) == at.end()) return false;
  if (effects.empty()) return progressed.replications >= progressed.budget;
  const double comparisons = static_cast<double>(at.size()) * static_cast<double>(effects.size());
  const double tail = (1.0 - progressed.confidence) / comparisons;
  return std::all_of(effects.begin(), effects.end(), [&](const Effect& effect) { return decided(effect, tail); });
}

}  // namespace colead::web
