// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>

#include "colead/core/node.hpp"
#include "colead/metrics/metric.hpp"
#include "colead/scenario/catalogues.hpp"

namespace py = pybind11;

namespace colead {

// One for each layer that Python sees; module.cpp calls them and binds nothing itself.
void bind_errors(py::module_& module);
void bind_scenario(py::module_& module);
void bind_catalogues(py::module_& module);
void bind_runs(py::module_& module);
void bind_experiment(py::module_& module);
void bind_records(py::module_& module);
void bind_statistics(py::module_& module);
void bind_tables(py::module_& module);
void bind_results(py::module_& module);
void bind_simulation(py::module_& module);

/// Every kind there is, made when first asked for.
[[nodiscard]] const Catalogues& catalogues();

/// Text for Python whatever its bytes: what is no UTF-8 becomes \xNN.
[[nodiscard]] py::str text(std::string_view bytes);
[[nodiscard]] py::str text(Better better);

/// {"name", "unit", "better", "doc"} of what a metric gives.
[[nodiscard]] py::dict output_record(const Output& output);

/// {"file", "line", "column"} of a mark; all three None for a value that nobody wrote.
void add_place(py::dict& record, const Document& document, Mark mark);

}  // namespace colead
