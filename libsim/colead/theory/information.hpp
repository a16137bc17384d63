// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Collective information sampling and hidden profiles (Stasser & Titus 1985, 1987). An argument outside the range that
// a comment names throws ModelError.

/// 1 - (1 - recall)^holders: P(a cue is mentioned) when each of its holders (a number >= 0) recalls it with `recall` in
/// [0,1], whatever the others do.
[[nodiscard]] double mention_probability(double recall, double holders);

/// P(the first cue mentioned is a shared one) when the first speaker holds so many shared and unique cues and recalls
/// each alike. None negative, one positive.
[[nodiscard]] double first_mention_shared(double shared_held, double unique_held);

/// P(strictly more cues for A than for B are mentioned), each cue mentioned with its own probability and on its own;
/// exact, by the distributions of the two counts. Either span may be empty.
[[nodiscard]] double hidden_profile_success(std::span<const double> for_a, std::span<const double> for_b);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
