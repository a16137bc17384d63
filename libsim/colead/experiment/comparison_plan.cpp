// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/comparison_plan.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "colead/core/error.hpp"
#include "colead/core/year.hpp"
#include "colead/experiment/figures.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {
namespace {

constexpr std::int64_t pilot_replications = 2;
constexpr int pilot_rounds = 12;
constexpr double hours_tolerance = 0.02;
constexpr double most_doses = 20.0;  ///< times what is written: more is another strategy

ComparisonPlan resolve(const Scenario& scenario, const CompareOptions& options) {
  ComparisonPlan out;
  const auto add = [&](std::size_t strategy) {
    const auto same = [&](const Side& side) { return side.arm == strategy; };
    if (std::none_of(out.sides.begin(), out.sides.end(), same))
      out.sides.push_back({strategy, scenario.strategies[strategy].id, 1.0});
  };
  const std::string& named = options.baseline.empty() ? scenario.compare.baseline : options.baseline;
  add(named.empty() ? 0 : scenario.strategy(named));
  for (const std::string& id : options.strategies) add(scenario.strategy(id));
  for (std::size_t s = 0; options.strategies.empty() && s < scenario.strategies.size(); ++s) add(s);
  out.replications = options.replications > 0 ? options.replications : scenario.compare.replications;
  out.seed = options.seed_given ? options.seed : scenario.seed;
  out.confidence = options.confidence > 0.0 ? options.confidence : scenario.compare.confidence;
  if (out.replications < 2) throw ModelError("a comparison needs at least two replications: one run has no interval");
  if (!(out.confidence > 0.0 && out.confidence < 1.0)) throw ModelError("confidence must lie between 0 and 1");
  return out;
}

/// Search for the dose that costs the target: proportional steps until the target is bracketed, then halving on the log
/// scale (hours need not follow the dose: diaries fill up, a network grows by word of mouth).
class DoseSearch {
 public:
  [[nodiscard]] double scale() const { return scale_; }

  /// Takes note of what the present scale costs; false when that is near enough.
  bool step(double cost, double target) {
    if (std::abs(cost / target - 1.0) <= hours_tolerance) return false;
    (cost < target ? low_ : high_) = scale_;
    scale_ = low_ > 0.0 && high_ > 0.0 ? std::sqrt(low_ * high_) : scale_ * target / cost;
    return true;
  }

 private:
  double scale_{1.0};
  double low_{0.0};   ///< the last scale that cost too little; 0: none yet
  double high_{0.0};  ///< the last that cost too much
};

/// The strategy of a side with every dose multiplied.
std::size_t scaled_arm(Experiment& experiment, const Side& side, double scale) {
  const std::size_t strategy = experiment.arms()[side.arm].strategy;
  const std::size_t interventions = experiment.scenario().strategies[strategy].interventions.size();
  const std::vector<double> doses(interventions, scale);
  return experiment.add_arm({side.strategy + "*" + format_double(scale), strategy, doses, 0.0});
}

/// All hours of each side beyond the baseline's, on a few runs; 0 for one that buys no hours, which no dose can scale.
std::vector<double> pilot_costs(const Experiment& experiment, ComparisonPlan plan, const Workers& workers) {
  plan.replications = std::min(pilot_replications, plan.replications);
  const auto results = experiment.run(tasks_of(plan), workers);
  const auto runs = pointers_to(results);
  const auto n = static_cast<std::size_t>(plan.replications);
  const MeanHours base = mean_hours(Results(runs).subspan(0, n));
  std::vector<double> costs;
  for (std::size_t s = 0; s < plan.sides.size(); ++s) {
    const MeanHours hours = mean_hours(Results(runs).subspan(s * n, n));
    costs.push_back(hours.programme > base.programme ? hours.all - base.all : 0.0);
  }
  return costs;
}

double cheapest(const std::vector<double>& costs) {
  double least = 0.0;
  for (const double cost : costs) {
    if (cost > 0.0 && (least == 0.0 || cost < least)) least = cost;
  }
  return least;
}

void require_dose(const Side& side) {
  if (side.dose_scale <= most_doses) return;
  throw ModelError("'" + side.strategy + "' would need more than " + format_double(most_doses) +
                   " times its doses to take so many hours; ask for fewer, or write a larger strategy");
}

/// Doses are scaled, on a few pilot runs, until every strategy that buys hours takes as many of all hours as `target`
/// says, or as the cheapest of them does where it is 0.
void equal_hours(Experiment& experiment, ComparisonPlan& plan, double target, const Workers& workers) {
  std::vector<DoseSearch> searches(plan.sides.size());
  const Workers pilot{workers.threads, workers.on_progress};
  bool settled = false;
  for (int round = 0; round < pilot_rounds && !settled; ++round) {
    const std::vector<double> cost = pilot_costs(experiment, plan, pilot);
    if (target == 0.0) target = cheapest(cost);
    settled = true;
    for (std::size_t s = 1; s < cost.size(); ++s) {
      Side& side = plan.sides[s];
      if (cost[s] <= 0.0 || !searches[s].step(cost[s], target)) continue;
      side.dose_scale = searches[s].scale();
      require_dose(side);
      side.arm = scaled_arm(experiment, side, side.dose_scale);
      settled = false;
    }
  }
}

}  // namespace

ComparisonPlan plan_comparison(Experiment& experiment, const CompareOptions& options, const Workers& workers) {
  ComparisonPlan plan = resolve(experiment.scenario(), options);
  const double a_run = options.hours_a_year * experiment.scenario().setting.horizon_weeks / weeks_per_year;
  if (options.equal_hours) equal_hours(experiment, plan, a_run, workers);
  return plan;
}

std::vector<RunTask> tasks_of(const ComparisonPlan& plan, Keep keep) {
  std::vector<RunTask> tasks;
  for (const Side& side : plan.sides) {
    for (std::int64_t r = 0; r < plan.replications; ++r)
      tasks.push_back({side.arm, {plan.seed, static_cast<std::uint64_t>(r), keep}});
  }
  return tasks;
}

}  // namespace colead
