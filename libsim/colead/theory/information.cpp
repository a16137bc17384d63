// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/information.hpp"

#include <vector>

#include "colead/theory/range.hpp"

namespace colead::theory {
namespace {

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

}  // namespace colead::theory
