// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/typing.h>

#include <vector>

#include "bindings.hpp"
#include "colead/experiment/belonging.hpp"
#include "colead/experiment/figures.hpp"

namespace colead {

/// Any iterable of results, as a signature names it.
using ResultsArgument = py::typing::Iterable<RunResult>;

using Require = void (*)(const Experiment&, const RunResult&);

/// Results that Python gave, kept alive for the call. TypeError for an entry that is none: None would be a null
/// pointer.
class GivenResults {
 public:
  explicit GivenResults(const ResultsArgument& given);
  /// Of this experiment; `require` throws for those that are not.
  GivenResults(const Experiment& experiment, const ResultsArgument& given, Require require = &require_own);

  [[nodiscard]] Results all() const { return results_; }
  [[nodiscard]] std::size_t size() const { return results_.size(); }

 private:
  py::tuple held_;
  std::vector<const RunResult*> results_;
};

}  // namespace colead
