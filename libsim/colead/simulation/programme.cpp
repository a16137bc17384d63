// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/programme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "colead/interventions/problem_feed.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/account.hpp"
#include "colead/simulation/attendance.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/events.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

bool within_budget(Duration spent, const Delivery& delivery, Duration elapsed) {
  return delivery.budget_hours <= 0.0 || in_hours(spent) <= delivery.budget_hours * (in_weeks(elapsed) + 1.0);
}

void enrol(World& world, const Delivery& delivery, PersonId id, const Place& place, Duration session, Duration total) {
  Duration spent;
  for (std::size_t n = 0; n < place.days; ++n) {
    book(world, id, place.starts[n], place.length_of(n, session));
    spent += charge_strategy(world, id, place.starts[n], place.length_of(n, session), place.displaces_duty);
  }
  spent += spend_own_time(world, id, total - session);
  if (delivery.accredited) credit_cpd(world, id, in_hours(total));
  if (!world.observing) return;
  Timesheet& sheet = world.timesheets[id.value];
  ++sheet.attended;
  sheet.attended_time += spent;
  sheet.need_met += spent * true_need(world, id);
  ++world.counts.attendances;
}

/// Quality of a delivery: 1 on average, spread between employers and deliveries unless standards make it consistent.
double quality_of(const Life& life, std::span<const UnitId> units, double u) {
  if (units.empty()) return 1.0;
  const World& world = life.world;
  const double spread = life.plan.setting().organisations[world.organisation_of(units[0]).value].programme_spread;
  const double consistency = std::clamp(world.policies[units[0].value].programme_consistency, 0.0, 1.0);
  return std::max(0.0, normal_quantile(u, 1.0, spread * (1.0 - consistency)));
}

/// Of each unit of which somebody was invited: how many, and how many came.
void keep_turnout(const World& world, std::span<const PersonId> people, const std::vector<bool>& came,
                  ProgrammeState& state) {
  const auto of = [&](PersonId id) -> Turnout& { return state.turnout[world.people[id].unit.value]; };
  for (const PersonId id : people) of(id) = {};
  for (std::size_t n = 0; n < people.size(); ++n) {
    ++of(people[n]).invited;
    if (came[n]) ++of(people[n]).attended;
  }
}

/// What one delivery asks of each attendee: its dose, the session, and the session with what is done outside it.
struct AskedOfEach {
  double dose{0};
  Duration session;
  Duration total;
};

AskedOfEach asked_of(const ProgrammeItem& item) {
  const Delivery& delivery = item.intervention->delivery();
  const double dose = item.presence == Presence::no_hours ? 0.0 : item.dose;
  const Duration session = hours(delivery.session_hours * dose);
  return {dose, session, session + hours(delivery.preparation_hours * dose)};
}

/// Those invited who can and will come, enrolled.
std::vector<Attendee> gather(const ProgrammeItem& item, World& world, std::span<const PersonId> people, Duration& spent,
                             std::uint64_t occasion) {
  const Delivery& delivery = item.intervention->delivery();
  ProgrammeState& state = world.programmes[item.index];
  const auto [dose, session, total] = asked_of(item);
  std::vector<bool> came(people.size(), false);
  std::vector<Attendee> attendees;
  for (std::size_t n = 0; n < people.size(); ++n) {
    const PersonId id = people[n];
    if (world.observing && total.us > 0) ++world.timesheets[id.value].offered;
    const Place place = session.us > 0 ? place_for(world, id, delivery, session) : Place{};
    if (item.presence == Presence::nobody || (session.us > 0 && place.days == 0)) continue;
    const OwnTime own = own_time_for(world, id, place, session, total - session);
    if (!own.fits) continue;
    if (!within_budget(spent + total, delivery, world.now() - state.started)) continue;
    const bool clashes = place.displaces_duty || own.displaces_duty;
    if (dose > 0.0 && !willing(world, item, id, clashes, occasion)) continue;  // a dose of 0 asks for no luck
    if (total.us > 0) {
      enrol(world, delivery, id, place, session, total);
      const Time begins = place.days > 0 ? place.starts[0] : world.now();
      tell_happening(world, {HappeningKind::attended, id, {}, item.index, begins});
    }
    spent += total;
    came[n] = true;
    attendees.push_back({id, in_hours(session), in_hours(total - session), place.end(session)});
  }
  keep_turnout(world, people, came, state);
  if (world.observing && total.us > 0) ++world.counts.sessions;
  return attendees;
}

/// One delivery. `employer` keys its luck: deliveries of one employer know nothing of those of another.
void deliver_to(const ProgrammeItem& item, Life life, std::span<const PersonId> candidates,
                std::span<const UnitId> units, std::uint64_t employer) {
  World& world = life.world;
  // Not the count of deliveries: trouble elsewhere must not change the luck of a delivery here.
  const auto occasion_number = static_cast<std::uint64_t>(std::llround(in_hours(world.now()) * 60.0));
  const auto u = world.luck.uniforms4(Purpose::session, item.identity, employer, occasion_number);
  if (u[0] >= item.intervention->delivery().probability) return;
  world.diaries.roll(world.now());
  const std::uint32_t organisation = units.empty() ? 0 : world.organisation_of(units[0]).value;
  const auto people = invited(world, item, candidates, occasion_number);
  Duration& spent = world.programmes[item.index].spent[organisation];
  const UnitId unit = units.size() == 1 ? units[0] : UnitId{};
  if (asked_of(item).total.us > 0) tell_happening(world, {HappeningKind::session, {}, unit, item.index, world.now()});
  const auto attendees = gather(item, world, people, spent, occasion_number);
  Occasion occasion = standing(item);
  occasion.ordinal = occasion_number;
  occasion.quality = quality_of(life, units, u[1]);
  occasion.units = units;
  const auto listening = raise_problems(world, occasion, attendees, item.intervention->delivery().problem_feed);
  item.intervention->deliver(world, occasion, listening);
}

std::vector<PersonId> staff_of(const Plan& plan, std::span<const UnitId> units) {
  std::vector<PersonId> people;
  for (const UnitId unit : units) people.insert(people.end(), plan.staff(unit).begin(), plan.staff(unit).end());
  return people;
}

std::uint64_t employer_of(const World& world, UnitId unit) {
  return identity(world.setting->organisations[world.organisation_of(unit).value].id);
}

void schedule(World& world, const Programme& programme, EventKind kind, std::uint32_t item, Time when) {
  if (when >= world.horizon) return;
  const std::uint32_t ordinal = world.programmes[item].deliveries;
  world.engine.schedule({when, static_cast<std::uint8_t>(Priority::calendar), static_cast<std::uint16_t>(kind), item,
                         programme.items()[item].identity, ordinal, 0});
}

/// All copies of the units named, all units where none is; in the order of their ids.
std::vector<UnitId> meant_units(const Setting& setting, const std::vector<Name>& named) {
  std::vector<bool> meant(setting.written_units.size(), named.empty());
  for (const Name& name : named) meant.at(name.index) = true;
  std::vector<UnitId> out;
  for (std::uint32_t u = 0; u < setting.units.size(); ++u) {
    if (named.empty() || meant.at(setting.units[u].written)) out.push_back(UnitId{u});
  }
  return out;
}

}  // namespace

Programme::Programme(const Setting& setting, std::span<const KindInstance> interventions,
                     std::span<const double> factors, Presence presence) {
  std::map<std::string, std::uint64_t> seen;
  for (const KindInstance& instance : interventions) {
    ProgrammeItem item;
    item.index = static_cast<std::uint32_t>(items_.size());
    item.intervention.instance = instance;
    item.dose = item.intervention->delivery().dose * (factors.empty() ? 1.0 : factors[item.index]);
    item.presence = presence;
    if (presence == Presence::rules_only && !item.intervention->acts_by_rule()) item.dose = 0.0;
    item.identity = identity(identity(instance.kind), seen[instance.kind]++);
    item.units = meant_units(setting, item.intervention->delivery().units);
    item.by_employer.resize(setting.organisations.size());
    for (const UnitId unit : item.units) item.by_employer[setting.units[unit.value].organisation.index].push_back(unit);
    std::erase_if(item.by_employer, [](const std::vector<UnitId>& units) { return units.empty(); });
    items_.push_back(std::move(item));
  }
}

Programme::Programme(Programme past, const Programme& future, double week, const Same& same)
    : items_(std::move(past.items_)) {
  std::vector<bool> runs_on(items_.size(), false);
  for (ProgrammeItem item : future.items_) {
    const auto twin = std::find_if(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(runs_on.size()),
                                   [&](const ProgrammeItem& old) { return old.identity == item.identity; });
    const auto at = static_cast<std::size_t>(twin - items_.begin());
    if (at < runs_on.size() && same(*twin, item)) {
      runs_on[at] = true;
      continue;
    }
    item.index = static_cast<std::uint32_t>(items_.size());
    item.begins_week = week;
    items_.push_back(std::move(item));
  }
  for (std::size_t at = 0; at < runs_on.size(); ++at) {
    if (!runs_on[at]) items_[at].ends_week = week;
  }
}

void schedule_programme(const Programme& programme, Life life) {
  World& world = life.world;
  for (std::uint32_t item = 0; item < programme.items().size(); ++item) {
    const ProgrammeItem& planned = programme.items()[item];
    const Delivery& delivery = planned.intervention->delivery();
    const Time start = world.observed_from + weeks(planned.begins_week) + weeks(delivery.start_week);
    const Time cut = planned.ends_week > 0.0 ? world.observed_from + weeks(planned.ends_week) : never();
    if (start >= cut) continue;  // another future begins before its turn
    const Time end = delivery.lasts_weeks > 0.0 ? start + weeks(delivery.lasts_weeks) : never();
    schedule(world, programme, EventKind::strategy_start, item, start);
    schedule(world, programme, EventKind::strategy_end, item, std::min(end, cut));
  }
}

void start_intervention(const Programme& programme, Life life, std::uint32_t index) {
  World& world = life.world;
  const ProgrammeItem& item = programme.items()[index];
  world.programmes[index].active = true;
  world.programmes[index].started = world.now();
  world.programmes[index].earliest.assign(world.units.size(), world.now());
  world.programmes[index].turnout.assign(world.units.size(), {});
  world.programmes[index].spent.assign(life.plan.setting().organisations.size(), {});
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
  ++world.programmes[index].deliveries;
  if (item.intervention->delivery().together) {
    deliver_to(item, life, staff_of(life.plan, item.units), item.units, 0);
  } else {
    for (const auto& units : item.by_employer)
      deliver_to(item, life, staff_of(life.plan, units), units, employer_of(world, units[0]));
  }
  const ProgrammeState& state = world.programmes[index];
  const Time next = item.intervention->delivery().time_of(state.started, world.now(), state.deliveries);
  if (next < never()) schedule(world, programme, EventKind::deliver, index, next);
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
      again = world.now() + weeks(delivery.weeks_between());
      deliver_to(item, life, life.plan.staff(unit), {&unit, 1}, identity(world.setting->units[unit.value].id));
    }
  }
}

void welcome_entrant(const Programme& programme, Life life, PersonId entrant) {
  for (std::uint32_t index = 0; index < programme.items().size(); ++index) {
    const ProgrammeItem& item = programme.items()[index];
    if (!life.world.programmes[index].active) continue;
    const UnitId unit = life.world.people[entrant].unit;
    const bool here = std::binary_search(item.units.begin(), item.units.end(), unit);
    if (item.intervention->delivery().trigger != Trigger::entry || !here) continue;
    deliver_to(item, life, {&entrant, 1}, {&unit, 1}, life.world.people[entrant].identity);
  }
}

}  // namespace colead
