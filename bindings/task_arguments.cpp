// SPDX-License-Identifier: Apache-2.0
#include "task_arguments.hpp"

#include <string>

namespace colead {

std::vector<RunTask> tasks_from(const Experiment& experiment, const std::vector<TaskArgument>& tasks, Keep keep) {
  std::vector<RunTask> out;
  for (const auto& [arm, seed, replication] : tasks) {
    if (arm >= experiment.arms().size()) throw py::index_error("there is no arm " + std::to_string(arm));
    out.push_back({arm, {seed, replication, keep}});
  }
  return out;
}

}  // namespace colead
