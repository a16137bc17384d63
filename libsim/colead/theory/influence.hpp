// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Where opinions settle that are averaged over and over. `weights` is the n x n matrix W of who listens to whom, row by
// row, none negative and rows summing to 1; n is found from its length. What does not fit throws ModelError.

/// Share of each person's first opinion in the consensus of x(t+1) = W x(t): the left eigenvector of W to eigenvalue 1,
/// summing to 1 (DeGroot 1974, J Am Stat Assoc 69:118-121). The consensus is reached when W is also aperiodic (Golub &
/// Jackson 2010, Am Econ J Micro 2:112-149). Throws when no such vector is the only one: two groups that do not listen
/// to each other.
[[nodiscard]] std::vector<double> degroot_influence(std::span<const double> weights);

/// x* = (I - L W)^-1 (I - L) u of Friedkin & Johnsen (1999, Advances in Group Processes 16:1-29), L =
/// diag(susceptibility) in [0,1]. `anchor` is u, n x m row by person; so is the result. Throws when I - L W is
/// singular: a group in which nobody holds on to the anchor.
[[nodiscard]] std::vector<double> friedkin_johnsen_equilibrium(std::span<const double> weights,
                                                               std::span<const double> susceptibility,
                                                               std::span<const double> anchor);

/// V = (I - L W)^-1 (I - L), n x n row by row: how much of i's settled opinion is j's anchor. Rows sum to 1.
[[nodiscard]] std::vector<double> total_influence(std::span<const double> weights,
                                                  std::span<const double> susceptibility);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
