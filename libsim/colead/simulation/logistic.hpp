// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace colead {

[[nodiscard]] inline double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace colead
