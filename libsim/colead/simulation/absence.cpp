// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/absence.hpp"

#include <algorithm>

#include "colead/core/large_pages.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/account.hpp"
#include "colead/simulation/quorum.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"

namespace colead {
namespace {

constexpr double days_per_year = 365.25;
constexpr double told_ahead_days = 28.0;  // as far as diaries reach

/// One kind of absence as an alternating renewal process: exponential times at work, and spells.
struct Renewal {
  double share{0};  ///< of time away
  double spell_days{0};
  bool exponential{false};  ///< else all spells have one length

  [[nodiscard]] double work_days() const { return spell_days * (1.0 - share) / share; }
  [[nodiscard]] double spell(double u) const { return exponential ? exponential_quantile(u, spell_days) : spell_days; }
  /// What is left of a spell found running: memoryless, or uniform over its length.
  [[nodiscard]] double rest(double u) const { return exponential ? spell(u) : u * spell_days; }
};

Renewal renewal_of(Life life, PersonId person, std::size_t kind) {
  const Setting& setting = life.plan.setting();
  const Person& p = life.world.people[person];
  const Absence& absence = setting.unit_types[setting.units[p.unit.value].type_index].staff[p.staff_group].absence;
  if (static_cast<AbsenceKind>(kind) == AbsenceKind::sickness)
    return {absence.sickness_share, absence.sickness_days, true};
  return {absence.annual_leave_weeks * 7.0 / days_per_year, absence.annual_leave_days, false};
}

/// Begin and end of a spell, as far as they lie in the observed time.
void tell_spell(World& world, PersonId person, std::size_t kind, const Spell& spell) {
  const bool sick = static_cast<AbsenceKind>(kind) == AbsenceKind::sickness;
  const HappeningKind begins = sick ? HappeningKind::fell_sick : HappeningKind::leave_began;
  const HappeningKind ends = sick ? HappeningKind::recovered : HappeningKind::leave_ended;
  tell_happening(world, {begins, person, {}, Happening::no_intervention, spell.from});
  tell_happening(world, {ends, person, {}, Happening::no_intervention, spell.until});
}

void block(World& world, PersonId person, const Spell& spell) {
  const Time from = std::max(spell.from, world.now());
  const Time until = std::min(spell.until, world.diaries.window_end());
  if (from < until) keep_off(world, person, from, until - from);
}

/// Draws the next spell and schedules when it will be known: not before the one before it has ended.
void plan_spell(Life life, PersonId person, std::size_t kind, std::uint32_t ordinal) {
  World& world = life.world;
  const Renewal renewal = renewal_of(life, person, kind);
  const auto u = world.luck.uniforms4(Purpose::absence, world.people[person].position, kind, ordinal);
  Spells& spells = world.absences[person.value];
  const Time after = std::max(spells.known[kind].until, world.now());
  const Time from = after + days(exponential_quantile(u[0], renewal.work_days()));
  spells.next[kind] = {from, from + days(renewal.spell(u[1]))};
  const bool told = static_cast<AbsenceKind>(kind) == AbsenceKind::annual_leave;
  const Time when = told ? std::max(after, from - days(told_ahead_days)) : from;
  if (when >= world.horizon) return;
  world.engine.schedule({when, static_cast<std::uint8_t>(Priority::calendar),
                         static_cast<std::uint16_t>(EventKind::absence), person.value, world.people[person].position,
                         ordinal, 0});
}

/// The first spell is running at time 0 with the chance of its share: the process is stationary from the start.
void found_absence(Life life, PersonId person, std::size_t kind) {
  World& world = life.world;
  const Renewal renewal = renewal_of(life, person, kind);
  if (renewal.share <= 0.0) return;
  const auto u = world.luck.uniforms4(Purpose::absence, world.people[person].position, kind, kind);
  if (u[2] < renewal.share) {
    world.absences[person.value].known[kind] = {Time::start(), Time::start() + days(renewal.rest(u[3]))};
    block(world, person, world.absences[person.value].known[kind]);
    tell_spell(world, person, kind, world.absences[person.value].known[kind]);
  }
  plan_spell(life, person, kind, static_cast<std::uint32_t>(absence_kind_count + kind));
}

}  // namespace

void begin_absences(Life life) {
  resize_in_large_pages(life.world.absences, life.world.people.size());
  for (std::uint32_t i = 0; i < life.world.people.size(); ++i) {
    for (std::size_t kind = 0; kind < absence_kind_count; ++kind) found_absence(life, PersonId{i}, kind);
  }
}

void learn_of_absence(Life life, PersonId person, std::uint32_t ordinal) {
  const std::size_t kind = ordinal % absence_kind_count;
  Spells& spells = life.world.absences[person.value];
  spells.known[kind] = spells.next[kind];
  life.world.diaries.roll(life.world.now());
  block(life.world, person, spells.known[kind]);
  tell_spell(life.world, person, kind, spells.known[kind]);
  plan_spell(life, person, kind, ordinal + static_cast<std::uint32_t>(absence_kind_count));
}

void review_absences(Life life) {
  World& world = life.world;
  for (std::uint32_t i = 0; i < world.people.size(); ++i) {
    for (const Spell& spell : world.absences[i].known) {
      if (spell.until > world.now()) block(world, PersonId{i}, spell);
    }
  }
}

Turn turn_of_meeting(Life life, Decision& d) {
  World& world = life.world;
  const auto& meetings = world.behaviour().meetings;
  bool missing = false;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    Seat& seat = d.seats[p];
    if (!seat.booked || !away(world, seat.person)) continue;
    seat.booked = false;
    missing = true;
  }
  if (missing && !quorate(life, d)) return {false, {}};
  if (meetings.cancelled <= 0.0 && meetings.late <= 0.0) return {};
  const auto u = world.luck.uniforms4(Purpose::meeting, d.record.identity, 0, d.steps);
  if (bernoulli(u[0], meetings.cancelled)) return {false, {}};
  if (!bernoulli(u[1], meetings.late)) return {};
  return {true, minutes(exponential_quantile(u[2], meetings.late_minutes))};
}

void meet_another_time(Life life, DecisionId id, std::span<const Seat> as_booked) {
  Decision& d = life.decision(id);
  const Time start = d.meeting_start;
  const Duration length = d.meeting_length;
  for (std::size_t p = 0; p < d.seat_count; ++p) d.seats[p].booked = false;
  seek_slot(life, id);
  for (const Seat& seat : as_booked) {
    if (seat.booked) release(life.world, seat.person, start, length);
  }
}

}  // namespace colead
