// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "colead/influence/influence_rule.hpp"

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

// Below, `weights` is the n x n matrix W row by row, rows summing to 1; n is found from its length.

/// Share of each person's first opinion in the consensus of x(t+1) = W x(t): the left eigenvector of W to eigenvalue 1,
/// summing to 1 (DeGroot 1974). The consensus is reached when W is also aperiodic (Golub & Jackson 2010). Throws
/// ModelError when no such vector is the only one: two groups that do not listen to each other.
[[nodiscard]] std::vector<double> degroot_influence(std::span<const double> weights);

/// x* = (I - L W)^-1 (I - L) u of Friedkin & Johnsen (1999), L = diag(susceptibility). `anchor` is u, n x m row by
/// person; so is the result. Throws ModelError when I - L W is singular: a group in which nobody holds on to the
/// anchor.
[[nodiscard]] std::vector<double> friedkin_johnsen_equilibrium(std::span<const double> weights,
                                                               std::span<const double> susceptibility,
                                                               std::span<const double> anchor);

/// V = (I - L W)^-1 (I - L), n x n row by row: how much of i's settled opinion is j's anchor. Rows sum to 1.
[[nodiscard]] std::vector<double> total_influence(std::span<const double> weights,
                                                  std::span<const double> susceptibility);

}  // namespace colead
