// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// At most this many criteria; rows are padded to it so that one row is one half cache line.
inline constexpr std::size_t max_criteria = 8;

/// A row of numbers, one per criterion; unused entries are 0. Used for weights on the simplex (values v,
/// effective weights w, perceived values p) and for attributes of options. Sums run in index order, so they have one
/// result everywhere.
struct alignas(32) CriterionRow {
  std::array<float, max_criteria> x{};

  [[nodiscard]] float& operator[](std::size_t k) { return x[k]; }
  [[nodiscard]] float operator[](std::size_t k) const { return x[k]; }
  friend bool operator==(const CriterionRow&, const CriterionRow&) = default;
};

[[nodiscard]] inline double dot(const CriterionRow& a, const CriterionRow& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < max_criteria; ++k) sum += static_cast<double>(a[k]) * static_cast<double>(b[k]);
  return sum;
}

[[nodiscard]] inline double sum(const CriterionRow& a) {
  double total = 0.0;
  for (const float value : a.x) total += value;
  return total;
}

/// Cosine of the angle between two rows; 1 when either is all zero (nothing to disagree about).
[[nodiscard]] inline double cosine(const CriterionRow& a, const CriterionRow& b) {
  const double norms = dot(a, a) * dot(b, b);
  return norms > 0.0 ? std::min(1.0, dot(a, b) / std::sqrt(norms)) : 1.0;
}

/// Sum of absolute differences, in [0, 2] for two rows on the simplex.
[[nodiscard]] inline double l1_distance(const CriterionRow& a, const CriterionRow& b) {
  double total = 0.0;
  for (std::size_t k = 0; k < max_criteria; ++k)
    total += std::abs(static_cast<double>(a[k]) - static_cast<double>(b[k]));
  return total;
}

/// (1 - share) a + share b, entry by entry; on the simplex when both are.
[[nodiscard]] inline CriterionRow blend(const CriterionRow& a, const CriterionRow& b, double share) {
  CriterionRow out;
  const auto s = static_cast<float>(share);
  for (std::size_t k = 0; k < max_criteria; ++k) out[k] = a[k] + s * (b[k] - a[k]);
  return out;
}

}  // namespace colead
COLEAD_PUBLIC_END
