// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/sittings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "colead/world/desk.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// The earliest start from `from` on at which all of the core are free; where the unit meets on a cadence, on one of
/// its days.
std::optional<Time> earliest_start(Life life, const Decision& d, std::span<const PersonId> core, Hours in, Time from,
                                   Duration length) {
  const World& world = life.world;
  const double cadence = life.plan.setting().units[d.record.unit.value].meeting_every_days;
  if (cadence <= 0.0 || life.class_of(d).urgent) return world.diaries.first_shared(core, from, length, never(), in);
  for (double n = std::floor(in_days(from) / cadence);; n += 1.0) {
    const Time day = Time::start() + days(cadence * n);
    if (day >= world.diaries.window_end()) return std::nullopt;
    const Time until = day + days(1.0);
    if (until <= from) continue;
    if (const auto slot = world.diaries.first_shared(core, std::max(day, from), length, until, in)) return slot;
  }
}

/// To the person: what is observed of a meeting.
void charge_person(World& world, const Decision& d, PersonId person, Time start, Duration length) {
  const Duration seen = observed(world, start, length);
  Timesheet& sheet = world.timesheets[person.value];
  sheet.meetings += seen;
  if (world.setting->decisions[d.record.decision_class.value].urgent) sheet.displaced += seen;
}

/// To the decision, all that is before the horizon, and to the person.
void charge(World& world, Decision& d, PersonId person, Time start, Duration length) {
  d.record.joint_hours += static_cast<float>(in_hours(std::min(start + length, world.horizon) - start));
  charge_person(world, d, person, start, length);
}

}  // namespace

bool place_sittings(Life life, Decision& d, std::span<const PersonId> core, Hours in) {
  const World& world = life.world;
  const Endings& endings = world.behaviour().endings;
  const Duration whole = d.meeting_length;
  const auto one = earliest_start(life, d, core, in, world.now(), whole);
  d.split = false;
  if (endings.sittings > 1 && whole > minutes(endings.split_above_minutes)) {
    const Duration half = whole / 2;
    const auto first = earliest_start(life, d, core, in, world.now(), half);
    const auto second = first ? earliest_start(life, d, core, in, *first + half, half) : std::nullopt;
    d.split = second && (!one || *second + half < *one + whole);
    if (d.split) {
      d.first_sitting = *first;
      d.meeting_start = *second;
      d.meeting_length = half;
      return true;
    }
  }
  if (one) d.meeting_start = *one;
  return one.has_value();
}

bool free_for(const World& world, const Decision& d, PersonId person, Hours in) {
  const auto free = [&](Time start) {
    return world.diaries.first_shared({&person, 1}, start, d.meeting_length, start + d.meeting_length, in) == start;
  };
  return free(d.meeting_start) && (!d.split || free(d.first_sitting));
}

void book_sittings(World& world, const Decision& d) {
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (!d.seats[p].booked) continue;
    if (d.split) book(world, d.seats[p].person, d.first_sitting, d.meeting_length);
    book(world, d.seats[p].person, d.meeting_start, d.meeting_length);
  }
}

void call_off_sittings(Life life, Decision& d) {
  World& world = life.world;
  if (d.meeting_start <= world.now()) return;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (!d.seats[p].booked) continue;
    const PersonId person = d.seats[p].person;
    release(world, person, d.meeting_start, d.meeting_length);
    if (d.split && d.first_sitting > world.now()) release(world, person, d.first_sitting, d.meeting_length);
  }
  charge_first_sitting(world, d);
  d.split = false;
}

void charge_first_sitting(World& world, Decision& d) {
  if (!d.split || d.first_sitting > world.now()) return;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (d.seats[p].booked) charge(world, d, d.seats[p].person, d.first_sitting, d.meeting_length);
  }
}

void charge_first_sittings(World& world) {
  for (Decision& d : world.decisions) {
    if (d.stage == Stage::waiting_for_slot && d.meeting_start >= world.now()) charge_first_sitting(world, d);
  }
}

void charge_meeting(Life life, Decision& d) {
  World& world = life.world;
  const Time planned_end = world.now() + d.meeting_length;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (!d.seats[p].booked) continue;
    const PersonId person = d.seats[p].person;
    const Duration over = world.diaries.unbooked(person, planned_end, d.conclusion.late + d.conclusion.extra);
    if (over > Duration{}) book(world, person, planned_end, over);
    charge(world, d, person, world.now(), d.meeting_length + over);
  }
}

void charge_running_meetings(World& world) {
  for (const Decision& d : world.decisions) {
    if (d.stage != Stage::meeting) continue;
    for (std::size_t p = 0; p < d.seat_count; ++p) {
      if (!d.seats[p].booked) continue;
      charge_person(world, d, d.seats[p].person, d.meeting_start,
                    d.meeting_length + d.conclusion.late + d.conclusion.extra);
    }
  }
}

}  // namespace colead
