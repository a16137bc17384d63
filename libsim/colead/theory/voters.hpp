// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {
namespace theory {

// The voter model on a complete graph: at each step one person, drawn alike, copies another, drawn alike (Clifford &
// Sudbury 1973, Biometrika 60:581-588; Holley & Liggett 1975, Ann Prob 3:643-663).

/// P(all of `people` >= 1 end up with the opinion that `holders` <= people hold at first): their share.
[[nodiscard]] double voter_success(std::size_t people, std::size_t holders);

/// Mean number of steps until all agree; people >= 2.
[[nodiscard]] double voter_steps(std::size_t people, std::size_t holders);

/// How many of the free people hold opinion one, in the long run.
struct VoterSpread {
  double mean{0};
  double variance{0};
};

/// Among zealots who copy nobody, `one` of opinion one and `zero` of the other, both >= 1: beta-binomial (Mobilia,
/// Petersen & Redner 2007, J Stat Mech P08029).
[[nodiscard]] VoterSpread voters_among_zealots(std::size_t free_people, std::size_t one, std::size_t zero);

}  // namespace theory
}  // namespace colead
COLEAD_PUBLIC_END
