// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "bindings.hpp"
#include "colead/experiment/comparison.hpp"

namespace colead {

/// What colead/results.py makes its objects from, key by field.
[[nodiscard]] py::dict comparison_record(const Experiment& experiment, const Comparison& comparison);
[[nodiscard]] py::dict runs_record(const Experiment& experiment, const std::vector<const RunResult*>& results);

/// {id, strategy, doses, begins_week}, as Experiment.add_arm takes them.
[[nodiscard]] py::dict arm_record(const Experiment& experiment, std::size_t index);
/// (week, metric, group, unit, value) at each sampling time.
[[nodiscard]] py::list series_record(const Experiment& experiment, const RunResult& result);

}  // namespace colead
