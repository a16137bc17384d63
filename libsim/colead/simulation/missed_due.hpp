// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/decision_life.hpp"

namespace colead {

/// The due date has passed without a decision. Everybody needed holds it against the others as far as these are
/// accountable (shares times people needed: 1 on average), and the unit feels a little less safe. What nobody has
/// noticed yet is held against nobody.
void answer_for_lateness(Life life, const Decision& d);

}  // namespace colead
