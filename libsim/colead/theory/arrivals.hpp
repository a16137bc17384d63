// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

/// The rate mean + swing sin(2 pi t / period) of a Poisson process: 0 <= |swing| <= mean, period > 0.
struct Cycle {
  double mean{1};
  double swing{0};
  double period{24};
};

/// Mean number of arrivals from `from` to `to` >= from; also the variance, and disjoint times are independent. Throws
/// ModelError outside these ranges, as the functions below.
[[nodiscard]] double mean_arrivals(const Cycle& cycle, double from, double to);

/// Mean number present at time t, long after the beginning, where nobody waits and services are exponential with a
/// mean > 0 (M_t/M/infinity; Eick, Massey & Whitt 1993, Management Science 39:241-252). The number is Poisson.
[[nodiscard]] double mean_present(const Cycle& cycle, double mean_service, double t);

/// How the number present follows the rate.
struct PresentCycle {
  double swing{0};  ///< of the mean number present
  double lag{0};    ///< time by which it peaks after the rate
};
[[nodiscard]] PresentCycle present_cycle(const Cycle& cycle, double mean_service);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
