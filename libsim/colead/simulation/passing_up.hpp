// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// Chance that the n-th needed person tells the seniors, who have their seats, what they alone know: the chance of
/// saying it (assumed_voice) to the senior of the own profession, or to whoever chairs where there is none, times
/// deliberation.escalation_information; 1 for somebody who is that senior (roberts_1974).
[[nodiscard]] double passes_up(Life life, const Decision& d, std::size_t n);

/// A decision has gone up: each cue that one person alone knows, and that no meeting has heard, stands in the papers of
/// the seniors or does not.
void brief_seniors(Life life, Decision& d);

}  // namespace colead
