// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/linear_trust.hpp"

#include <cmath>

#include "colead/theory/range.hpp"

namespace colead::theory {
namespace {

/// Mean share of the way moved in one experience.
double pull(const LinearTrust& trust) {
  need(share(trust.good) && share(trust.up) && share(trust.down), "linear trust needs shares in [0, 1]");
  const double moved = trust.good * trust.up + (1.0 - trust.good) * trust.down;
  need(moved > 0.0, "trust that no experience moves stays where it is");
  return moved;
}

}  // namespace

double linear_trust_mean(const LinearTrust& trust) { return trust.good * trust.up / pull(trust); }

// Var T = E Var(T'|T) + Var E(T'|T) with T' one experience later, solved for Var T: a quotient of sums of what is not
// negative, so that nothing is lost where the deviation is small.
double linear_trust_deviation(const LinearTrust& trust) {
  const double q = trust.good;
  const double moves = trust.up * trust.down / pull(trust);
  const double lost = q * trust.up * (2.0 - trust.up) + (1.0 - q) * trust.down * (2.0 - trust.down);
  return moves * std::sqrt(q * (1.0 - q) / lost);
}

double linear_trust_after(const LinearTrust& trust, double first, std::size_t experiences) {
  need(share(first), "trust lies in [0, 1]");
  const double mean = linear_trust_mean(trust);
  return mean + (first - mean) * std::pow(1.0 - pull(trust), static_cast<double>(experiences));
}

}  // namespace colead::theory
