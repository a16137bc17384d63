// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>

#include "colead/fields/node.hpp"
#include "colead/metrics/metric.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"

namespace py = pybind11;

namespace colead {

// One for each layer that Python sees; module.cpp calls them and binds nothing itself.
void bind_errors(py::module_& module);
void bind_scenario(py::module_& module);
void bind_scenario_records(py::module_& module);
void bind_catalogues(py::module_& module);
void bind_runs(py::module_& module);
void bind_coupling(py::module_& module);
void bind_experiment(py::module_& module);
void bind_experiment_records(py::module_& module);
void bind_records(py::module_& module);
void bind_statistics(py::module_& module);
void bind_tables(py::module_& module);
void bind_results(py::module_& module);
void bind_simulation(py::module_& module);
void bind_panels(py::module_& module);
void bind_python_kinds(py::module_& module);
void bind_trials(py::module_& module);
void bind_theory(py::module_& module);

/// Every shipped kind, made when first asked for.
[[nodiscard]] const Catalogues& catalogues();
/// Every kind that a scenario can name: the shipped ones and those it was read with.
[[nodiscard]] const Catalogues& catalogues_of(const Scenario& scenario);

/// Text for Python whatever its bytes: what is no UTF-8 becomes \xNN.
[[nodiscard]] py::str text(std::string_view bytes);
[[nodiscard]] py::str text(Better better);

}  // namespace colead
