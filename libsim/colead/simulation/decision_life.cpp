// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/decision_life.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "colead/random/distributions.hpp"
#include "colead/simulation/absence.hpp"
#include "colead/simulation/ending.hpp"
#include "colead/simulation/passing_up.hpp"
#include "colead/simulation/process.hpp"
#include "colead/simulation/punctuality.hpp"
#include "colead/simulation/routing.hpp"
#include "colead/simulation/sittings.hpp"
#include "colead/simulation/table.hpp"
#include "colead/world/by_unit.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"
#include "colead/world/pool.hpp"

namespace colead {
namespace {

void come_into_force(Life life, DecisionId id, Style style, std::uint8_t option) {
  Decision& d = life.decision(id);
  World& world = life.world;
  clear_table(life, id);
  world.engine.cancel(d.patience);
  world.engine.cancel(d.due);
  d.record.style = style;
  d.record.chosen = option;
  d.record.decided = world.now();
  d.tell(StepKind::in_force, world.now());
  UnitState& unit = world.units[d.record.unit.value];
  --unit.open_decisions;
  leave_undecided(world, id);
  ++unit.closed_recent;
  judge_choice(life, d);
  const bool settled = style == Style::resolution || style == Style::escalated;
  if (settled && d.record.decided <= d.record.due) live_punctuality(life, d, true);
  wait_for_outcome(life, id);
}

/// The problem moves to another open decision of the unit, which from then on weighs for both.
bool flee(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  if (world.luck.uniform(Purpose::flight, d.record.identity, 0, d.record.attempts) >=
      world.behaviour().deliberation.flight)
    return false;
  Decision* refuge = nullptr;
  for (const DecisionId beside : undecided_of(world, d.record.unit)) {
    Decision& other = life.decision(beside);
    if (&other == &d || other.stage == Stage::latent) continue;
    if (refuge == nullptr || other.record.identity < refuge->record.identity) refuge = &other;
  }
  if (refuge == nullptr) return false;
  refuge->record.stakes += d.record.stakes;
  d.tell(StepKind::fled, world.now());
  come_into_force(life, id, Style::flight, 0);
  return true;
}

void escalate(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  clear_table(life, id);
  d.escalated = true;
  ++d.record.escalations;
  d.searches = 0;
  d.tell(StepKind::escalated, life.world.now());
  seat_seniors(life, d);
  brief_seniors(life, d);
  start_escalated_clock(life, id);
  begin_stage(life, id);
}

void defer(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  d.stage = Stage::deferred;
  d.tell(StepKind::deferred, life.world.now());
  d.waiting = d.conclusion.politicked ? Cause::low_trust
              : d.misread             ? Cause::role_ignorance
                                      : Cause::conflicting_criteria;
  const Time again = life.world.now() + days(life.world.behaviour().deliberation.defer_days);
  d.next = schedule_step(life.world, id, EventKind::seek_slot, Priority::update, again);
}

}  // namespace

void implement(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  const auto& behaviour = world.behaviour().implementation;
  judge_from_outside(life, d, d.conclusion.option);
  judge_buy_in(life, d);
  const double sound = (1.0 - behaviour.rework_base) * (1.0 - behaviour.rework_misread * (d.misread ? 1.0 : 0.0)) *
                       (1.0 - behaviour.rework_buy_in * (1.0 - static_cast<double>(d.record.buy_in)));
  const double u = world.luck.uniform(Purpose::rework, d.record.identity, 0, d.record.reworks);
  if (d.record.reworks >= behaviour.max_reworks || u >= 1.0 - sound) {
    come_into_force(life, id, d.escalated ? Style::escalated : Style::resolution, d.conclusion.option);
    return;
  }
  ++d.record.reworks;
  if (d.misread) ++d.record.misread_reworks;
  d.misread = false;
  d.stage = Stage::reworking;
  d.waiting = Cause::rework;
  Seat& owner = d.seats[0];
  owner.prepared = false;
  owner.working = owner.person;
  d.tell(StepKind::reworking, world.now(), owner.person);
  d.unprepared = 1;
  const double effort = static_cast<double>(owner.work_hours) * behaviour.rework_effort;
  give_task(world, owner.person, id, hours(effort));
}

void clear_table(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  world.engine.cancel(d.next);
  if (!d.pool.empty()) withdraw_from_pool(world, id);
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    const Seat& seat = d.seats[p];
    if (!seat.prepared && seat.working.valid()) withdraw_task(world, seat.working, id);
  }
  call_off_sittings(life, d);
  for (std::size_t p = 0; p < d.seat_count; ++p) d.seats[p].booked = false;
}

void triage(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  if (world.observing) world.counts.latent += world.now() - d.entered_until;
  d.enter(Cause::undetected, world.now());
  d.tell(StepKind::noticed, world.now(), d.seats[0].person);
  delegate(life, d);
  choose_route(life, d);
  d.tell(StepKind::routed, world.now(), d.seats[0].person);
  share_accountability(life, d);
  const double u = world.luck.uniform(Purpose::patience, d.record.identity);
  const Time limit = world.now() + days(exponential_quantile(u, life.class_of(d).patience_days));
  d.patience = schedule_step(world, id, EventKind::patience_ends, Priority::update, limit);
  begin_stage(life, id);
}

void task_done(Life life, PersonId person) {
  World& world = life.world;
  const DecisionId id = complete_task(world, person);
  Decision& d = life.decision(id);
  const auto seat = std::find_if(d.seats.begin(), d.seats.begin() + d.seat_count,
                                 [&](const Seat& s) { return s.working == person && !s.prepared; });
  if (ask_superior(life, id, *seat)) return;
  seat->prepared = true;
  d.tell(d.stage == Stage::signing ? StepKind::signed_off : StepKind::prepared, world.now(), person);
  if (d.stage == Stage::preparing) return part_done(life, id, *seat);
  --d.unprepared;
  if (d.stage == Stage::signing) return signed_off(life, id);
  d.enter(Cause::rework, world.now(), person);
  implement(life, id);
}

void seek_slot(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  d.enter(d.stage == Stage::deferred ? d.waiting : Cause::no_shared_slot, world.now());
  if (stage_of(life, d).form != StageForm::meet) {  // what did not agree on paper is signed anew
    ++d.passes;
    return begin_stage(life, id);
  }
  world.diaries.roll(world.now());
  d.stage = Stage::waiting_for_slot;
  d.waiting = Cause::no_shared_slot;
  if (!find_slot(life, d)) {
    // Nothing in the four weeks that diaries are kept: ask again when another week has opened.
    d.tell(StepKind::no_slot, world.now());
    if (d.searches < std::numeric_limits<std::uint8_t>::max()) ++d.searches;
    if (end_without_slot(life, id)) return;
    d.next = schedule_step(world, id, EventKind::seek_slot, Priority::calendar, world.now() + weeks(1));
    return;
  }
  d.searches = 0;
  book_sittings(world, d);
  d.tell(StepKind::booked, world.now());
  d.next = schedule_step(world, id, EventKind::meet, Priority::calendar, d.meeting_start);
}

void meet(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  const std::array<Seat, max_participants> as_booked = d.seats;
  charge_first_sitting(world, d);
  const Turn turn = turn_of_meeting(life, d);
  if (!turn.held) return meet_another_time(life, id, {as_booked.data(), d.seat_count});
  if (d.split) {
    d.enter_part(Cause::no_shared_slot, d.first_sitting - d.entered_until);
    d.enter_part(Cause::work, d.meeting_length);
  }
  d.enter(Cause::no_shared_slot, world.now());
  d.stage = Stage::meeting;
  d.conclusion = discuss(life, id, false);
  d.conclusion.late = turn.late;
  const Duration length = turn.late + d.meeting_length + d.conclusion.extra;
  charge_meeting(life, d);
  d.next = schedule_step(world, id, EventKind::conclude, Priority::completion, world.now() + length);
}

void paper_ready(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  d.enter(Cause::formal_channel, life.world.now());
  for (std::size_t p = 0; p < d.seat_count; ++p) d.seats[p].booked = d.seats[p].takes_part;  // on paper all have a say
  d.meeting_start = life.world.now();
  d.conclusion = discuss(life, id, true);
  conclude(life, id);
}

void conclude(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  const auto part = [&](Cause cause, Duration amount) {
    d.enter_part(cause, std::min(world.now() - d.entered_until, amount));
  };
  part(Cause::waiting_for_person, d.conclusion.late);  // only now that it has passed
  part(Cause::role_ignorance, d.conclusion.ignorance);
  part(d.conclusion.politicked ? Cause::low_trust : Cause::conflicting_criteria, d.conclusion.extra);
  d.enter(Cause::work, world.now());
  ++d.record.attempts;
  for (std::size_t p = 0; p < d.seat_count; ++p) d.seats[p].booked = false;
  if (!d.conclusion.agreed) d.tell(StepKind::no_agreement, world.now());
  if (d.conclusion.agreed) {
    agreed(life, id);
  } else if (d.record.attempts >= life.class_of(d).max_attempts) {
    escalate(life, id);
  } else if (!flee(life, id)) {
    defer(life, id);
  }
}

void patience_ends(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  if (d.stage == Stage::meeting || in_hand(life, d)) return;  // whoever is at it now finishes
  if (d.escalated) return escalated_patience_ends(life, id);
  d.enter(d.waiting, life.world.now());
  d.tell(StepKind::out_of_patience, life.world.now());
  escalate(life, id);
}

void due(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  ++life.world.units[d.record.unit.value].overdue_recent;
  d.tell(StepKind::due, life.world.now());
  if (d.stage != Stage::latent) live_punctuality(life, d, false);  // what nobody has noticed is nobody's fault
  if (!d.defaults || takes_both(life, d) || d.stage == Stage::meeting || d.stage == Stage::reworking) return;
  d.enter(d.waiting, life.world.now());
  d.tell(StepKind::defaulted, life.world.now());
  d.record.present = {};  // nobody decided this
  judge_from_outside(life, d, 0);
  judge_buy_in(life, d);
  come_into_force(life, id, Style::oversight, 0);
}

}  // namespace colead
