// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>

#include "colead/core/visibility.hpp"
#include "colead/influence/influence_rule.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Throws ModelError unless every span has the length that its comment in Discussion states and columns are people.
/// `first` and `listened` are trusted to describe rows in order.
void require_valid(const Discussion& discussion);

/// scratch(i) = sum over j of w_ij opinion(j), for every matter; opinions stay as they are.
void listen(const Discussion& discussion);

/// How far apart i and j stand: the root mean square of their differences over the matters, so that a bound means the
/// same for one matter as for six. With one matter, |x_i - x_j| exactly.
[[nodiscard]] inline double opinion_distance(const Discussion& discussion, std::size_t i, std::size_t j) {
  const std::size_t m = discussion.matters;
  const double* a = discussion.opinion.data() + i * m;
  const double* b = discussion.opinion.data() + j * m;
  if (m == 1) return std::abs(a[0] - b[0]);
  double squares = 0.0;
  for (std::size_t k = 0; k < m; ++k) squares += (a[k] - b[k]) * (a[k] - b[k]);
  return std::sqrt(squares / static_cast<double>(m));
}

}  // namespace colead
COLEAD_PUBLIC_END
