// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "colead/experiment/experiment.hpp"

namespace colead {

/// What is done with the world of a task at one of the weeks. Called from the thread that makes the run, of several
/// runs at once; the world is that run's and goes on afterwards.
using Look = std::function<void(std::size_t task, std::size_t week, const World& world)>;

/// Makes runs and looks at each as it stands at some weeks since observation began, with everything before that week
/// done: what a run stepped there shows, bit for bit. `weeks` are in rising order, from 0 to the horizon. A run ends
/// with the last of them. The first failure stops the rest and is thrown.
void look_at_runs(const Experiment& experiment, std::span<const RunTask> tasks, std::span<const double> weeks,
                  const Look& look, const Workers& workers);

}  // namespace colead
