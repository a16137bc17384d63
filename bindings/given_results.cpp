// SPDX-License-Identifier: Apache-2.0
#include "given_results.hpp"

#include <string>

namespace colead {

GivenResults::GivenResults(const ResultsArgument& given) : held_(py::tuple(given)) {
  for (const py::handle one : held_) {
    if (!py::isinstance<RunResult>(one))
      throw py::type_error("results must hold results of runs, not " +
                           py::cast<std::string>(py::type::of(one).attr("__name__")));
    results_.push_back(&one.cast<const RunResult&>());
  }
}

GivenResults::GivenResults(const Experiment& experiment, const ResultsArgument& given, Require require)
    : GivenResults(given) {
  for (const RunResult* result : results_) require(experiment, *result);
}

}  // namespace colead
