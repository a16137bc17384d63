// SPDX-License-Identifier: Apache-2.0
// How a decision goes through the stages of its process, from top to bottom: begin, hand out, do, pass, settle.
#include "colead/simulation/process.hpp"

#include <algorithm>
#include <limits>

#include "colead/random/distributions.hpp"
#include "colead/simulation/routing.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"
#include "colead/world/pool.hpp"

namespace colead {
namespace {

const ProcessStage prepare_and_meet{};

std::span<Seat> seats_in(Decision& d) { return {d.seats.data(), d.seat_count}; }

bool is_last(Life life, const Decision& d) {
  return d.escalated || d.at_stage + std::size_t{1} >= life.class_of(d).process.size();
}

/// Of an escalated decision whoever has prepared already, before other seniors were asked, need not again.
bool has_done_it(const Decision& d, const Seat& seat) { return d.escalated && seat.prepared; }

/// Marks who takes part and how many of them have to do their part before the stage goes on.
void call_up(Life life, Decision& d, const ProcessStage& stage) {
  std::size_t people = 0;
  for (Seat& seat : seats_in(d)) {
    seat.takes_part = seat.needed == shared_holder || stage.involves(life.class_of(d).need_of(seat.needed));
    if (seat.takes_part && !has_done_it(d, seat)) ++people;
  }
  const auto enough = static_cast<std::size_t>(stage.quorum);
  // Whoever comes to a meeting prepares; a quorum of signatures ends their stage.
  const bool all = stage.form == StageForm::meet || enough == 0;
  d.unprepared = static_cast<std::uint8_t>(all ? people : std::min(people, enough));
}

void hand_out(Life life, DecisionId id, Seat& seat) {
  seat.working = seat.person;
  const double effort = seat.work_hours + seat.ignorance_hours + seat.checking_hours;
  give_task(life.world, seat.person, id, hours(effort));
}

void hand_to_next(Life life, DecisionId id) {
  for (Seat& seat : seats_in(life.decision(id))) {
    if (seat.takes_part && !seat.prepared) return hand_out(life, id, seat);
  }
}

void hand_to_pool(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  for (Seat& seat : seats_in(d)) {
    if (!seat.takes_part) continue;
    const double effort = seat.work_hours + seat.ignorance_hours + seat.checking_hours;
    const std::size_t need = life.class_of(d).need_of(seat.needed);
    const auto pool = life.plan.candidates(d.record.unit, d.record.decision_class, need);
    return offer_task(life.world, pool, id, hours(effort));
  }
}

/// The time since the last entry, split for the part that was last ready: the work itself, what ignorance and
/// distrust added to it, and the rest spent waiting for somebody's attention.
void enter_part_of(Decision& d, const Seat& last, Time now) {
  const auto part = [&](Cause cause, double amount) {
    d.enter_part(cause, std::min(now - d.entered_until, hours(amount)), last.person);
  };
  part(Cause::work, last.work_hours);
  part(Cause::role_ignorance, last.ignorance_hours);
  part(Cause::low_trust, last.checking_hours);
  d.enter(Cause::waiting_for_person, now, last.working);
}

/// Enough have signed: the others need not.
void spare_the_rest(Life life, DecisionId id) {
  for (Seat& seat : seats_in(life.decision(id))) {
    if (!seat.takes_part || seat.prepared || !seat.working.valid()) continue;
    withdraw_task(life.world, seat.working, id);
    seat.working = {};
  }
}

/// What is prepared goes on: to a meeting, to a committee, or straight to the only person at the table.
void to_the_table(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  World& world = life.world;
  const auto people = std::ranges::count_if(seats_in(d), [](const Seat& seat) { return seat.takes_part; });
  if (people == 1) {
    for (Seat& seat : seats_in(d)) seat.booked = seat.takes_part && d.seat_count > 1;
    d.meeting_start = world.now();
    d.conclusion = discuss(life, id, false);
    conclude(life, id);
  } else if (d.record.route == Route::formal && !d.escalated) {
    d.stage = Stage::waiting_for_slot;
    d.waiting = Cause::formal_channel;
    const Time ready = world.now() + days(world.behaviour().routing.formal_delay_days);
    d.next = schedule_step(world, id, EventKind::paper_ready, Priority::update, ready);
  } else {
    seek_slot(life, id);
  }
}

/// A chance of its own sends a stage back; whoever does it again does it with new luck.
bool sent_back(Life life, Decision& d) {
  const ProcessStage& stage = stage_of(life, d);
  if (stage.rework <= 0.0) return false;
  const double u = life.world.luck.uniform(Purpose::stage_rework, d.record.identity, d.at_stage, d.passes);
  if (!bernoulli(u, stage.rework)) return false;
  ++d.passes;
  if (d.record.reworks < std::numeric_limits<std::uint8_t>::max()) ++d.record.reworks;
  if (stage.back_to > 0) d.at_stage = static_cast<std::uint8_t>(stage.back_to - 1);
  return true;
}

/// Nobody has met: what was signed is put to the vote as it stands on paper, among those who signed.
void decide_on_paper(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  const bool nobody = std::ranges::none_of(seats_in(d), [](const Seat& seat) { return seat.signed_off; });
  for (Seat& seat : seats_in(d)) seat.booked = seat.signed_off;
  if (nobody) d.seats[0].booked = true;  // a one-sided decision whose stages are all the other side's
  d.meeting_start = life.world.now();
  d.conclusion = discuss(life, id, true);
  conclude(life, id);
}

/// To the next stage; after the last to the vote, if no meeting has agreed on anything, and else into force.
void next_stage(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  if (!is_last(life, d)) {
    ++d.at_stage;
    return begin_stage(life, id);
  }
  if (!d.conclusion.agreed) return decide_on_paper(life, id);
  life.world.engine.cancel(d.patience);
  implement(life, id);
}

void pass_stage(Life life, DecisionId id) {
  if (sent_back(life, life.decision(id))) return begin_stage(life, id);
  next_stage(life, id);
}

}  // namespace

const ProcessStage& stage_of(Life life, const Decision& d) {
  const auto& process = life.class_of(d).process;
  return d.escalated || process.empty() ? prepare_and_meet : process[d.at_stage];
}

double draw_work(Life life, const Decision& d, std::size_t p) {
  const DecisionClass& c = life.class_of(d);
  const Seat& seat = d.seats[p];
  const double own = seat.needed == shared_holder ? 1.0 : c.needs[c.need_of(seat.needed)].effort;
  const double mean = c.effort_hours * own * stage_of(life, d).effort;
  if (mean <= 0.0 || c.effort_distribution == EffortDistribution::fixed) return mean;
  const std::uint64_t place = d.escalated ? max_participants + p : seat.needed;
  const double u = life.world.luck.uniform(Purpose::effort, d.record.identity, place, d.passes, d.at_stage);
  if (c.effort_distribution == EffortDistribution::exponential) return exponential_quantile(u, mean);
  return lognormal_from_mean_cv(u, mean, c.effort_cv);
}

void begin_stage(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  const ProcessStage& stage = stage_of(life, d);
  d.stage = Stage::preparing;
  d.waiting = Cause::waiting_for_person;
  call_up(life, d, stage);
  if (d.unprepared == 0) return next_stage(life, id);  // nobody of a one-sided decision has a part in this stage
  std::array<std::size_t, max_participants> at_work{};
  std::size_t count = 0;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (d.seats[p].takes_part && !has_done_it(d, d.seats[p])) at_work[count++] = p;
  }
  const std::span<const std::size_t> seats(at_work.data(), count);
  const OtherSides others = other_sides(life.world, d, seats);
  for (const std::size_t p : seats) {
    estimate_preparation(life, d, p, others[p]);
    d.seats[p].working = {};
  }
  if (stage.form == StageForm::pool) return hand_to_pool(life, id);
  if (stage.order == SignOrder::sequential) return hand_to_next(life, id);
  for (Seat& seat : seats_in(d)) {
    if (seat.takes_part && !seat.prepared) hand_out(life, id, seat);
  }
}

void part_done(Life life, DecisionId id, Seat& seat) {
  Decision& d = life.decision(id);
  const ProcessStage& stage = stage_of(life, d);
  seat.signed_off = seat.signed_off || stage.form != StageForm::meet;
  if (--d.unprepared > 0 && stage.order == SignOrder::parallel) return;
  enter_part_of(d, seat, life.world.now());
  if (d.unprepared > 0) return hand_to_next(life, id);
  if (stage.form == StageForm::meet) return to_the_table(life, id);
  spare_the_rest(life, id);
  pass_stage(life, id);
}

void agreed(Life life, DecisionId id) {
  Decision& d = life.decision(id);
  if (stage_of(life, d).form == StageForm::meet) return pass_stage(life, id);
  life.world.engine.cancel(d.patience);
  implement(life, id);
}

bool in_hand(Life life, const Decision& d) {
  return stage_of(life, d).form == StageForm::pool && d.stage == Stage::preparing && d.pool.empty();
}

}  // namespace colead
