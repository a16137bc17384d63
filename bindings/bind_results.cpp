// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include "given_results.hpp"
#include "result_tables.hpp"

namespace colead {
namespace {

using MakeTable = TableObject (*)(const Experiment&, std::span<const NumberedResult>);

template <MakeTable make, Require require>
TableObject table_of(const Experiment& experiment, const ResultsArgument& given,
                     const std::vector<std::int64_t>& replications) {
  const GivenResults results(experiment, given, require);
  if (results.size() != replications.size()) throw py::value_error("every result needs the number of its replication");
  std::vector<NumberedResult> numbered;
  for (std::size_t i = 0; i < results.size(); ++i) numbered.push_back({replications[i], results.all()[i]});
  return make(experiment, numbered);
}

template <MakeTable make, Require require>
void add(py::module_& module, const char* name, const char* doc) {
  module.def(name, &table_of<make, require>, py::arg("experiment"), py::arg("results"), py::arg("replications"), doc);
}

}  // namespace

void bind_results(py::module_& module) {
  add<&metrics_table, &require_own_figures>(
      module, "metrics_table",
      "Figures of results of one arm: replication, metric, unit, group, value (NaN: no such event). "
      "`replications` numbers the results; ValueError when there are more or fewer of them.");
  add<&series_table, &require_own>(
      module, "series_table",
      "Figures over time: replication, week (since observation began), metric, unit, group, value.");
  add<&decisions_table, &require_own>(
      module, "decisions_table",
      "The decision log of results that kept their records, a row a decision: times in weeks since "
      "observation began, values on the societal weights, person-hours, hours by cause.");
}

}  // namespace colead
