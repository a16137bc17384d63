// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace colead {

/// Mean and two-sided Student-t interval of a sample; the interval is NaN below two values, and so is `error`.
struct Interval {
  std::int64_t count{0};
  double mean{0};
  double error{0};  ///< standard error of the mean
  double low{0};
  double high{0};
};
[[nodiscard]] Interval interval(std::span<const double> values, double confidence);

}  // namespace colead
