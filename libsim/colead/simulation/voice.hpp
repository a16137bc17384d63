// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/logistic.hpp"
#include "colead/world/world.hpp"

namespace colead {

/// To whom somebody would speak.
struct Listeners {
  double trust{0};       ///< in whoever chairs, or is written to, [0,1]
  double known{0};       ///< understanding of each listener's role, sum
  double people{1};      ///< number of listeners
  double status_gap{0};  ///< tiers between the speaker and the highest of them
};

/// P(what is in mind is said) of one cue that one person alone holds, in [0,1] (assumed_voice). `disclosure`: the logit
/// that a structured tool adds.
[[nodiscard]] inline double voice_chance(const World& world, UnitId unit, const Listeners& to, double disclosure) {
  const auto& voice = world.behaviour().voice;
  return logistic(voice.intercept + voice.safety * world.units[unit.value].safety + voice.trust * to.trust +
                  voice.understanding * to.known / to.people - voice.status_gap * to.status_gap + disclosure);
}

}  // namespace colead
