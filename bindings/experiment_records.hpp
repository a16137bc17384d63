// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "bindings.hpp"
#include "colead/experiment/comparison.hpp"

namespace colead {

/// What colead/results.py makes its objects from, key by field.
[[nodiscard]] py::dict comparison_record(const Comparison& comparison);
[[nodiscard]] py::dict runs_record(const Experiment& experiment, const std::vector<const RunResult*>& results);

}  // namespace colead
