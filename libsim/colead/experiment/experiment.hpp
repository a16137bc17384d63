// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/experiment/arm.hpp"
#include "colead/experiment/workers.hpp"
#include "colead/scenario/load.hpp"
#include "colead/simulation/simulation.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// One run to be made.
struct RunTask {
  std::size_t arm{0};  ///< index in Experiment::arms(); the scenario's strategies come first, in their order
  RunKey key;
};

/// A scenario with everything its runs share. One may serve any number of threads; only add_arm() changes it.
class Experiment {
 public:
  /// Every metric of the scenario watches; where `outputs` are named, only those that give one of them: whoever asks
  /// for one figure of many worlds pays for no other. What happens is the same. Throws ScenarioError when the staff
  /// cannot fill what decisions need, ModelError for an output that no metric gives.
  Experiment(Scenario scenario, const Catalogues& catalogues, std::span<const std::string> outputs = {});

  [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] const Plan& plan() const { return *plan_; }
  [[nodiscard]] const Watch& watch() const { return watch_; }
  /// Whether runs give every figure of the scenario.
  [[nodiscard]] bool watches_all() const { return watches_all_; }
  [[nodiscard]] const std::vector<Arm>& arms() const { return arms_; }
  [[nodiscard]] const Programme& programme(std::size_t arm) const { return programmes_[arm]; }
  /// Index of an arm; throws ModelError with a near name when there is none of that id.
  [[nodiscard]] std::size_t arm(const std::string& id) const;

  /// One more arm; its index. The same arm again is the one there is. Throws ModelError for an id that another arm has,
  /// a strategy that is none, doses that do not fit it or a beginning outside the observed time. Runs under way are not
  /// disturbed, but no other thread may use the experiment meanwhile.
  std::size_t add_arm(const Arm& arm);

  /// `past` until a week of the observed time, `future` from then on; what both share runs on.
  [[nodiscard]] Programme switched(const Programme& past, const Programme& future, double week) const;

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
  bool watches_all_{true};
  std::vector<Arm> arms_;
  std::map<std::string, std::size_t, std::less<>> arm_of_;  ///< by id
  std::deque<Programme> programmes_;  ///< by arm; runs under way point to them, so that they must stay where they are
};

/// What shows only when an experiment is made: that the staff can fill what decisions need, and be tied as the network
/// asks. Where the network is too large to be tried, the first of those organisations that are written together stands
/// for all of them, so that it takes no longer for many. Throws ScenarioError as Experiment does.
void require_feasible(const Scenario& scenario, const Catalogues& catalogues);

}  // namespace colead
COLEAD_PUBLIC_END
