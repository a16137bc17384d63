// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"
#include "colead/simulation/route_terms.hpp"

namespace colead {

/// Selective delegation (thomsen_2005): whoever is overloaded hands the seat to the least loaded candidate, if trusted.
void delegate(Life life, Decision& d);
/// Whether a rule in force says that this decision closes only with both sides: not by one alone, not by default.
[[nodiscard]] bool takes_both(Life life, const Decision& d);
/// Joint, one-sided or formal (assumed_routing): P(joint) = logistic(tendency + trust + understanding - habit -
/// load). A one-sided decision seats the owner's profession only.
void choose_route(Life life, Decision& d);
/// Accountability shares: the owner's side has `owner_share`, the others the rest; a joint-accountability policy moves
/// all sides towards equal shares; within a side people share equally.
void share_accountability(Life life, Decision& d);
/// Effort of one seat's preparation and what ignorance and distrust add to it (assumed_misreading, assumed_monitoring).
void estimate_preparation(Life life, Decision& d, std::size_t seat, const OtherSide& others);
/// An exception goes to the superior, who then has the preparation (levitt_1999). True when that happened.
bool ask_superior(Life life, DecisionId id, Seat& seat);
/// The next tier takes over: for each profession needed one senior of the organisation.
void seat_seniors(Life life, Decision& d);
/// Finds the earliest start for a quorum and marks who will be there. False when diaries have no room.
bool find_slot(Life life, Decision& d);

}  // namespace colead
