// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/linear_trust.hpp"

#include <algorithm>

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

double linear_trust_deviation(const LinearTrust& trust) {
  const double mean = linear_trust_mean(trust);
  const double q = trust.good;
  const double kept = q * (1.0 - trust.up) * (1.0 - trust.up) + (1.0 - q) * (1.0 - trust.down) * (1.0 - trust.down);
  const double square = (2.0 * q * trust.up * (1.0 - trust.up) * mean + q * trust.up * trust.up) / (1.0 - kept);
  return std::sqrt(std::max(square - mean * mean, 0.0));  // rounding may leave less than nothing of 0
}

double linear_trust_after(const LinearTrust& trust, double first, std::size_t experiences) {
  need(share(first), "trust lies in [0, 1]");
  const double mean = linear_trust_mean(trust);
  return mean + (first - mean) * std::pow(1.0 - pull(trust), static_cast<double>(experiences));
}

}  // namespace colead::theory
