// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Beta reputation (Josang & Ismail 2002, Bled eConference): r good and s bad experiences, none negative, make Beta(r +
// a W, s + (1 - a) W) with prior strength W > 0 and base rate a in [0,1]. What lies outside throws ModelError.

struct Reputation {
  double positive{0};  ///< r
  double negative{0};  ///< s
};

struct ReputationPrior {
  double strength{2};     ///< W
  double base_rate{0.5};  ///< a
};

/// (r + a W) / (r + s + W): the chance that the next experience is good.
[[nodiscard]] double reputation_mean(const Reputation& reputation, const ReputationPrior& prior = {});
/// Variance of that chance.
[[nodiscard]] double reputation_variance(const Reputation& reputation, const ReputationPrior& prior = {});

/// What is left of a history, oldest first, each experience a share of good in [0,1], when evidence keeps the factor
/// `kept` in [0,1] between one experience and the next.
[[nodiscard]] Reputation faded_reputation(std::span<const double> history, double kept);

/// Where it settles when every experience is good with the share `good` in [0,1]; kept in [0,1).
[[nodiscard]] Reputation settled_reputation(double good, double kept);

/// Mean and variance of r - s in the long run of independent experiences, each good with probability `good`, else bad:
/// a geometric sum.
struct EvidenceBalance {
  double mean{0};
  double variance{0};
};
[[nodiscard]] EvidenceBalance settled_balance(double good, double kept);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
