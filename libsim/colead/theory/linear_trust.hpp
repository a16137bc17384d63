// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

/// Trust that moves the share `up` of the way to 1 after a good experience and the share `down` of the way to 0 after a
/// bad one: experiences are independent and good with probability `good`. All in [0,1]; good up + bad down above 0.
/// (Linear operator of Bush & Mosteller 1955; losing faster than winning after Slovic 1993, Risk Analysis 13:675-682.)
struct LinearTrust {
  double good{0.8};
  double up{0.02};
  double down{0.1};
};

/// Mean in the long run. Throws ModelError outside the ranges, as the functions below.
[[nodiscard]] double linear_trust_mean(const LinearTrust& trust);
/// Standard deviation in the long run.
[[nodiscard]] double linear_trust_deviation(const LinearTrust& trust);
/// Mean after so many experiences, from a first level in [0,1].
[[nodiscard]] double linear_trust_after(const LinearTrust& trust, double first, std::size_t experiences);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
