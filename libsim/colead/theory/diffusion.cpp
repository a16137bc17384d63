// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/diffusion.hpp"

#include "colead/theory/range.hpp"

namespace colead::theory {

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

}  // namespace colead::theory
