// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/living_run.hpp"

#include <cmath>
#include <stdexcept>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {

LivingRun::LivingRun(std::shared_ptr<const Experiment> experiment, const std::string& strategy, std::uint64_t seed,
                     std::uint64_t replication)
    : experiment_(std::move(experiment)),
      strategy_(strategy),
      key_{seed, replication, Keep{.records = Records::summary}},
      simulation_(experiment_->start({experiment_->arm(strategy), key_})) {}

const LivingRun& LivingRun::at_rest() const {
  if (busy_) throw ModelError("this run is being carried on by another thread");
  return *this;
}

// Asked before anything is copied: a world that changes meanwhile has no copy.
LivingRun::LivingRun(const LivingRun& other)
    : experiment_(other.at_rest().experiment_),
      programme_(other.programme_),
      strategy_(other.strategy_),
      key_(other.key_),
      redrawn_(other.redrawn_),
      simulation_(other.simulation_) {}

const World& LivingRun::world() const {
  simulation().require_whole();
  return simulation().world();
}

bool LivingRun::step() {
  const Busy busy(*this);
  return simulation_->step();
}

Time LivingRun::checked(double until) const {
  const World& world = simulation_->world();
  const double now = weeks_of(world);
  const double end = in_weeks(world.horizon - world.observed_from);
  if (!std::isfinite(until) || until < now || until > end) {
    throw std::invalid_argument("weeks must be from " + format_double(now) + " (now) to " + format_double(end) +
                                " (the horizon), not " + (std::isfinite(until) ? format_double(until) : "NaN"));
  }
  return world.observed_from + weeks(until);
}

void LivingRun::follow(const std::string& strategy) {
  simulation_->require_whole();
  if (programme_ != nullptr || redrawn_)
    throw ModelError("a branch that went its own way already cannot change its strategy: branch from the first run");
  const std::size_t arm = experiment().arm(strategy);
  const Programme& past = experiment().programme(experiment().arm(strategy_));
  const double week = std::max(0.0, now_weeks());
  programme_ = std::make_shared<const Programme>(
      week > 0.0 ? experiment().switched(past, experiment().programme(arm), week) : experiment().programme(arm));
  strategy_ = strategy;
  if (!world().observing) {
    simulation_ = Simulation(*simulation_, *programme_);
    return;
  }
  // The past again, event by event: it is the same, as the new strategy has no part in it.
  Simulation again(experiment().plan(), *programme_, experiment().watch(), key_);
  while (again.world().engine.executed() < world().engine.executed() && again.step()) continue;
  again.run_until(simulation_->now());
  simulation_ = std::move(again);
}

void LivingRun::redraw(std::uint64_t replication) {
  simulation_->require_whole();
  simulation_->redraw(replication);
  redrawn_ = true;
}

}  // namespace colead
