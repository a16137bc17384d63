// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/world/world.hpp"

namespace colead {

/// Whether nobody has noticed it yet.
[[nodiscard]] inline bool latent(const Decision& decision) { return decision.stage == Stage::latent; }

/// A latent problem is noticed at `when` at the latest, and not before now. Nothing changes where it is noticed sooner
/// anyway.
void notice_by(World& world, DecisionId id, Time when);

}  // namespace colead
