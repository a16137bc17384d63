// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

/// Somebody who comes and goes at exponential times: mean > 0 of a time away and of a time there.
struct ComingAndGoing {
  double mean_away{1};
  double mean_there{1};
};

/// When two people who come and go independently are there together.
struct JointAvailability {
  double both{0};            ///< share of time
  double wait{0};            ///< mean time from a random moment until both are there
  double wait_from_none{0};  ///< the same from a moment at which neither is
};

/// First-step analysis of the Markov chain of the two. Throws ModelError for a mean that is not above 0 and finite.
[[nodiscard]] JointAvailability joint_availability(const ComingAndGoing& one, const ComingAndGoing& other);

/// Two alike on a grid of steps: somebody away comes in the next step with probability `comes` in (0,1], somebody there
/// goes with probability `goes` in [0,1). Waits are in steps; 0 where both are there in the step asked about.
[[nodiscard]] JointAvailability joint_availability_in_steps(double comes, double goes);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
