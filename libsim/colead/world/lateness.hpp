// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "colead/core/time.hpp"
#include "colead/math/functions.hpp"

namespace colead {

/// Share of its value that a decision keeps when it is made after it was due: exp(-ln 2 late / half-life), 1 in time.
/// Exponential fading has one number, does not depend on where the clock starts, and is what a constant hazard of the
/// occasion passing gives. A half-life of 0 stands for value that does not fade.
[[nodiscard]] inline double share_kept(Time due, Time decided, double half_life_days) {
  if (half_life_days <= 0.0) return 1.0;
  return math::exp2(-std::max(0.0, in_days(decided - due)) / half_life_days);
}

}  // namespace colead
