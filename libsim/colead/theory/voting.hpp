// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// Groups that choose between two options, of which one is right. Probabilities outside [0,1] throw ModelError.

/// P(at least `least` of `people` independent events of probability p).
[[nodiscard]] double at_least(std::size_t least, std::size_t people, double p);

/// P(a strict majority of `people` >= 1 independent judges, each right with probability p, is right) (Condorcet 1785).
[[nodiscard]] double majority_success(std::size_t people, double p);

/// Weight with which a judge of competence p in (0,1) should count: ln(p / (1 - p)) (Nitzan & Paroush 1982, Int Econ
/// Rev 23:289-297).
[[nodiscard]] double log_odds_weight(double p);

/// P(a weighted vote of independent judges is right), a tie being right half of the time: exact, over all votes. At
/// most 24 judges, a weight and a competence each.
[[nodiscard]] double weighted_success(std::span<const double> competences, std::span<const double> weights);

/// The largest success any rule can have with these judges, each option being right equally often: that of log-odds
/// weights. Competences in (0,1).
[[nodiscard]] double best_success(std::span<const double> competences);

/// P(a group finds a demonstrable truth) where `needed` of its members, each of whom sees it with probability p, carry
/// the others: 1 truth wins, 2 truth-supported wins (Davis 1973, Psychological Review 80:97-125).
[[nodiscard]] double truth_wins(std::size_t people, double p, std::size_t needed = 1);

/// Share for reform after one level of a hierarchy of groups of this size >= 1 that decide by strict majority, a tie
/// keeping the status quo (Galam 1986, J Math Psychol 30:426-434).
[[nodiscard]] double galam_step(std::size_t size, double p);

/// Share above which reform grows from level to level, the fixed point of galam_step in (0,1): 1/2 for odd sizes >= 3.
/// Sizes 1 and 2 have none and throw ModelError.
[[nodiscard]] double galam_threshold(std::size_t size);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
