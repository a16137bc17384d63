// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <chrono>
#include <optional>
#include <sstream>

#include "bindings.hpp"
#include "colead/experiment/living_run.hpp"
#include "colead/network/export.hpp"
#include "result_tables.hpp"
#include "world_tables.hpp"

namespace colead {
namespace {

/// Lets other threads have Python while a run goes on, and Python see its signals (Ctrl-C) every 50 ms. Python is let
/// go at the first look, when the run is busy already: before that, whoever copies the run or looks into it holds
/// Python.
class Lookout {
 public:
  void operator()() {
    if (!released_) released_.emplace();
    const auto now = std::chrono::steady_clock::now();
    if (now - looked_ < std::chrono::milliseconds(50)) return;
    looked_ = now;
    const py::gil_scoped_acquire held;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  }

 private:
  std::optional<py::gil_scoped_release> released_;
  std::chrono::steady_clock::time_point looked_{std::chrono::steady_clock::now()};
};

TableObject decisions_of(const LivingRun& run) {
  const auto kept = run.simulation().kept_decisions();
  std::vector<DecisionRecord> records(kept.begin(), kept.end());
  records.insert(records.end(), run.world().finished.begin(), run.world().finished.end());
  return decisions_table(*run.world().setting, records);
}

std::string graphml_of(const LivingRun& run) {
  std::vector<std::string> names;
  for (const Position& position : run.experiment().plan().positions()) names.push_back(position.name);
  std::ostringstream out;
  write_graphml(run.world().network, names, out);
  return out.str();
}

std::unique_ptr<LivingRun> begun(const Scenario& scenario, const std::string& strategy, std::uint64_t seed,
                                 std::uint64_t replication) {
  auto experiment = std::make_shared<const Experiment>(scenario, catalogues_of(scenario));
  return std::make_unique<LivingRun>(std::move(experiment), strategy, seed, replication);
}

py::object branched(const LivingRun& run, const std::optional<std::string>& strategy,
                    const std::optional<std::uint64_t>& replication) {
  auto branch = std::make_unique<LivingRun>(run);
  {
    const py::gil_scoped_release released;
    if (strategy) branch->follow(*strategy);
    if (replication) branch->redraw(*replication);
  }
  return py::cast(std::move(branch));
}

void bind_time(py::class_<LivingRun>& living) {
  living.def_property_readonly("now_weeks", &LivingRun::now_weeks, "Weeks since observation began; the warm-up is < 0.")
      .def_property_readonly("finished", [](const LivingRun& run) { return run.simulation().finished(); })
      .def_property_readonly("events", [](const LivingRun& run) { return run.simulation().world().engine.executed(); })
      .def("step", &LivingRun::step, "The next event; False at the horizon.")
      .def(
          "run_until", [](LivingRun& run, double weeks) { run.run_until(weeks, Lookout{}); }, py::arg("weeks"),
          "Everything before that week since observation began; ValueError for one that has passed.")
      .def(
          "finish", [](LivingRun& run) { return run.finish(Lookout{}); },
          "The RunResult of the whole run, which is then at its horizon.");
}

void bind_views(py::class_<LivingRun>& living) {
  living.def("people", [](const LivingRun& run) { return people_table(run.world(), run.experiment().plan()); })
      .def("ties", [](const LivingRun& run) { return ties_table(run.world(), run.experiment().plan()); })
      .def("units", [](const LivingRun& run) { return units_table(run.world()); })
      .def("decisions", &decisions_of)
      .def("open_decisions", [](const LivingRun& run) { return open_decisions_table(run.world()); })
      .def("graphml", &graphml_of);
}

}  // namespace

void bind_simulation(py::module_& module) {
  py::class_<LivingRun> living(module, "LivingRun", "One run in the hands of colead.Simulation; tables are snapshots.");
  living.def(py::init(&begun), py::arg("scenario"), py::arg("strategy"), py::arg("seed"), py::arg("replication"))
      .def_property_readonly("strategy", &LivingRun::strategy)
      .def_property_readonly("experiment", &LivingRun::experiment, py::return_value_policy::reference_internal)
      .def("branch", &branched, py::arg("strategy") = py::none(), py::arg("replication") = py::none(),
           "The same past; from now on another strategy, other luck, or both.");
  bind_time(living);
  bind_views(living);
}

}  // namespace colead
