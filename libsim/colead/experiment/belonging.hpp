// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/experiment/experiment.hpp"

namespace colead {

/// Throws ModelError where a result names by its number what the experiment has not (an output, a unit, a post ...): it
/// is of another experiment, or its bytes were changed.
void require_own(const Experiment& experiment, const RunResult& result);
/// The same of its figures alone, for those who ask for no more of it.
void require_own_figures(const Experiment& experiment, const RunResult& result);

}  // namespace colead
