// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "colead/core/visibility.hpp"
#include "colead/simulation/plan.hpp"
#include "colead/world/world.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What the steps of a decision work on.
struct Life {
  const Plan& plan;
  World& world;

  [[nodiscard]] Decision& decision(DecisionId id) const { return world.decisions[id.value]; }
  [[nodiscard]] const DecisionClass& class_of(const DecisionRecord& record) const {
    return plan.setting().decisions[record.decision_class.value];
  }
  [[nodiscard]] const DecisionClass& class_of(const Decision& d) const { return class_of(d.record); }
  [[nodiscard]] const Policy& policy_of(const DecisionRecord& record) const {
    return world.policies[record.unit.value];
  }
  [[nodiscard]] const Policy& policy_of(const Decision& d) const { return policy_of(d.record); }
};

// The life of one decision in the order in which data flow (docs/concepts/model.md, section 3). Each function is one
// step; what follows a step is scheduled by it. Files: arrival.cpp (1), process.cpp (4), decision_life.cpp (2, 3, 5, 7,
// 8), discussion.cpp (6), outcome.cpp (9-11).

/// 1. The n-th candidate of a stream arrives, or is thinned out by the season; the next one is scheduled.
void arrive(Life life, std::uint32_t stream, std::uint32_t n);
/// 2.-3. Somebody notices: who is needed, and is it decided jointly, by one side or on paper?
void triage(Life life, DecisionId id);
/// 4. A person has done a preparation (or a superior an exception).
void task_done(Life life, PersonId person);
/// 5. The earliest time at which the quorum is free.
void seek_slot(Life life, DecisionId id);
/// 6. The meeting: cues, behaviours, influence. 7. The vote ends it.
void meet(Life life, DecisionId id);
void paper_ready(Life life, DecisionId id);
/// 7.-8. At the end of the meeting: resolve, defer, flee or escalate; buy-in and rework.
void conclude(Life life, DecisionId id);
/// 8. Buy-in; a decision that was misread or not bought into may come back to its owner.
void implement(Life life, DecisionId id);
/// 7. Clocks: unresolved for too long goes up a tier; due and undecided may fall back to the status quo.
void patience_ends(Life life, DecisionId id);
void due(Life life, DecisionId id);
/// 9.-11. The outcome shows: evidence, attribution, respect, gossip. The decision is closed and recorded.
void outcome(Life life, InForceId id);
/// At the horizon: decisions in force whose outcome is still to come are recorded without it (realised value NaN), in
/// the order in which they came into force.
void record_pending(Life life);

// ---- Between the files ----

/// 6. Cues voiced and held, estimates, peer behaviours, influence rounds, the vote. Writes what it observed into the
/// record.
[[nodiscard]] Conclusion discuss(Life life, DecisionId id, bool on_paper);
/// Takes the decision off every desk and out of every diary.
void clear_table(Life life, DecisionId id);
/// 9. The decision waits for its outcome; its slot is free.
void wait_for_outcome(Life life, DecisionId id);

}  // namespace colead
COLEAD_PUBLIC_END
