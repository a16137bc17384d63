// SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"
#include "record.hpp"

PYBIND11_MODULE(_core, module, py::mod_gil_not_used()) {
  module.doc() = "The compiled part of colead; use the package colead instead.";
  module.attr("__version__") = COLEAD_VERSION;
  colead::bind_errors(module);
  colead::bind_row(module);
  colead::bind_experiment_records(module);
  colead::bind_catalogues(module);
  colead::bind_python_kinds(module);
  colead::bind_scenario(module);
  colead::bind_trials(module);
  colead::bind_runs(module);
  colead::bind_tables(module);
  colead::bind_experiment(module);
  colead::bind_results(module);
  colead::bind_simulation(module);
  colead::bind_panels(module);
  colead::bind_records(module);
  colead::bind_coupling(module);
  colead::bind_statistics(module);
  colead::bind_theory(module);
}
