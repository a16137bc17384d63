// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "bindings.hpp"
#include "colead/experiment/experiment.hpp"

namespace colead {

/// Hands progress to Python, at most ten times a second, and lets Python see its signals (Ctrl-C) more often than that.
/// Lives on the caller's stack: nothing may count references while the interpreter's lock is released.
class Reporter {
 public:
  explicit Reporter(py::object on_progress, py::object on_result = py::none(), py::object on_share = py::none());

  [[nodiscard]] Workers workers(unsigned threads);
  /// All is done: told even where the work was over between two looks. Needs the interpreter's lock.
  void finish(std::size_t total);

 private:
  bool look(const Progress& progress);
  bool tell(std::size_t done, std::size_t total);

  py::object on_progress_;
  py::object on_result_;
  py::object on_share_;
  double told_at_{0};
  std::size_t told_{0};
};

}  // namespace colead
