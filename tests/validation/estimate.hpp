// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace colead {

/// The mean of independent values lies within max(stated, 4 standard errors) of the known one, and the error is small
/// enough for that to mean something. `stated` is by default half of the last digit of a value printed with six
/// decimals.
inline void expect_mean(const std::vector<double>& values, double known, double stated = 5e-7) {
  double sum = 0, squares = 0;
  const auto n = static_cast<double>(values.size());
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / n) * (value - sum / n);
  const double error = std::sqrt(squares / (n - 1) / n);
  EXPECT_NEAR(sum / n, known, std::max(stated, 4 * error));
  EXPECT_LT(4 * error, 0.06 * known);
}

}  // namespace colead
