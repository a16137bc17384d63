// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/voting.hpp"

#include <cmath>
#include <vector>

#include "colead/theory/range.hpp"

namespace colead::theory {

double at_least(std::size_t least, std::size_t people, double p) {
  need(share(p), "probabilities must lie in [0, 1]");
  if (least == 0) return 1.0;
  if (p == 0.0 || p == 1.0) return p == 1.0 && least <= people ? 1.0 : 0.0;
  const auto n = static_cast<double>(people);
  double total = 0.0;
  for (std::size_t k = least; k <= people; ++k) {
    const auto i = static_cast<double>(k);
    total += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * std::log(p) +
                      (n - i) * std::log1p(-p));
  }
  return total;
}

double majority_success(std::size_t people, double p) {
  need(people >= 1, "a majority needs somebody who votes");
  return at_least(people / 2 + 1, people, p);
}

double log_odds_weight(double p) {
  need(p > 0.0 && p < 1.0, "a log-odds weight needs a competence in (0, 1)");
  return std::log(p / (1.0 - p));
}

double weighted_success(std::span<const double> competences, std::span<const double> weights) {
  constexpr std::size_t most_judges = 24;
  need(!competences.empty() && competences.size() <= most_judges && competences.size() == weights.size(),
       "a weighted vote needs 1 to 24 judges with a weight each");
  double all = 0.0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    need(share(competences[i]) && std::isfinite(weights[i]), "competences must lie in [0, 1], weights must be finite");
    all += std::abs(weights[i]);
  }
  const double rounding = 1e-12 * all;  // sums that differ by less are a tie
  double success = 0.0;
  for (std::size_t right = 0; right < std::size_t{1} << competences.size(); ++right) {
    double probability = 1.0;
    double lead = 0.0;
    for (std::size_t i = 0; i < competences.size(); ++i) {
      const bool is = ((right >> i) & 1U) != 0;
      probability *= is ? competences[i] : 1.0 - competences[i];
      lead += is ? weights[i] : -weights[i];
    }
    success += probability * (lead > rounding ? 1.0 : lead < -rounding ? 0.0 : 0.5);
  }
  return success;
}

double best_success(std::span<const double> competences) {
  std::vector<double> weights;
  weights.reserve(competences.size());
  for (const double p : competences) weights.push_back(log_odds_weight(p));
  return weighted_success(competences, weights);
}

double truth_wins(std::size_t people, double p, std::size_t needed) { return at_least(needed, people, p); }

double galam_step(std::size_t size, double p) { return majority_success(size, p); }

double galam_threshold(std::size_t size) {
  need(size >= 3, "groups of one change nothing and groups of two always lose to the status quo");
  // The step lies below the diagonal left of the fixed point and above it to the right. With odd sizes it is symmetric.
  if (size % 2 == 1) return 0.5;
  double low = 0.5;
  double high = 1.0 - 1e-9;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2.0;
    (galam_step(size, middle) > middle ? high : low) = middle;
  }
  return low;
}

}  // namespace colead::theory
