// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// The stage at which a decision stands. What has gone up a tier has left its process: seniors prepare and meet.
[[nodiscard]] const ProcessStage& stage_of(Life life, const Decision& d);

/// The stage begins: who takes part, and what each has to do for it.
void begin_stage(Life life, DecisionId id);
/// Hours of work of one seat at the present stage, drawn anew whenever the process is taken up again.
[[nodiscard]] double draw_work(Life life, const Decision& d, std::size_t seat);
/// Somebody has done their part of the present stage.
void part_done(Life life, DecisionId id, Seat& seat);
/// The table has agreed: the stage is over, and with the last one the decision is carried out.
void agreed(Life life, DecisionId id);
/// Patience no longer counts: somebody of the pool has the decision in hand.
[[nodiscard]] bool in_hand(Life life, const Decision& d);

}  // namespace colead
