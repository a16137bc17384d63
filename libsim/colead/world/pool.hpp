// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "colead/world/world.hpp"

namespace colead {

// A signature that any of several people can give. While nobody has it in hand it waits in the queue of each of them,
// in its place there; whoever comes to it first takes it from all others. With people who are always there this is one
// queue before several servers.

/// Somebody idle who can begin before those at work are done with what they have has it at once; else it waits with all
/// who are at work. `pool` must outlive the decision.
void offer_task(World& world, std::span<const PersonId> pool, DecisionId decision, Duration effort);
/// Somebody has come to it: it is theirs, and so is the seat.
void take_from_pool(World& world, PersonId person, DecisionId decision);
/// Out of everybody's queue.
void withdraw_from_pool(World& world, DecisionId decision);

}  // namespace colead
