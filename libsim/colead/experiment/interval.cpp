// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/interval.hpp"

#include <cmath>
#include <limits>

#include "colead/random/distributions.hpp"

namespace colead {

Interval interval(std::span<const double> values, double confidence) {
  Interval out;
  out.count = static_cast<std::int64_t>(values.size());
  out.mean = out.error = out.low = out.high = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return out;
  double total = 0.0;
  for (const double value : values) total += value;
  const auto n = static_cast<double>(values.size());
  out.mean = total / n;
  if (values.size() < 2) return out;
  double squares = 0.0;
  for (const double value : values) squares += (value - out.mean) * (value - out.mean);
  out.error = std::sqrt(squares / (n - 1.0) / n);
  const double half = student_t_quantile(0.5 + confidence / 2.0, n - 1.0) * out.error;
  out.low = out.mean - half;
  out.high = out.mean + half;
  return out;
}

}  // namespace colead
