// SPDX-License-Identifier: Apache-2.0
#include "reporter.hpp"

#include <utility>

namespace colead {

Reporter::Reporter(py::object on_progress, py::object on_result, py::object on_share)
    : on_progress_(std::move(on_progress)), on_result_(std::move(on_result)), on_share_(std::move(on_share)) {}

Workers Reporter::workers(unsigned threads) {
  Workers out{threads, [this](const Progress& progress) { return look(progress); }};
  if (on_result_.is_none()) return out;
  out.on_result = [this](std::size_t index, const RunResult& result) {
    const py::gil_scoped_acquire held;
    on_result_(index, py::cast(result, py::return_value_policy::copy));
  };
  return out;
}

void Reporter::finish(std::size_t total) {
  if (!on_progress_.is_none() && told_ != total) tell(total, total);
}

bool Reporter::look(const Progress& progress) {
  const py::gil_scoped_acquire held;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
  const double since = progress.seconds - told_at_;  // negative when the next batch has begun
  if (on_progress_.is_none() || (since >= 0 && since < 0.1)) return true;
  told_at_ = progress.seconds;
  if (!on_share_.is_none()) on_share_(progress.share);
  return tell(progress.done, progress.total);
}

bool Reporter::tell(std::size_t done, std::size_t total) {
  told_ = done;
  const py::object answer = on_progress_(done, total, told_at_);
  return answer.is_none() || answer.cast<bool>();
}

}  // namespace colead
