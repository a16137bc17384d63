// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/missed_due.hpp"

#include "colead/world/learning.hpp"
#include "colead/world/noticing.hpp"

namespace colead {

void answer_for_lateness(Life life, const Decision& d) {
  if (latent(d)) return;
  World& world = life.world;
  const DecisionRecord& record = d.record;
  const double late = world.behaviour().feedback.late * record.participants;
  for (std::size_t i = 0; late > 0.0 && i < record.participants; ++i) {
    for (std::size_t j = 0; j < record.participants; ++j) {
      note(world, record.people[i], record.people[j], Facet::integrity, TrustCause::late, 0.0,
           late * static_cast<double>(record.accountability[j]));
    }
  }
  lower_safety(world, record.unit, world.behaviour().voice.safety_late);
}

}  // namespace colead
