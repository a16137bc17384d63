// SPDX-License-Identifier: Apache-2.0
#include "colead/theory/silos.hpp"

#include "colead/theory/range.hpp"

namespace colead::theory {

SiloFigures silo_figures(const Silos& silos) {
  need(share(silos.within) && share(silos.across), "ties need probabilities in [0, 1]");
  const auto a = static_cast<double>(silos.first);
  const auto b = static_cast<double>(silos.second);
  const double in_a = silos.within * a * (a - 1.0) / 2.0;
  const double in_b = silos.within * b * (b - 1.0) / 2.0;
  const double across = silos.across * a * b;
  const double within = in_a + in_b;
  const double all = within + across;
  need(all > 0.0, "without any ties there is no index of them");
  const double share_a = (2.0 * in_a + across) / (2.0 * all);
  const double share_b = (2.0 * in_b + across) / (2.0 * all);
  return {within, across, (across - within) / all, within / all - share_a * share_a - share_b * share_b};
}

}  // namespace colead::theory
