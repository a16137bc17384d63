// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "colead/world/world.hpp"

namespace colead {

/// What `holder` expects of an unknown member of `target`'s profession, per facet: the stereotype base rates of the
/// holder's View, and for integrity the holder's propensity to trust (mayer_1995).
[[nodiscard]] std::array<float, facet_count> prior_of(const World& world, PersonId holder, PersonId target);

/// T_ij in [0,1] now; the prior alone when there is no tie. Changes nothing.
[[nodiscard]] double trust(const World& world, PersonId holder, PersonId target);

/// Who is asked about whom.
struct TrustPair {
  PersonId holder;
  PersonId target;
};

/// trust() of each pair, by one call of the trust model. pairs.size() <= max_trust_pairs, out.size() == pairs.size().
void read_trust(const World& world, std::span<const TrustPair> pairs, std::span<float> out);

inline constexpr std::size_t max_trust_pairs = max_participants * max_participants;

/// trust() and respect() of everybody at a table for everybody else: of who[a] for who[b] at [a * n + b], the diagonal
/// 1. One call of the trust model. who.size() <= max_participants, trusts.size() == respects.size() == n * n.
void read_table(const World& world, std::span<const PersonId> who, std::span<float> trusts, std::span<float> respects);

/// R_ij in [0,1]; for strangers the mean respect for the target's profession.
[[nodiscard]] double respect(const World& world, PersonId holder, PersonId target);

/// How little the holder knows of the target, in [0,1]; 1 without a tie.
[[nodiscard]] double uncertainty(const World& world, PersonId holder, PersonId target);

/// Writes World::evidence into its ties through the trust model and empties the list.
void settle_evidence(World& world);

}  // namespace colead
