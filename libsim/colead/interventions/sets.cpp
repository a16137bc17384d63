// SPDX-License-Identifier: Apache-2.0
#include "colead/interventions/sets.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace colead {
namespace {

/// Those with hours, in an order of luck; identity where two places are equal.
std::vector<std::size_t> shuffled(const World& world, const Occasion& occasion, std::span<const Attendee> attendees) {
  std::vector<std::tuple<double, std::uint64_t, std::size_t>> order;
  for (std::size_t a = 0; a < attendees.size(); ++a) {
    const PersonId person = attendees[a].person;
    if (attendees[a].hours <= 0.0) continue;
    order.emplace_back(luck_of(world, occasion, Purpose::pair, person), world.people[person].identity, a);
  }
  std::ranges::sort(order);
  std::vector<std::size_t> places;
  places.reserve(order.size());
  for (const auto& place : order) places.push_back(std::get<2>(place));
  return places;
}

std::vector<std::uint32_t> drawn_anew(std::span<const std::size_t> order, std::size_t attendees, std::int64_t size) {
  std::vector<std::uint32_t> set(attendees, 0);
  const double people = static_cast<double>(order.size());
  const double sets = std::max(1.0, std::round(people / static_cast<double>(size)));
  for (std::size_t place = 0; place < order.size(); ++place) {
    set[order[place]] = 1 + static_cast<std::uint32_t>(static_cast<double>(place) * sets / people);
  }
  return set;
}

/// Sets that fill up: everybody joins the first with room, of pairs the first with somebody they may meet.
class Filling {
 public:
  Filling(const World& world, std::int64_t size, Meets meets) : world_(&world), size_(size), meets_(meets) {}

  void put(PersonId person, std::uint32_t set) {
    if (members_.size() < set) members_.resize(set);
    members_[set - 1].push_back(person);
  }
  std::uint32_t join(PersonId person) {
    std::uint32_t set = 1;
    while (set <= members_.size() && !admits(members_[set - 1], person)) ++set;
    put(person, set);
    return set;
  }

 private:
  [[nodiscard]] bool admits(const std::vector<PersonId>& members, PersonId person) const {
    if (static_cast<std::int64_t>(members.size()) >= size_) return false;
    return size_ > 2 || members.empty() || meets_(world_->people[members[0]], world_->people[person]);
  }

  const World* world_;
  std::int64_t size_;
  Meets meets_;
  std::vector<std::vector<PersonId>> members_;
};

}  // namespace

std::vector<std::uint32_t> sets_of(World& world, const Occasion& occasion, std::span<const Attendee> attendees,
                                   const Mixing& mixing, Meets meets) {
  const std::vector<std::size_t> order = shuffled(world, occasion, attendees);
  if (!mixing.standing_sets && mixing.set_size > 2) return drawn_anew(order, attendees.size(), mixing.set_size);
  if (world.programmes.size() <= occasion.index) world.programmes.resize(occasion.index + 1);
  std::vector<std::uint32_t>& set_of = world.programmes[occasion.index].set_of;
  if (!mixing.standing_sets) set_of.clear();
  set_of.resize(world.people.size(), 0);
  Filling sets(world, mixing.set_size, meets);
  for (std::uint32_t i = 0; i < set_of.size(); ++i) {
    if (set_of[i] > 0) sets.put(PersonId{i}, set_of[i]);
  }
  std::vector<std::uint32_t> set(attendees.size(), 0);
  for (const std::size_t a : order) {
    std::uint32_t& own = set_of[attendees[a].person.value];
    if (own == 0) own = sets.join(attendees[a].person);
    set[a] = own;
  }
  return set;
}

Seats seats_in_sets(World& world, const Occasion& occasion, std::span<const Attendee> attendees, const Mixing& mixing,
                    Meets meets) {
  const std::vector<std::uint32_t> set = sets_of(world, occasion, attendees, mixing, meets);
  Seats seats;
  for (std::size_t a = 0; a < attendees.size(); ++a) {
    for (std::size_t b = a + 1; b < attendees.size(); ++b) {
      if (set[a] == 0 || set[a] != set[b]) continue;
      if (meets(world.people[attendees[a].person], world.people[attendees[b].person])) seats.emplace_back(a, b);
    }
  }
  return seats;
}

}  // namespace colead
