// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "colead/core/error.hpp"
#include "colead/experiment/experiment.hpp"

namespace colead {

/// One run somebody looks at while it lives. Weeks count from the beginning of observation: the warm-up lies before 0.
class LivingRun {
 public:
  /// Throws ModelError for a strategy the scenario does not have.
  LivingRun(std::shared_ptr<const Experiment> experiment, const std::string& strategy, std::uint64_t seed,
            std::uint64_t replication);
  /// A branch; throws ModelError while another thread carries the run on.
  LivingRun(const LivingRun& other);
  LivingRun(LivingRun&&) = delete;
  LivingRun& operator=(const LivingRun&) = delete;
  LivingRun& operator=(LivingRun&&) = delete;
  ~LivingRun() = default;

  [[nodiscard]] const Experiment& experiment() const { return *experiment_; }
  // Throw ModelError while another thread carries the run on.
  [[nodiscard]] const Simulation& simulation() const { return *at_rest().simulation_; }
  [[nodiscard]] double now_weeks() const { return weeks_of(simulation().world()); }
  /// Throws ModelError for a broken run as well, as everything does that carries it on.
  [[nodiscard]] const World& world() const;
  [[nodiscard]] const std::string& strategy() const { return strategy_; }

  /// The next event; false at the horizon.
  bool step();
  /// Everything before that week; `look` is called before each short piece of work and may throw. Throws
  /// std::invalid_argument for a time that has passed or lies beyond the horizon.
  template <class Look>
  void run_until(double weeks, Look&& look);
  /// What the whole run gives; this one is then at its horizon.
  template <class Look>
  RunResult finish(Look&& look);

  /// The same past; from now on another strategy. Throws ModelError for a run that went its own way before.
  void follow(const std::string& strategy);
  /// The same past; from now on other luck.
  void redraw(std::uint64_t replication);

 private:
  /// Nobody may touch a run from another thread while it goes on.
  class Busy;
  /// Itself; throws ModelError while another thread carries it on.
  [[nodiscard]] const LivingRun& at_rest() const;
  [[nodiscard]] static double weeks_of(const World& world) {
    return in_weeks(world.engine.now() - world.observed_from);
  }
  [[nodiscard]] Time checked(double until) const;
  template <class Look>
  void advance(Time until, Look&& look);

  std::shared_ptr<const Experiment> experiment_;  ///< shared by a run and its branches
  std::shared_ptr<const Programme> programme_;
  std::string strategy_;
  RunKey key_;
  bool redrawn_{false};
  std::optional<Simulation> simulation_;  ///< borrows from experiment and programme
  std::atomic<bool> busy_{false};
};

class LivingRun::Busy {
 public:
  explicit Busy(LivingRun& run) : run_(run) {
    if (run_.busy_.exchange(true)) throw ModelError("this run is being carried on by another thread");
  }
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;
  ~Busy() { run_.busy_ = false; }

 private:
  LivingRun& run_;
};

template <class Look>
void LivingRun::advance(Time until, Look&& look) {
  simulation_->require_whole();
  const Duration piece = hours(12);
  while (simulation_->now() < until) {
    look();
    simulation_->run_until(std::min(until, simulation_->now() + piece));
  }
}

template <class Look>
void LivingRun::run_until(double weeks, Look&& look) {
  const Busy busy(*this);
  advance(checked(weeks), look);
}

template <class Look>
RunResult LivingRun::finish(Look&& look) {
  const Busy busy(*this);
  advance(simulation_->world().horizon, look);
  return Simulation(*simulation_).finish();
}

}  // namespace colead
