// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bindings.hpp"
#include "colead/scenario/load.hpp"

namespace colead {

/// What a scenario is made of, given to Python to read, save and change.
void bind_scenario_parts(py::class_<Scenario>& scenario);

}  // namespace colead
