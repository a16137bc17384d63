// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/attendance.hpp"

#include <algorithm>
#include <cmath>

#include "colead/simulation/logistic.hpp"
#include "colead/world/desk.hpp"
#include "colead/world/learning.hpp"

namespace colead {
namespace {

/// Ordinal of the draw that opens a closed course to somebody; small ordinals are occasions.
constexpr std::uint64_t opened_eligibility = ~std::uint64_t{0};

/// Whether somebody may come. Rows 20 and 44: a course accredited within one profession is closed to the others unless
/// eligibility has been opened.
bool eligible(const World& world, const ProgrammeItem& item, PersonId id) {
  const Delivery& delivery = item.intervention->delivery();
  const Person& person = world.people[id];
  if (!item.intervention->admits(world, standing(item), id)) return false;
  if (delivery.meant_for(person)) return true;
  const double opened = world.policies[person.unit.value].open_eligibility;
  if (!delivery.accredited || opened <= 0.0) return false;
  Delivery open = delivery;
  open.professions.clear();
  return open.meant_for(person) &&
         world.luck.uniform(Purpose::join, item.identity, person.identity, opened_eligibility) < opened;
}

double ties_of(const World& world, PersonId id) {
  double count = 0.0;
  for (const auto& ties : {world.network.base_ties(id), world.network.added_ties(id)}) {
    for (const Tie& tie : ties) count += tie.kind == TieKind::absent ? 0.0 : 1.0;
  }
  return count;
}

Place fixed_place(const World& world, PersonId id, Duration slot, Duration length) {
  Time start = Time::start() + weeks(std::floor(world.now_weeks())) + slot;
  if (start < world.now()) start += weeks(1);
  const Time end = start + length;
  const bool open = world.diaries.first_shared({&id, 1}, start, length, end, Hours::open) == start;
  const bool duty = world.diaries.first_shared({&id, 1}, start, length, end, Hours::duty) == start;
  Place place;
  place.day = length;
  place.starts[0] = start;
  place.days = duty ? 1 : 0;
  place.displaces_duty = !open;
  return place;
}

/// At a time of one's own: in open hours where they hold the whole session, else out of duty, whole days one after
/// another.
Place own_place(const World& world, PersonId id, Duration length) {
  Place place;
  place.day = length;
  if (const auto open = world.diaries.first_shared({&id, 1}, world.now(), length, never(), Hours::open)) {
    place.starts[0] = *open;
    place.days = 1;
    return place;
  }
  place.displaces_duty = true;
  place.day = std::min(length, hours(world.behaviour().attendance.day_hours));
  const auto wanted = static_cast<std::size_t>((length.us + place.day.us - 1) / place.day.us);
  Time from = world.now();
  for (std::size_t n = 0; n < wanted && n < most_days; ++n) {
    const auto start = world.diaries.first_shared({&id, 1}, from, place.length_of(n, length), never(), Hours::duty);
    if (!start) break;
    place.starts[place.days++] = *start;
    from = *start + place.day;
  }
  if (place.days < wanted) place.days = 0;
  return place;
}

}  // namespace

Occasion standing(const ProgrammeItem& item) {
  Occasion occasion;
  occasion.intervention = item.identity;
  occasion.dose = item.dose;
  occasion.units = item.units;
  occasion.index = item.index;
  return occasion;
}

std::vector<PersonId> invited(const World& world, const ProgrammeItem& item, std::span<const PersonId> candidates,
                              std::uint64_t occasion) {
  const Delivery& delivery = item.intervention->delivery();
  std::vector<PersonId> people;
  for (const PersonId id : candidates) {
    if (eligible(world, item, id)) people.push_back(id);
  }
  if (delivery.share >= 1.0) return people;
  const bool ranked = delivery.selection == Selection::needy || delivery.selection == Selection::connected;
  const auto rank = [&](PersonId id) {
    if (delivery.selection == Selection::needy) return true_need(world, id);
    if (delivery.selection == Selection::connected) return ties_of(world, id);
    // A standing cohort unless each delivery draws its own.
    const std::uint64_t ordinal = delivery.selection == Selection::random ? occasion : 0;
    return world.luck.uniform(Purpose::select, item.identity, world.people[id].identity, ordinal);
  };
  std::vector<std::pair<double, PersonId>> order;
  order.reserve(people.size());
  for (const PersonId id : people) order.emplace_back(rank(id), id);
  people.clear();
  if (!ranked) {
    // By a keyed draw each, so that one person more changes nobody else's place.
    for (const auto& [u, id] : order) {
      if (u < delivery.share) people.push_back(id);
    }
    return people;
  }
  const auto by_rank = [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : world.people[a.second].identity < world.people[b.second].identity;
  };
  std::sort(order.begin(), order.end(), by_rank);
  const auto places = static_cast<std::size_t>(std::llround(delivery.share * static_cast<double>(order.size())));
  for (std::size_t n = 0; n < places; ++n) people.push_back(order[n].second);
  return people;
}

Place place_for(const World& world, PersonId id, const Delivery& delivery, Duration length) {
  const std::optional<Duration> fixed = delivery.slot();
  return fixed ? fixed_place(world, id, *fixed, length) : own_place(world, id, length);
}

OwnTime own_time_for(const World& world, PersonId id, const Place& place, Duration session, Duration length) {
  if (length <= Duration{}) return {};
  const auto free = [&](Hours kind) {
    return world.diaries.available(id, world.now(), world.diaries.window_end(), kind);
  };
  const Duration open = place.displaces_duty ? Duration{} : session;
  return {session + length <= free(Hours::duty), place.displaces_duty || open + length > free(Hours::open)};
}

Duration spend_own_time(World& world, PersonId id, Duration length) {
  Duration charged;
  for (const Hours kind : {Hours::open, Hours::duty}) {
    Time from = world.now();
    while (length > Duration{}) {
      const auto piece = world.diaries.next_free(id, from, length, kind);
      if (!piece) break;
      book(world, id, piece->begin, piece->end - piece->begin);
      charged += charge_strategy(world, id, piece->begin, piece->end - piece->begin, kind == Hours::duty);
      length -= piece->end - piece->begin;
      from = piece->end;
    }
  }
  return charged;
}

bool willing(const World& world, const ProgrammeItem& item, PersonId id, bool displaces_duty, std::uint64_t occasion) {
  const Delivery& delivery = item.intervention->delivery();
  if (delivery.selection != Selection::voluntary) return true;
  const auto& a = world.behaviour().attendance;
  const double peers = world.programmes[item.index].turnout[world.people[id].unit.value].share();
  const double busy = std::min(load_weeks(world, id), a.busiest);
  const double logit = a.intercept + a.need * recognised_need(world, id) + a.interest * (1.0 - true_need(world, id)) +
                       a.accreditation * (delivery.accredited ? cpd_need(world, id) : 0.0) + a.peers * peers -
                       a.load * busy / (1.0 - busy) - a.clash * (displaces_duty ? 1.0 : 0.0);
  return world.luck.uniform(Purpose::attend, item.identity, world.people[id].identity, occasion) < logistic(logit);
}

}  // namespace colead
