// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "bindings.hpp"
#include "colead/experiment/budget.hpp"
#include "panel_table.hpp"
#include "record.hpp"
#include "reporter.hpp"
#include "task_arguments.hpp"

namespace colead {
namespace {

using Label = std::pair<std::string, std::int64_t>;  // strategy, number of the replication

constexpr std::array<std::string_view, 3> panel_names{"people", "ties", "units"};

PanelOf panel_of(const std::string& name) {
  const auto* const found = std::find(panel_names.begin(), panel_names.end(), name);
  if (found == panel_names.end()) throw py::value_error("a panel is of people, ties or units, not '" + name + "'");
  return static_cast<PanelOf>(found - panel_names.begin());
}

TableObject panel_table(const Experiment& experiment, const std::vector<TaskArgument>& tasks,
                        const std::vector<Label>& labels, const std::string& of, std::vector<double> weeks,
                        std::vector<std::string> kept, unsigned threads, py::object on_progress) {
  require_budget(experiment.scenario(), 1, static_cast<std::int64_t>(tasks.size()));
  if (labels.size() != tasks.size()) throw py::value_error("a label for each task");
  std::vector<PanelRun> runs;
  const std::vector<RunTask> planned = tasks_from(experiment, tasks, Keep{});
  for (std::size_t n = 0; n < planned.size(); ++n) runs.push_back({planned[n], labels[n].first, labels[n].second});
  const PanelLook look{panel_of(of), std::move(weeks), std::move(kept)};
  Reporter reporter(std::move(on_progress));
  std::vector<TableColumn> made;
  {
    const Workers workers = reporter.workers(threads);
    const py::gil_scoped_release released;
    made = panel_columns(experiment, runs, look, workers);
  }
  reporter.finish(runs.size());
  return table_object(std::move(made));
}

Typed<Texts> column_names(const Experiment& experiment, const TaskArgument& task, const std::string& of) {
  const auto names = panel_column_names(experiment, tasks_from(experiment, {task}, Keep{}).front(), panel_of(of));
  return many(names, [](const std::string& name) { return name; });
}

}  // namespace

void bind_panels(py::module_& module) {
  module.def("panel_column_names", &column_names, py::arg("experiment"), py::arg("task"), py::kw_only(), py::arg("of"),
             "Names of the columns that a row of a panel has for itself, beside those of its run.");
  module.def("panel_table", &panel_table, py::arg("experiment"), py::arg("tasks"), py::arg("labels"), py::kw_only(),
             py::arg("of"), py::arg("weeks"), py::arg("columns"), py::arg("threads"),
             py::arg("on_progress") = py::none(),
             "People, ties or units of the runs of tasks (arm, seed, replication), each under a label (strategy, "
             "replication), as they stand at weeks since observation began: one table. columns: those kept beside the "
             "names, all where empty. Runs end with the last week.");
}

}  // namespace colead
