// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/routing.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "colead/interventions/sessions.hpp"
#include "colead/random/distributions.hpp"
#include "colead/simulation/account.hpp"
#include "colead/simulation/effort.hpp"
#include "colead/simulation/ending.hpp"
#include "colead/simulation/process.hpp"
#include "colead/simulation/quorum.hpp"
#include "colead/simulation/route_terms.hpp"
#include "colead/simulation/sittings.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

std::span<Seat> seats_of(Decision& d) { return {d.seats.data(), d.seat_count}; }

bool seated(const Decision& d, PersonId person) {
  return std::any_of(d.seats.begin(), d.seats.begin() + d.seat_count,
                     [&](const Seat& s) { return s.person == person; });
}

void keep_own_side(const World& world, Decision& d) {
  const ProfessionId side = world.people[d.seats[0].person].profession;
  const auto last = std::remove_if(d.seats.begin(), d.seats.begin() + d.seat_count,
                                   [&](const Seat& s) { return world.people[s.person].profession != side; });
  d.seat_count = static_cast<std::uint8_t>(last - d.seats.begin());
}

/// Mean factor by which not knowing each other's roles slows the table down: 1 + c (1 - k) over pairs of different
/// professions.
double handoff_factor(const World& world, const Decision& d) {
  double missing = 0.0;
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < d.seat_count; ++a) {
    for (std::size_t b = 0; b < d.seat_count; ++b) {
      if (world.same_side(d.seats[a].person, d.seats[b].person)) continue;
      missing += 1.0 - understanding(world, d.seats[a].person, world.people[d.seats[b].person].profession);
      ++pairs;
    }
  }
  return pairs == 0 ? 1.0 : 1.0 + world.behaviour().uptake.handoff * missing / static_cast<double>(pairs);
}

/// Marks (as booked) those without whom the meeting cannot start.
void mark_core(const World& world, Decision& d, Quorum quorum) {
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    const auto before = [&](std::size_t q) {
      return d.seats[q].takes_part && world.same_side(d.seats[q].person, d.seats[p].person);
    };
    bool first_of_side = true;
    for (std::size_t q = 0; q < p; ++q) first_of_side = first_of_side && !before(q);
    d.seats[p].booked =
        d.seats[p].takes_part && (quorum == Quorum::all || p == 0 || (quorum == Quorum::both && first_of_side));
  }
}

}  // namespace

void delegate(Life life, Decision& d) {
  World& world = life.world;
  const double limit = world.behaviour().deliberation.delegate_above;
  for (Seat& seat : seats_of(d)) {
    if (load_weeks(world, seat.person) <= limit) continue;
    PersonId best;
    double best_load = limit;
    const std::size_t need = life.class_of(d).need_of(seat.needed);
    for (const PersonId candidate : life.plan.candidates(d.record.unit, d.record.decision_class, need)) {
      const double load = load_weeks(world, candidate);
      if (load >= best_load || seated(d, candidate)) continue;
      best = candidate;
      best_load = load;
    }
    if (!best.valid()) continue;
    const double u = world.luck.uniform(Purpose::delegate, d.record.identity, world.people[seat.person].identity);
    if (u >= trust(world, seat.person, best)) continue;
    d.tell(StepKind::delegated, world.now(), seat.person, best);
    seat.person = best;
    d.record.people[seat.needed] = best;
    ++d.record.behaviours[static_cast<std::size_t>(PeerBehaviour::delegation)];
  }
}

namespace {

/// What it takes the owner of a joint decision to make the first move, where a standing rule asks for it.
void get_in_touch(Life life, const Decision& d) {
  World& world = life.world;
  const PersonId owner = d.seats[0].person;
  const double spent = life.policy_of(d).first_minutes[world.people[owner].profession.value];
  if (spent <= 0.0) return;
  world.diaries.roll(world.now());
  give_hours(world, owner, spent / 60.0);
}

}  // namespace

bool takes_both(Life life, const Decision& d) {
  const double share = life.policy_of(d).closes_both;
  return share > 0.0 && life.world.luck.uniform(Purpose::closing, d.record.identity) < share;
}

void choose_route(Life life, Decision& d) {
  World& world = life.world;
  const std::size_t owner = 0;
  const OtherSide others = other_sides(world, d, {&owner, 1})[owner];
  d.record.route = Route::joint;
  if (!others.present) return;
  const RouteTerms terms = route_terms(life, d, others);
  tell_route(d, terms);
  const auto u = world.luck.uniforms4(Purpose::route, d.record.identity);
  if (u[0] < terms.joint_probability() || takes_both(life, d)) return get_in_touch(life, d);
  d.record.route = u[1] < terms.formal ? Route::formal : Route::one_sided;
  if (d.record.route == Route::one_sided) keep_own_side(world, d);
}

void share_accountability(Life life, Decision& d) {
  DecisionRecord& record = d.record;
  const std::size_t n = record.participants;
  const auto size_of = [&](std::uint8_t side) {
    return static_cast<double>(
        std::count(record.profession.begin(), record.profession.begin() + static_cast<std::ptrdiff_t>(n), side));
  };
  double sides = 0.0;
  for (std::size_t p = 0; p < n; ++p) sides += 1.0 / size_of(record.profession[p]);
  sides = std::round(sides);
  const bool alone = record.route == Route::one_sided || sides < 2.0;
  const double joint = alone ? 0.0 : std::clamp(life.policy_of(d).joint_accountability, 0.0, 1.0);
  const double owner_share = alone ? 1.0 : life.class_of(d).owner_share;
  for (std::size_t p = 0; p < n; ++p) {
    const bool owns = record.profession[p] == record.profession[0];
    const double share = owns ? owner_share : alone ? 0.0 : (1.0 - owner_share) / (sides - 1.0);
    record.accountability[p] =
        static_cast<float>((share + joint * (1.0 / sides - share)) / size_of(record.profession[p]));
  }
}

void estimate_preparation(Life life, Decision& d, std::size_t p, const OtherSide& others) {
  const World& world = life.world;
  Seat& seat = d.seats[p];
  seat.prepared = seat.asked = false;
  const double work = draw_work(life, d, p) * relative_effort(world, d, seat);
  seat.work_hours = static_cast<float>(work);
  seat.ignorance_hours = seat.checking_hours = 0;
  if (!others.present) return;
  seat.ignorance_hours = static_cast<float>(work * world.behaviour().uptake.handoff * (1.0 - others.understanding));
  const auto& deliberation = world.behaviour().deliberation;
  if (others.trust >= deliberation.monitor_below) return;
  const double distrust = 1.0 - others.trust / deliberation.monitor_below;
  seat.checking_hours = static_cast<float>(work * deliberation.monitor_effort * distrust);
  ++d.record.behaviours[static_cast<std::size_t>(PeerBehaviour::monitoring)];
}

bool ask_superior(Life life, DecisionId id, Seat& seat) {
  World& world = life.world;
  Decision& d = life.decision(id);
  const auto& deliberation = world.behaviour().deliberation;
  const PersonId superior = life.plan.superior(seat.person);
  if (seat.asked || d.stage == Stage::reworking || d.stage == Stage::signing || !superior.valid()) return false;
  seat.asked = true;
  const double u = world.luck.uniform(Purpose::exception, d.record.identity, world.people[seat.person].identity,
                                      d.record.escalations);
  if (u >= deliberation.exception) return false;
  const double effort = deliberation.exception_effort * static_cast<double>(seat.work_hours);
  seat.working = superior;
  d.tell(StepKind::asked_superior, world.now(), seat.person, superior);
  ++d.record.behaviours[static_cast<std::size_t>(PeerBehaviour::exception)];
  give_task(world, superior, id, hours(effort));
  return true;
}

void seat_seniors(Life life, Decision& d) {
  World& world = life.world;
  const OrganisationId organisation = world.organisation_of(d.record.unit);
  std::array<Seat, max_participants> seats{};
  std::size_t count = 0;
  const Seat owner = d.seats[0];
  for (std::size_t p = 0; p < d.record.participants; ++p) {
    const std::uint8_t side = d.record.profession[p];
    const bool again =
        std::any_of(d.record.profession.begin(), d.record.profession.begin() + static_cast<std::ptrdiff_t>(p),
                    [&](std::uint8_t before) { return before == side; });
    const auto seniors = life.plan.seniors(organisation, ProfessionId{side});
    if (again || seniors.empty()) continue;
    const double u = world.luck.uniform(Purpose::participants, d.record.identity,
                                        identity(life.plan.setting().professions[side].id), 1 + d.record.escalations);
    seats[count].person = seniors[choose(u, seniors.size())];
    seats[count].safety_owner = false;
    ++count;
  }
  if (count == 0) seats[count++] = owner;  // nobody above: the owner has to settle it
  d.seats = seats;
  d.seat_count = static_cast<std::uint8_t>(count);
}

bool find_slot(Life life, Decision& d) {
  World& world = life.world;
  const DecisionClass& c = life.class_of(d);
  const Policy& policy = life.policy_of(d);
  const Hours in = c.urgent ? Hours::duty : Hours::open;
  const double factor = handoff_factor(world, d);
  d.meeting_length = minutes((c.meeting_minutes + policy.elicitation_minutes) * factor);
  d.conclusion.ignorance = minutes(c.meeting_minutes * (factor - 1.0));
  const bool all = everybody_needed(life, d);
  if (const ProcessStage& stage = stage_of(life, d); stage.quorum > 0) {
    const auto enough = all ? max_participants : static_cast<std::size_t>(stage.quorum);
    return find_slot_of_some(life, d, {enough, stage.alternates, in});
  }
  mark_core(world, d, taken_in_standing_meeting(life, d) ? Quorum::owner : all ? Quorum::all : c.quorum);
  std::array<PersonId, max_participants> core{};
  std::size_t count = 0;
  for (const Seat& seat : seats_of(d)) {
    if (seat.booked) core[count++] = seat.person;
  }
  if (!place_sittings(life, d, {core.data(), count}, in)) {
    for (Seat& seat : seats_of(d)) seat.booked = false;
    return false;
  }
  for (Seat& seat : seats_of(d)) {
    if (seat.booked || !seat.takes_part || !free_for(world, d, seat.person, in)) continue;
    const double away = staying_away(world, d, seat);
    seat.booked = world.luck.uniform(Purpose::presence, d.record.identity, world.people[seat.person].identity,
                                     d.record.attempts) >= away;
  }
  return true;
}

}  // namespace colead
