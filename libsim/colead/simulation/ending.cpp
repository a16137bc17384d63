// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/ending.hpp"

#include <algorithm>

#include "colead/random/distributions.hpp"
#include "colead/simulation/process.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"

namespace colead {
namespace {

/// Keeps the draws of a redraw apart from those of escalations.
constexpr std::uint64_t redraw_ordinals = 1000;

bool due_after(std::int64_t limit, std::uint8_t searches) { return limit > 0 && searches >= limit; }

/// For each profession at the table somebody else, where there is somebody. Drawn by the decision, the profession, and
/// how often it was escalated and drawn before. False when nobody changes.
bool seat_other_seniors(Life life, Decision& d) {
  World& world = life.world;
  const OrganisationId organisation = world.organisation_of(d.record.unit);
  bool changed = false;
  ++d.redraws;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    const ProfessionId side = world.people[d.seats[p].person].profession;
    const auto seniors = life.plan.seniors(organisation, side);
    const auto present = std::find(seniors.begin(), seniors.end(), d.seats[p].person);
    if (seniors.size() < 2 || present == seniors.end()) continue;
    const double u = world.luck.uniform(Purpose::participants, d.record.identity,
                                        identity(life.plan.setting().professions[side.value].id),
                                        1 + d.record.escalations + redraw_ordinals * d.redraws);
    const std::size_t step = 1 + choose(u, seniors.size() - 1);
    d.seats[p] = {};
    d.seats[p].person = seniors[(static_cast<std::size_t>(present - seniors.begin()) + step) % seniors.size()];
    changed = true;
  }
  return changed;
}

void ask_for_next_signature(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  Seat& seat = d.seats[d.seat_count - d.unprepared];
  const Duration effort = minutes(life.world.behaviour().endings.sign_off_minutes);
  seat.working = seat.person;
  give_task(life.world, seat.person, id, effort, LinePlace::ahead_of_the_line);
}

void start_signing(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  life.world.engine.cancel(d.patience);
  d.stage = Stage::signing;
  d.waiting = Cause::formal_channel;
  d.tell(StepKind::signing_off, life.world.now());
  d.unprepared = d.seat_count;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    d.seats[p].prepared = d.seats[p].booked = false;
    d.seats[p].working = {};
  }
  ask_for_next_signature(life, id);
}

}  // namespace

bool taken_in_standing_meeting(Life life, const Decision& d) {
  const double cadence = life.plan.setting().units[d.record.unit.value].meeting_every_days;
  return !d.escalated && cadence > 0.0 && !life.class_of(d).urgent &&
         due_after(life.world.behaviour().endings.standing_after, d.searches);
}

bool end_without_slot(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  const Endings& endings = life.world.behaviour().endings;
  if (!d.escalated) return false;
  if (due_after(endings.sign_off_after, d.searches)) {
    start_signing(life, id);
    return true;
  }
  if (!due_after(endings.redraw_after, d.searches) || d.searches % endings.redraw_after != 0) return false;
  if (!seat_other_seniors(life, d)) return false;
  d.tell(StepKind::seniors_changed, life.world.now(), d.seats[0].person);
  begin_stage(life, id);
  return true;
}

void start_escalated_clock(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  const double mean = world.behaviour().endings.escalated_patience_days;
  world.engine.cancel(d.patience);
  d.patience = {};
  if (mean <= 0.0) return;
  const double u = world.luck.uniform(Purpose::patience, d.record.identity, 0, d.record.escalations);
  const Time limit = world.now() + days(exponential_quantile(u, mean));
  d.patience = schedule_step(world, id, EventKind::patience_ends, Priority::update, limit);
}

void escalated_patience_ends(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  const bool booked =
      std::any_of(d.seats.begin(), d.seats.begin() + d.seat_count, [](const Seat& s) { return s.booked; });
  if (d.stage == Stage::reworking || booked) return;
  d.enter(d.waiting, world.now());
  d.tell(StepKind::out_of_patience, world.now());
  clear_table(life, id);
  start_signing(life, id);
}

void signed_off(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  if (d.unprepared > 0) return ask_for_next_signature(life, id);
  paper_ready(life, id);
}

}  // namespace colead
