// SPDX-License-Identifier: Apache-2.0
#include "colead/world/noticing.hpp"

#include <algorithm>

#include "colead/world/events.hpp"

namespace colead {

void notice_by(World& world, DecisionId id, Time when) {
  Decision& decision = world.decisions[id.value];
  const Time noticed = std::max(when, world.now());
  if (!latent(decision) || noticed >= decision.noticed_at) return;
  world.engine.cancel(decision.next);
  decision.noticed_at = noticed;
  decision.next = schedule_step(world, id, EventKind::detect, Priority::arrival, noticed);
}

}  // namespace colead
