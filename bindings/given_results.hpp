// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pybind11/typing.h>

#include <vector>

#include "bindings.hpp"
#include "colead/experiment/figures.hpp"

namespace colead {

/// Any iterable of results, as a signature names it.
using ResultsArgument = py::typing::Iterable<RunResult>;

/// Results that Python gave, kept alive for the call. TypeError for an entry that is none: None would be a null
/// pointer.
class GivenResults {
 public:
  explicit GivenResults(const ResultsArgument& given);

  [[nodiscard]] Results all() const { return results_; }
  [[nodiscard]] std::size_t size() const { return results_.size(); }

 private:
  py::tuple held_;
  std::vector<const RunResult*> results_;
};

}  // namespace colead
