// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/world/world.hpp"

namespace colead {

/// Functions that keep World::recorder's trust ledger. Call them only where there is one. They change nothing else.

/// The account of every tie of one person, in both directions, begins ...
void begin_ties(World& world, PersonId person);
/// ... and ends: forgetting up to now is booked, then the line `ended`. Before the ties themselves are ended.
/// One tie ends, in both directions, while both stay.
void end_tie_account(World& world, PersonId one, PersonId other);
void end_ties(World& world, PersonId person);
/// Enters World::evidence, before it is written into the ties, by trying it on copies of them.
void enter_evidence(World& world);
/// Brings every account up to now: at the end of a run, or before reading it.
void balance_ties(World& world);

}  // namespace colead
