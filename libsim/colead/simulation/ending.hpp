// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

// How a decision ends that finds no meeting (behaviour.endings).

/// Whether the unit's standing meeting takes the item with those present, after searches in vain.
[[nodiscard]] bool taken_in_standing_meeting(Life life, const Decision& d);
/// After a search in vain: an escalated decision is put to other seniors or signed off on paper. False when it is to be
/// sought again.
bool end_without_slot(Life life, DecisionId id);
/// Starts the clock of an escalated decision.
void start_escalated_clock(Life life, DecisionId id);
/// The seniors have not met in time. A meeting that stands in the diaries is held all the same.
void escalated_patience_ends(Life life, DecisionId id);
/// One of them has signed: the next in turn, or the decision.
void signed_off(Life life, DecisionId id);

}  // namespace colead
