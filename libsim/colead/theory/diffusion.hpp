// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Diffusion of a membership or habit (Bass 1969). An argument outside the range that a comment names throws ModelError.

/// F(t): share that has joined by t >= 0 when the hazard is p + q F. p, q >= 0; with p = 0 nobody ever starts.
[[nodiscard]] double bass_share(double p, double q, double t);

struct BassPeak {
  double time{0};   ///< of the fastest growth; 0 when growth only slows (q <= p)
  double share{0};  ///< F then
};
/// p > 0, q >= 0.
[[nodiscard]] BassPeak bass_peak(double p, double q);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
