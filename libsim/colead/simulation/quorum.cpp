// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/quorum.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "colead/simulation/process.hpp"

namespace colead {
namespace {

Time own_start(const World& world, const Decision& d, PersonId person, Time from, Time until, Hours in) {
  return world.diaries.first_shared({&person, 1}, from, d.meeting_length, until, in).value_or(never());
}

/// Who else can fill the need of a seat.
std::span<const PersonId> alternates_of(Life life, const Decision& d, const Seat& seat, const SomeOf& some) {
  if (!some.alternates || seat.needed == shared_holder) return {};
  return life.plan.candidates(d.record.unit, d.record.decision_class, life.class_of(d).need_of(seat.needed));
}

/// When the chair of a seat can first be filled.
Time seat_start(Life life, const Decision& d, const Seat& seat, const SomeOf& some, Time from, Time until) {
  Time first = own_start(life.world, d, seat.person, from, until, some.in);
  for (const PersonId other : alternates_of(life, d, seat, some)) {
    if (first <= from) break;
    first = std::min(first, own_start(life.world, d, other, from, until, some.in));
  }
  return first;
}

bool free_at(const World& world, const Decision& d, PersonId person, Time start, Hours in) {
  return own_start(world, d, person, start, start + d.meeting_length, in) == start;
}

/// Who would sit where, and is free.
struct Chairs {
  std::array<PersonId, max_participants> who{};
  std::array<bool, max_participants> there{};
  std::size_t seats{0};

  explicit Chairs(const Decision& d) : seats(d.seat_count) {
    for (std::size_t p = 0; p < seats; ++p) who[p] = d.seats[p].person;
  }
  [[nodiscard]] std::size_t booked() const {
    return static_cast<std::size_t>(
        std::count(there.begin(), there.begin() + static_cast<std::ptrdiff_t>(seats), true));
  }
  [[nodiscard]] bool seated(PersonId person) const {
    return std::find(who.begin(), who.begin() + static_cast<std::ptrdiff_t>(seats), person) !=
           who.begin() + static_cast<std::ptrdiff_t>(seats);
  }
};

void fill_chairs(Life life, const Decision& d, const SomeOf& some, Time start, Chairs& chairs) {
  for (std::size_t p = 0; p < chairs.seats; ++p)
    chairs.there[p] = d.seats[p].takes_part && free_at(life.world, d, chairs.who[p], start, some.in);
  for (std::size_t p = 0; p < chairs.seats; ++p) {
    if (chairs.there[p] || !d.seats[p].takes_part) continue;
    for (const PersonId other : alternates_of(life, d, d.seats[p], some)) {
      if (chairs.seated(other) || !free_at(life.world, d, other, start, some.in)) continue;
      chairs.who[p] = other;
      chairs.there[p] = true;
      break;
    }
  }
}

/// The time from which on enough chairs, each for itself, can be filled; never() if they cannot.
Time enough_start(Life life, const Decision& d, const SomeOf& some, Time from, Time until) {
  std::array<Time, max_participants> starts{};
  std::size_t people = 0;
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    if (d.seats[p].takes_part) starts[people++] = seat_start(life, d, d.seats[p], some, from, until);
  }
  const std::size_t enough = std::min(some.enough, people);
  if (enough == 0) return never();
  std::nth_element(starts.begin(), starts.begin() + static_cast<std::ptrdiff_t>(enough - 1),
                   starts.begin() + static_cast<std::ptrdiff_t>(people));
  return starts[enough - 1];
}

}  // namespace

bool everybody_needed(Life life, const Decision& d) {
  const double u = life.world.luck.uniform(Purpose::vote, d.record.identity);
  return d.escalated || u < life.policy_of(d).quorum;
}

bool quorate(Life life, const Decision& d) {
  const std::span<const Seat> seats{d.seats.data(), d.seat_count};
  const auto enough = static_cast<std::ptrdiff_t>(stage_of(life, d).quorum);
  const bool everybody = everybody_needed(life, d);
  if (!everybody && enough > 0) return std::ranges::count_if(seats, &Seat::booked) >= enough;
  const Quorum quorum = everybody ? Quorum::all : life.class_of(d).quorum;
  if (quorum == Quorum::owner) return seats[0].booked;
  return std::ranges::all_of(seats, [&](const Seat& seat) {
    if (!seat.takes_part || seat.booked) return true;
    return quorum == Quorum::both && std::ranges::any_of(seats, [&](const Seat& other) {
             return other.booked && life.world.same_side(other.person, seat.person);
           });
  });
}

std::optional<Time> first_start_of_some(Life life, const Decision& d, const SomeOf& some, Time from, Time until) {
  // Nowhere before the k-th of the chairs' own first times can k be filled at once; from there on it is tried again.
  const std::size_t people = static_cast<std::size_t>(
      std::count_if(d.seats.begin(), d.seats.begin() + d.seat_count, [](const Seat& seat) { return seat.takes_part; }));
  for (;;) {
    const Time start = enough_start(life, d, some, from, until);
    if (start == never()) return std::nullopt;
    Chairs trial{d};
    fill_chairs(life, d, some, start, trial);
    if (trial.booked() >= std::min(some.enough, people)) return start;
    from = start == from ? start + quarter_hour : start;
  }
}

void seat_some(Life life, Decision& d, const SomeOf& some, Time start) {
  Chairs chairs{d};
  fill_chairs(life, d, some, start, chairs);
  for (std::size_t p = 0; p < d.seat_count; ++p) {
    Seat& seat = d.seats[p];
    seat.person = chairs.who[p];
    seat.booked = chairs.there[p];
    if (seat.needed < d.record.participants) d.record.people[seat.needed] = seat.person;
  }
}

bool find_slot_of_some(Life life, Decision& d, const SomeOf& some) {
  const World& world = life.world;
  const double cadence = life.plan.setting().units[d.record.unit.value].meeting_every_days;
  const bool any_day = cadence <= 0.0 || life.class_of(d).urgent;
  std::optional<Time> slot;
  if (any_day) slot = first_start_of_some(life, d, some, world.now(), never());
  for (double n = std::floor(in_days(world.now()) / cadence); !any_day && !slot; n += 1.0) {
    const Time day = Time::start() + days(cadence * n);
    if (day >= world.diaries.window_end()) return false;
    slot = first_start_of_some(life, d, some, std::max(day, world.now()), day + days(1.0));
  }
  if (!slot) return false;
  d.split = false;
  d.meeting_start = *slot;
  seat_some(life, d, some, *slot);
  return true;
}

}  // namespace colead
