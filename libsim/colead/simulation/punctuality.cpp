// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/punctuality.hpp"

#include "colead/world/learning.hpp"

namespace colead {

void live_punctuality(Life life, const Decision& d, bool kept) {
  World& world = life.world;
  const DecisionRecord& record = d.record;
  const double full = world.behaviour().feedback.late * record.participants;
  const TrustCause cause = kept ? TrustCause::in_time : TrustCause::late;
  for (std::size_t i = 0; full > 0.0 && i < record.participants; ++i) {
    for (std::size_t j = 0; j < record.participants; ++j) {
      live(world, {record.people[i], record.people[j], Experience::punctuality, Facet::integrity, cause},
           full * static_cast<double>(record.accountability[j]), kept ? 1.0 : 0.0);
    }
  }
  move_safety(world, record.unit, world.behaviour().voice.safety_late * punctual_above_usual(world, record.unit, kept));
}

}  // namespace colead
