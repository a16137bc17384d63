// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Two people who weigh the same criteria differently. An argument outside the range that a comment names throws
// ModelError. Two options differ on K criteria by a vector d of independent N(0,1); somebody with weights w prefers by
// the sign of w . d. Weights have the same length K >= 1 and are not all 0.

/// P(the two prefer different options) = theta / pi, theta the angle between their weights.
[[nodiscard]] double disagreement_probability(std::span<const double> w1, std::span<const double> w2);

/// Value of letting `deciding` weights choose, as `judging` weights see it, over that of letting the latter choose: cos
/// theta.
[[nodiscard]] double decision_efficiency(std::span<const double> deciding, std::span<const double> judging);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
