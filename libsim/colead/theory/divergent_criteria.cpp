// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/divergent_criteria.hpp"

#include <numbers>
#include <numeric>

#include "colead/theory/range.hpp"

namespace colead::theory {
namespace {

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

}  // namespace

double disagreement_probability(std::span<const double> w1, std::span<const double> w2) {
  return angle(w1, w2) / std::numbers::pi;
}

double decision_efficiency(std::span<const double> deciding, std::span<const double> judging) {
  return std::cos(angle(deciding, judging));
}

}  // namespace colead::theory
