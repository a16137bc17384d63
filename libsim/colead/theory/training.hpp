// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Training under turnover and forgetting. An argument outside the range that a comment names throws ModelError.

/// Where the trained share S settles under dS/dt = tau (1 - S) + mu (phi - S) - delta S: training at rate tau of those
/// untrained, turnover at rate mu by successors of whom phi in [0,1] are trained, forgetting at rate delta. None
/// negative, one of the rates positive.
[[nodiscard]] double trained_share(double tau, double phi, double mu, double delta);

/// A gain in [0,1], the share of the gap to 1 that a dose closes, is repeated every `period` > 0; between doses the
/// level decays at rate `decay` >= 0. Level just after a dose, once settled; 0 without a gain.
[[nodiscard]] double dose_schedule_peak(double gain, double period, double decay);

/// Mean of that level over time.
[[nodiscard]] double dose_schedule_mean(double gain, double period, double decay);

/// Decay rate of a half-life > 0: ln 2 / half_life.
[[nodiscard]] double decay_rate(double half_life);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
