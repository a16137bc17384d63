// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// What somebody answers for, relative to an equal share of the decision; 1 for a higher tier that was called in.
[[nodiscard]] inline double relative_accountability(const Decision& d, const Seat& seat) {
  if (seat.needed == shared_holder) return 1.0;
  return static_cast<double>(d.record.accountability[seat.needed]) * d.record.participants;
}

/// Effort relative to that of somebody who answers for an equal share (social loafing, Karau & Williams 1993).
[[nodiscard]] inline double relative_effort(const World& world, const Decision& d, const Seat& seat) {
  const double loafing = world.behaviour().deliberation.loafing;
  return std::max(0.0, 1.0 + loafing * (relative_accountability(d, seat) - 1.0));
}

/// Chance that somebody who is not vital to a meeting and free stays away from it.
[[nodiscard]] inline double staying_away(const World& world, const Decision& d, const Seat& seat) {
  return world.behaviour().deliberation.stay_away * std::max(0.0, 1.0 - relative_accountability(d, seat));
}

}  // namespace colead
