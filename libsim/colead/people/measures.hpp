// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace colead {

/// At most this many performance measures; rows are padded to it so that one row is one half cache line.
inline constexpr std::size_t max_measures = 8;

/// A row of numbers, one per performance measure; unused entries are 0. Used for weights on the simplex (values v,
/// effective weights w, perceived values p) and for attributes of options. Sums run in index order, so they have one
/// result everywhere.
struct alignas(32) MeasureRow {
  std::array<float, max_measures> x{};

  [[nodiscard]] float& operator[](std::size_t k) { return x[k]; }
  [[nodiscard]] float operator[](std::size_t k) const { return x[k]; }
  friend bool operator==(const MeasureRow&, const MeasureRow&) = default;
};

[[nodiscard]] inline double dot(const MeasureRow& a, const MeasureRow& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < max_measures; ++k) sum += static_cast<double>(a[k]) * static_cast<double>(b[k]);
  return sum;
}

[[nodiscard]] inline double sum(const MeasureRow& a) {
  double total = 0.0;
  for (const float value : a.x) total += value;
  return total;
}

/// Cosine of the angle between two rows; 1 when either is all zero (nothing to disagree about).
[[nodiscard]] inline double cosine(const MeasureRow& a, const MeasureRow& b) {
  const double norms = dot(a, a) * dot(b, b);
  return norms > 0.0 ? std::min(1.0, dot(a, b) / std::sqrt(norms)) : 1.0;
}

/// Sum of absolute differences, in [0, 2] for two rows on the simplex.
[[nodiscard]] inline double l1_distance(const MeasureRow& a, const MeasureRow& b) {
  double total = 0.0;
  for (std::size_t k = 0; k < max_measures; ++k)
    total += std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k]));
  return total;
}

/// (1 - share) a + share b, entry by entry; on the simplex when both are.
[[nodiscard]] inline MeasureRow blend(const MeasureRow& a, const MeasureRow& b, double share) {
  MeasureRow out;
  const auto s = static_cast<float>(share);
  for (std::size_t k = 0; k < max_measures; ++k) out[k] = a[k] + s * (b[k] - a[k]);
  return out;
}

}  // namespace colead
