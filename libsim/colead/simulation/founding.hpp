// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/plan.hpp"
#include "colead/world/world.hpp"

namespace colead {

/// The world at time 0: people with their traits, the network with its first evidence, codes and scorecards, empty
/// diaries. A pure function of plan and luck; the strategy has no part in it.
[[nodiscard]] World found_world(const Plan& plan, const Luck& luck);

/// Draws who holds a position now: traits, values, perceptions, understanding, beliefs. Used at the founding and for
/// every successor; keyed by the holder's identity (position and generation).
void draw_holder(const Plan& plan, World& world, PersonId position);

/// Draws the evidence a tie of the founding starts with, around the holder's prior.
void draw_first_evidence(World& world, PersonId holder, Tie& tie);

}  // namespace colead
