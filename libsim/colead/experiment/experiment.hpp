// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "colead/scenario/load.hpp"
#include "colead/simulation/simulation.hpp"

namespace colead {

/// How far a set of runs has come. Called from the calling thread, at most about ten times a second; false stops the
/// work.
struct Progress {
  std::size_t done{0};
  std::size_t total{0};
  double seconds{0};
};
using OnProgress = std::function<bool(const Progress&)>;

/// Thrown when a progress callback asked to stop. Nothing is left half done.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One run to be made.
struct RunTask {
  std::size_t strategy{0};
  RunKey key;
};

/// How to carry runs out; has no influence on their results.
struct Workers {
  unsigned threads{1};
  OnProgress on_progress;
};

/// A scenario with everything its runs share. Immutable; one may serve any number of threads.
class Experiment {
 public:
  /// Throws ScenarioError when the staff cannot fill what decisions need.
  Experiment(Scenario scenario, const Catalogues& catalogues);

  [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] const Plan& plan() const { return *plan_; }
  [[nodiscard]] const Watch& watch() const { return watch_; }
  [[nodiscard]] const Programme& programme(std::size_t strategy) const { return programmes_[strategy]; }

  /// The same experiment with every dose of a strategy multiplied.
  void scale(std::size_t strategy, double factor);

  /// A run at its beginning. The experiment must outlive it.
  [[nodiscard]] Simulation start(const RunTask& task) const;
  [[nodiscard]] RunResult run(const RunTask& task) const;
  /// All runs, in the order of the tasks whatever the number of threads. The first failure stops the rest and is
  /// thrown.
  [[nodiscard]] std::vector<RunResult> run(std::span<const RunTask> tasks, const Workers& workers) const;

 private:
  std::unique_ptr<const Scenario> scenario_;
  std::unique_ptr<const Plan> plan_;
  Watch watch_;
  std::vector<Programme> programmes_;
};

}  // namespace colead
