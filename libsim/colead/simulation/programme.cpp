// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/programme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "colead/core/distributions.hpp"
#include "colead/simulation/attendance.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

bool within_budget(const ProgrammeState& state, const Delivery& delivery, const World& world, Duration cost) {
  if (delivery.budget_hours <= 0.0) return true;
  const double saved = delivery.budget_hours * (in_weeks(world.now() - state.started) + 1.0);
  return in_hours(state.spent + cost) <= saved;
}

void enrol(World& world, const Delivery& delivery, PersonId id, const Place& place, Duration session, Duration total) {
  for (std::size_t n = 0; n < place.days; ++n) book(world, id, place.starts[n], place.length_of(n, session));
  charge_strategy(world, id, total, place.displaces_duty);
  if (delivery.accredited) world.people[id].cpd_hours += static_cast<float>(in_hours(total));
  if (!world.observing) return;
  Account& account = world.accounts[id.value];
  ++account.attended;
  account.attended_time += total;
  account.need_met += total * true_need(world, id);
  ++world.counts.attendances;
}

/// One delivery to those of `candidates` who can and will come.
void deliver_to(const ProgrammeItem& item, Life life, std::span<const PersonId> candidates,
                std::span<const UnitId> units) {
  World& world = life.world;
  const Delivery& delivery = item.intervention->delivery();
  ProgrammeState& state = world.programmes[item.index];
  const std::uint32_t occasion_number = state.deliveries++;
  const auto u = world.luck.uniforms4(Purpose::session, item.identity, units.size() == 1 ? units[0].value + 1 : 0,
                                      occasion_number);
  if (u[0] >= delivery.probability) return;
  world.diaries.roll(world.now());
  const Duration session = hours(delivery.session_hours * item.dose);
  const Duration total = session + hours(delivery.preparation_hours * item.dose);
  const auto people = invited(world, item, candidates, occasion_number);
  std::vector<Attendee> attendees;
  for (const PersonId id : people) {
    if (world.observing && total.us > 0) ++world.accounts[id.value].offered;
    const Place place = session.us > 0 ? place_for(world, id, delivery, session) : Place{};
    const bool room = session.us <= 0 || place.days > 0;
    if (!room || !within_budget(state, delivery, world, total) || !willing(world, item, id, place, occasion_number))
      continue;
    if (total.us > 0) enrol(world, delivery, id, place, session, total);
    state.spent += total;
    attendees.push_back({id, in_hours(session), in_hours(total - session)});
  }
  state.invited_last = static_cast<std::uint32_t>(people.size());
  state.attended_last = static_cast<std::uint32_t>(attendees.size());
  if (world.observing && total.us > 0) ++world.counts.sessions;
  double spread = 0.0;
  if (!units.empty()) {
    const OrganisationId organisation = world.organisation_of(units[0]);
    spread = life.plan.setting().organisations[organisation.value].programme_spread *
             (1.0 - std::clamp(world.policies[units[0].value].programme_consistency, 0.0, 1.0));
  }
  const double quality = std::max(0.0, normal_quantile(u[1], 1.0, spread));
  Occasion occasion = standing(item);
  occasion.ordinal = occasion_number;
  occasion.quality = quality;
  occasion.units = units;
  item.intervention->deliver(world, occasion, attendees);
}

std::vector<PersonId> staff_of(const Plan& plan, std::span<const UnitId> units) {
  std::vector<PersonId> people;
  for (const UnitId unit : units) people.insert(people.end(), plan.staff(unit).begin(), plan.staff(unit).end());
  return people;
}

void schedule(World& world, const Programme& programme, EventKind kind, std::uint32_t item, Time when) {
  if (when >= world.horizon) return;
  const std::uint32_t ordinal = world.programmes[item].deliveries;
  world.engine.schedule({when, static_cast<std::uint8_t>(Priority::calendar), static_cast<std::uint16_t>(kind), item,
                         programme.items()[item].identity, ordinal, 0});
}

}  // namespace

Programme::Programme(const Setting& setting, std::span<const KindInstance> interventions, double scale) {
  std::map<std::string, std::uint64_t> seen;
  for (const KindInstance& instance : interventions) {
    ProgrammeItem item;
    item.index = static_cast<std::uint32_t>(items_.size());
    item.intervention.instance = instance;
    item.dose = item.intervention->delivery().dose * scale;
    item.identity = identity(identity(instance.kind), seen[instance.kind]++);
    const auto& wanted = item.intervention->delivery().units;
    for (std::uint32_t u = 0; u < setting.units.size(); ++u) {
      const auto names = [&](const Name& name) { return name.index == u; };
      if (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), names)) item.units.push_back(UnitId{u});
    }
    items_.push_back(std::move(item));
  }
}

void schedule_programme(const Programme& programme, Life life) {
  World& world = life.world;
  for (std::uint32_t item = 0; item < programme.items().size(); ++item) {
    const Delivery& delivery = programme.items()[item].intervention->delivery();
    const Time start = world.observed_from + weeks(delivery.start_week);
    schedule(world, programme, EventKind::strategy_start, item, start);
    if (delivery.lasts_weeks > 0.0)
      schedule(world, programme, EventKind::strategy_end, item, start + weeks(delivery.lasts_weeks));
  }
}

void start_intervention(const Programme& programme, Life life, std::uint32_t index) {
  World& world = life.world;
  const ProgrammeItem& item = programme.items()[index];
  world.programmes[index].active = true;
  world.programmes[index].started = world.now();
  world.programmes[index].earliest.assign(world.units.size(), world.now());
  item.intervention->rule(world, standing(item), 1.0);
  if (item.intervention->delivery().trigger == Trigger::schedule) deliver_scheduled(programme, life, index);
}

void end_intervention(const Programme& programme, Life life, std::uint32_t index) {
  const ProgrammeItem& item = programme.items()[index];
  life.world.programmes[index].active = false;
  item.intervention->rule(life.world, standing(item), -1.0);
}

void deliver_scheduled(const Programme& programme, Life life, std::uint32_t index) {
  World& world = life.world;
  const ProgrammeItem& item = programme.items()[index];
  if (!world.programmes[index].active) return;
  deliver_to(item, life, staff_of(life.plan, item.units), item.units);
  const double every = item.intervention->delivery().every_weeks;
  if (every > 0.0) schedule(world, programme, EventKind::deliver, index, world.now() + weeks(every));
}

void review_triggers(const Programme& programme, Life life) {
  World& world = life.world;
  for (std::uint32_t index = 0; index < programme.items().size(); ++index) {
    const ProgrammeItem& item = programme.items()[index];
    const Delivery& delivery = item.intervention->delivery();
    const bool overdue = delivery.trigger == Trigger::overdue;
    if (!world.programmes[index].active || (!overdue && delivery.trigger != Trigger::failure)) continue;
    for (const UnitId unit : item.units) {
      const UnitState& state = world.units[unit.value];
      const std::uint32_t bad = overdue ? state.overdue_recent : state.failures_recent;
      if (bad == 0 || static_cast<double>(bad) < delivery.threshold * state.closed_recent) continue;
      Time& again = world.programmes[index].earliest[unit.value];
      if (world.now() < again) continue;
      again = world.now() + weeks(delivery.every_weeks);
      deliver_to(item, life, life.plan.staff(unit), {&unit, 1});
    }
  }
}

void welcome_entrant(const Programme& programme, Life life, PersonId entrant) {
  for (std::uint32_t index = 0; index < programme.items().size(); ++index) {
    const ProgrammeItem& item = programme.items()[index];
    if (!life.world.programmes[index].active) continue;
    const UnitId unit = life.world.people[entrant].unit;
    const bool here = std::find(item.units.begin(), item.units.end(), unit) != item.units.end();
    if (item.intervention->delivery().trigger != Trigger::entry || !here) continue;
    deliver_to(item, life, {&entrant, 1}, {&unit, 1});
  }
}

}  // namespace colead
