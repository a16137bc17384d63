// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/passing_up.hpp"

#include <algorithm>

#include "colead/simulation/voice.hpp"
#include "colead/world/learning.hpp"
#include "colead/world/relations.hpp"

namespace colead {
namespace {

PersonId written_to(const World& world, const Decision& d, PersonId holder) {
  const auto* const end = d.seats.begin() + d.seat_count;
  const auto* const own =
      std::find_if(d.seats.begin(), end, [&](const Seat& seat) { return world.same_side(seat.person, holder); });
  return own == end ? d.seats[0].person : own->person;
}

}  // namespace

double passes_up(Life life, const Decision& d, std::size_t n) {
  const World& world = life.world;
  const PersonId holder = d.record.people[n];
  const PersonId senior = written_to(world, d, holder);
  if (senior == holder) return 1.0;
  const auto tier_of = [&](PersonId who) { return static_cast<double>(world.people[who].tier); };
  Listeners to;
  to.trust = trust(world, holder, senior);
  to.known = understanding(world, holder, world.people[senior].profession);
  to.status_gap = std::max(0.0, tier_of(senior) - tier_of(holder));
  return world.behaviour().deliberation.escalation_information *
         voice_chance(world, d.record.unit, to, life.policy_of(d).disclosure);
}

void brief_seniors(Life life, Decision& d) {
  std::array<double, max_participants> chance{};
  for (std::size_t n = 0; n < d.record.participants; ++n) chance[n] = passes_up(life, d, n);
  for (std::size_t n = 0; n < d.cue_count; ++n) {
    Cue& cue = d.cues[n];
    if (cue.heard || cue.holder == shared_holder) continue;
    cue.heard = life.world.luck.uniform(Purpose::recall, d.record.identity, max_cues, n) < chance[cue.holder];
  }
}

}  // namespace colead
