// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "colead/core/visibility.hpp"
#include "colead/decisions/decision_rule.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

// What several decision rules share. Options and voters are indices into the ballot.

/// Throws ModelError unless there is a voter, an option and a finite score for each pair of them.
void require_valid(const Ballot& ballot);

/// The option a voter scores highest; of equals the lowest.
[[nodiscard]] std::uint32_t best_option(const Ballot& ballot, std::size_t voter);

/// Whether an option is at most `tolerance` below the voter's best. The comparison allows for rounding: an option that
/// is exactly `tolerance` below in decimals contents.
[[nodiscard]] bool content(const Ballot& ballot, std::size_t voter, std::size_t option, double tolerance);

/// Sum over the voters of weight times score, for each option, written over `totals`. totals.size() == options;
/// weights.size() == voters, or empty for 1 each.
void weighted_scores(const Ballot& ballot, std::span<double> totals, std::span<const double> weights = {});

/// Sum of the weights of those who score an option highest, for each option, written over `totals`. Sizes as above.
void first_votes(const Ballot& ballot, std::span<double> totals, std::span<const double> weights = {});

/// The option with the largest total. Totals count as equal when they differ by no more than rounding (1e-12 of the
/// largest), so the order in which voters stand in the ballot decides nothing; of equals the lowest.
struct Leader {
  std::uint32_t option{0};
  bool tied{false};  ///< another option has an equal total
  double lead{0};    ///< over the next best, 0 when tied; infinity for a single option
};
[[nodiscard]] Leader leader(std::span<const double> totals);

/// A vote on firsts. Agreed when one option alone leads with more than the share `threshold` of all weight; a tie for
/// the lead agrees on the status quo (option 0), whoever is tied; anything else is no agreement. Weights as above, not
/// negative, some of them positive.
[[nodiscard]] Ruling majority_vote(const Ballot& ballot, double threshold, std::span<const double> weights = {});

}  // namespace colead
COLEAD_PUBLIC_END
