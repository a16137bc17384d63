// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/workforce.hpp"

#include <algorithm>
#include <cmath>

#include "colead/core/year.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/account.hpp"
#include "colead/simulation/founding.hpp"
#include "colead/simulation/tie_turnover.hpp"
#include "colead/world/events.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/ledger_keeping.hpp"

namespace colead {
namespace {

const StaffGroup& group_of(const Plan& plan, const Person& person) {
  return plan.setting().unit_types[plan.setting().units[person.unit.value].type_index].staff[person.staff_group];
}

/// A line tie belongs to the post and stays, without evidence: each side grants the other what is due to the
/// profession.
void renew_line_ties(World& world, PersonId id) {
  const auto due = [&](std::uint32_t person) {
    return static_cast<float>(world.setting->professions[world.people[PersonId{person}].profession.value].respect);
  };
  for (Tie& tie : world.network.base_ties(id)) {
    if (tie.kind != TieKind::line) continue;
    tie.respect = due(tie.target);
    if (Tie* back = world.network.find(PersonId{tie.target}, id)) back->respect = due(id.value);
  }
}

}  // namespace

void schedule_departure(Life life, PersonId id) {
  World& world = life.world;
  const Person& person = world.people[id];
  const StaffGroup& group = group_of(life.plan, person);
  double leave_week = 0.0;
  if (group.rotation_months > 0.0) {
    const double period = group.rotation_months * weeks_per_month;
    leave_week = period * (std::floor(world.now_weeks() / period + 1e-9) + 1.0);
  } else {
    const double u = world.luck.uniform(Purpose::tenure, person.identity);
    leave_week = world.now_weeks() + exponential_quantile(u, group.tenure_years * weeks_per_year);
  }
  if (leave_week >= in_weeks(world.horizon)) return;
  world.engine.schedule({Time::start() + weeks(leave_week), static_cast<std::uint8_t>(Priority::update),
                         static_cast<std::uint16_t>(EventKind::leave), id.value, person.position, person.generation,
                         0});
}

void replace_holder(Life life, PersonId id) {
  World& world = life.world;
  const bool keeps_ties = world.recorder && world.recorder->ties;
  if (keeps_ties) end_ties(world, id);
  world.network.vacate(id);
  ++world.people[id].generation;
  world.membership[id.value] = 0;
  for (ProgrammeState& programme : world.programmes) {
    if (id.value < programme.set_of.size()) programme.set_of[id.value] = 0;
  }
  draw_holder(life.plan, world, id);
  renew_line_ties(world, id);
  make_entry_ties(life, id);
  if (keeps_ties) begin_ties(world, id);
  for (const HappeningKind kind : {HappeningKind::left, HappeningKind::entered})
    tell_happening(world, {kind, id, {}, Happening::no_intervention, world.now()});
  if (world.observing) {
    ++world.counts.leavers;
    ++world.counts.joiners;
  }
  schedule_departure(life, id);
}

}  // namespace colead
