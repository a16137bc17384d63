// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/math/functions.hpp"

namespace colead {

[[nodiscard]] inline double logistic(double x) { return 1.0 / (1.0 + math::exp(-x)); }

}  // namespace colead
