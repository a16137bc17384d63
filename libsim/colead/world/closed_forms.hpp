// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace colead {

// Exact results against which the model is validated and with which documents explain it. Pure functions; an argument
// outside the range that a comment names throws ModelError. Rates and times share one unit of time, whichever it is.

// ---- Diffusion of a membership or habit (Bass 1969) ----

/// F(t): share that has joined by t >= 0 when the hazard is p + q F. p, q >= 0; with p = 0 nobody ever starts.
[[nodiscard]] double bass_share(double p, double q, double t);

struct BassPeak {
  double time{0};   ///< of the fastest growth; 0 when growth only slows (q <= p)
  double share{0};  ///< F then
};
/// p > 0, q >= 0.
[[nodiscard]] BassPeak bass_peak(double p, double q);

// ---- Training under turnover and forgetting ----

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

// ---- Two people who weigh the same measures differently ----
// Two options differ on K measures by a vector d of independent N(0,1); somebody with weights w prefers by the sign of
// w . d. Weights have the same length K >= 1 and are not all 0.

/// P(the two prefer different options) = theta / pi, theta the angle between their weights.
[[nodiscard]] double disagreement_probability(std::span<const double> w1, std::span<const double> w2);

/// Value of letting `deciding` weights choose, as `judging` weights see it, over that of letting the latter choose: cos
/// theta.
[[nodiscard]] double decision_efficiency(std::span<const double> deciding, std::span<const double> judging);

// ---- Collective information sampling and hidden profiles (Stasser & Titus 1985, 1987) ----

/// 1 - (1 - recall)^holders: P(a cue is mentioned) when each of its holders (a number >= 0) recalls it with `recall` in
/// [0,1], whatever the others do.
[[nodiscard]] double mention_probability(double recall, double holders);

/// P(the first cue mentioned is a shared one) when the first speaker holds so many shared and unique cues and recalls
/// each alike. None negative, one positive.
[[nodiscard]] double first_mention_shared(double shared_held, double unique_held);

/// P(strictly more cues for A than for B are mentioned), each cue mentioned with its own probability and on its own;
/// exact, by the distributions of the two counts. Either span may be empty.
[[nodiscard]] double hidden_profile_success(std::span<const double> for_a, std::span<const double> for_b);

}  // namespace colead
