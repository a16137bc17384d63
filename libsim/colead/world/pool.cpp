// SPDX-License-Identifier: Apache-2.0
#include "colead/world/pool.hpp"

#include <algorithm>

#include "colead/world/desk.hpp"

namespace colead {
namespace {

Seat& open_seat(Decision& d) {
  return *std::find_if(d.seats.begin(), d.seats.begin() + d.seat_count,
                       [](const Seat& seat) { return seat.takes_part && !seat.prepared; });
}

/// Nobody signs twice in one decision; the seat's own placeholder may.
bool sits_elsewhere(const Decision& d, PersonId person) {
  return std::any_of(d.seats.begin(), d.seats.begin() + d.seat_count,
                     [&](const Seat& seat) { return seat.person == person && !(seat.takes_part && !seat.prepared); });
}

void seat(Decision& d, PersonId person) {
  Seat& place = open_seat(d);
  place.person = place.working = person;
  if (place.needed < d.record.participants) d.record.people[place.needed] = person;
}

/// When somebody could begin: now if they are there, idle and not booked.
Time could_begin(const World& world, PersonId person, bool urgent) {
  if (world.queues.current(person) != nullptr) {
    const Duration waiting = world.queues.waiting_work(person);
    const Time done = world.desks[person.value].run.completion;
    return done == never() ? never() : done + waiting;
  }
  const Time first = world.diaries.finish(person, world.now(), microseconds(1), urgent ? Hours::duty : Hours::open);
  return first == never() ? first : first - microseconds(1);
}

}  // namespace

void offer_task(World& world, std::span<const PersonId> pool, DecisionId id, Duration effort) {
  Decision& d = world.decisions[id.value];
  const bool urgent = world.setting->decisions[d.record.decision_class.value].urgent;
  PersonId best;
  Time soonest = never();
  for (const PersonId person : pool) {
    if (sits_elsewhere(d, person)) continue;
    const Time begin = could_begin(world, person, urgent);
    if (best.valid() && begin >= soonest) continue;
    best = person;
    soonest = begin;
  }
  if (world.queues.current(best) == nullptr) {
    seat(d, best);
    give_task(world, best, id, effort);
    return;
  }
  d.pool = pool;
  for (const PersonId person : pool) {
    if (d.pool.empty()) return;  // urgent: somebody has put something aside for it
    if (world.queues.current(person) != nullptr && !sits_elsewhere(d, person)) give_task(world, person, id, effort);
  }
}

void take_from_pool(World& world, PersonId person, DecisionId id) {
  Decision& d = world.decisions[id.value];
  for (const PersonId other : d.pool) {
    if (other != person) world.queues.remove(other, id, world.now());
  }
  d.pool = {};
  seat(d, person);
}

void withdraw_from_pool(World& world, DecisionId id) {
  Decision& d = world.decisions[id.value];
  for (const PersonId person : d.pool) world.queues.remove(person, id, world.now());
  d.pool = {};
}

}  // namespace colead
