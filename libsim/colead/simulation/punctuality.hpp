// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// A due date was kept or missed. Everybody needed judges the integrity of the others by it, as far as these are
/// accountable (shares times people needed: 1 on average), and the unit feels a little safer or less safe. All against
/// what is usual: where most things are late, one more tells little.
void live_punctuality(Life life, const Decision& d, bool kept);

}  // namespace colead
