// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "bindings.hpp"
#include "colead/experiment/experiment.hpp"

namespace colead {

using TaskArgument = std::tuple<std::size_t, std::uint64_t, std::uint64_t>;  // arm, seed, replication

/// Runs to be made, as Python names them; IndexError for an arm that there is not.
[[nodiscard]] std::vector<RunTask> tasks_from(const Experiment& experiment, const std::vector<TaskArgument>& tasks,
                                              Keep keep);

}  // namespace colead
