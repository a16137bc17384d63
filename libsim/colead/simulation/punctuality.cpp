// SPDX-License-Identifier: Apache-2.0
#include "colead/simulation/punctuality.hpp"

#include "colead/world/learning.hpp"

namespace colead {

void live_punctuality(Life life, const Decision& d, bool kept) {
  World& world = life.world;
  const DecisionRecord& record = d.record;
  const double full = world.behaviour().feedback.late * record.participants;
  UsualDates& usual = usual_dates(world, record.unit, record.decision_class);
  const TrustCause cause = kept ? TrustCause::in_time : TrustCause::late;
  for (std::size_t i = 0; full > 0.0 && i < record.participants; ++i) {
    for (std::size_t j = 0; j < record.participants; ++j) {
      live_date(world,
                {.holder = record.people[i], .target = record.people[j], .facet = Facet::integrity, .cause = cause},
                usual, full * static_cast<double>(record.accountability[j]), kept);
    }
  }
  move_safety(world, record.unit, world.behaviour().voice.safety_late * punctual_above_usual(usual, kept));
}

}  // namespace colead
