// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "colead/experiment/experiment.hpp"

namespace colead {

/// Runs of one experiment that have their luck in common have their warm-up in common, bit for bit: no intervention
/// acts before observation begins, also none of an arm that begins late. It is run once for all of them, and each goes
/// on with a copy. Runs that keep different things share nothing; nor do those of an organisation so large that the
/// copies would double the memory of the work.
class SharedPasts {
 public:
  /// Borrows the experiment and the tasks.
  SharedPasts(const Experiment& experiment, std::span<const RunTask> tasks, unsigned threads);

  /// Indices of the tasks, those of one past together: as few pasts are held at a time as there are threads, and these
  /// are not made by one thread while the others wait.
  [[nodiscard]] std::span<const std::size_t> order() const { return order_; }

  /// The run of a task at the end of its warm-up, or at its beginning where it shares nothing; nothing when it was
  /// stopped meanwhile. Each task is begun once at most, from any thread.
  [[nodiscard]] std::optional<Simulation> begin(std::size_t task, const Stop& stop);

 private:
  struct Past {
    std::mutex mutex;
    std::optional<Simulation> run;
    std::size_t left{0};  ///< tasks that have not taken it
  };

  const Experiment* experiment_;
  std::span<const RunTask> tasks_;
  std::vector<std::size_t> order_;
  std::vector<std::unique_ptr<Past>> pasts_;
  std::vector<std::size_t> past_of_;  ///< by task
};

}  // namespace colead
