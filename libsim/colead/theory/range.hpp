// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "colead/core/error.hpp"

namespace colead::theory {

/// Throws ModelError with the words of a range that an argument has left.
inline void need(bool holds, const char* range) {
  if (!holds) throw ModelError(range);
}

[[nodiscard]] inline bool share(double value) { return value >= 0.0 && value <= 1.0; }
[[nodiscard]] inline bool rate(double value) { return value >= 0.0 && std::isfinite(value); }
[[nodiscard]] inline bool positive(double value) { return value > 0.0 && std::isfinite(value); }

}  // namespace colead::theory
