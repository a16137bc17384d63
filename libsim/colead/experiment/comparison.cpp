// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/comparison.hpp"

#include <cmath>
#include <limits>

#include "colead/core/error.hpp"
#include "colead/core/year.hpp"
#include "colead/experiment/belonging.hpp"
#include "colead/experiment/interval.hpp"
#include "colead/experiment/smallest_difference.hpp"
#include "colead/math/functions.hpp"
#include "colead/random/distributions.hpp"

namespace colead {
namespace {

/// Half the width that the interval of one strategy must have for those of all to hold together. Sidak's inequality
/// (1967, doi 10.1080/01621459.1967.10482935) is safe for intervals that are correlated, as on common random numbers.
double adjusted_half(const Interval& paired, double confidence, std::size_t strategies) {
  if (paired.count < 2) return std::numeric_limits<double>::quiet_NaN();
  const double together = math::pow(confidence, 1.0 / static_cast<double>(strategies));
  return paired.error * student_t_quantile(0.5 + together / 2.0, static_cast<double>(paired.count - 1));
}

/// `strategies` are compared with the baseline.
Effect effect_of(std::span<const double> base, std::span<const double> with, double confidence,
                 std::size_t strategies) {
  std::vector<double> differences;
  Effect effect;
  for (std::size_t r = 0; r < base.size(); ++r) {
    if (std::isnan(base[r]) || std::isnan(with[r])) continue;
    differences.push_back(with[r] - base[r]);
    effect.baseline_mean += base[r];
    effect.mean += with[r];
  }
  const Interval paired = interval(differences, confidence);
  effect.pairs = paired.count;
  effect.difference = paired.mean;
  effect.low = paired.low;
  effect.high = paired.high;
  effect.standard_error = paired.error;
  const double half = adjusted_half(paired, confidence, strategies);
  effect.low_adjusted = paired.mean - half;
  effect.high_adjusted = paired.mean + half;
  effect.baseline_mean /= static_cast<double>(paired.count);
  effect.mean /= static_cast<double>(paired.count);
  return effect;
}

/// Effects of the strategy that was added last.
void add_effects(Comparison& out, const Experiment& experiment, std::size_t strategies, const FigureTable& base,
                 const FigureTable& with) {
  for (const auto& [key, values] : base) {
    const auto other = with.find(key);
    if (other == with.end()) continue;
    const Output& output = experiment.watch().columns()[key.first].output;
    Effect effect = effect_of(values, other->second, out.confidence, strategies);
    effect.strategy = out.strategies.back();
    effect.metric = output.name;
    effect.group = key.second;
    effect.unit = output.unit;
    effect.better = output.better;
    effect.matters = smallest_difference(experiment.scenario().compare, output);
    out.effects.push_back(std::move(effect));
  }
}

void add_totals(Comparison& out, Results runs) {
  for (const RunResult* run : runs) {
    out.fingerprint = identity(identity(out.fingerprint, run->fingerprint.trace), run->fingerprint.outputs);
    out.decisions += run->decided;
    out.events += run->events;
  }
}

void check(const Experiment& experiment, const ComparisonPlan& plan, Results results) {
  if (plan.replications < 1) throw ModelError("a comparison needs at least one replication");
  if (results.size() != plan.sides.size() * static_cast<std::size_t>(plan.replications))
    throw ModelError("a comparison of " + std::to_string(plan.sides.size()) + " sides on " +
                     std::to_string(plan.replications) + " replications cannot have " + std::to_string(results.size()) +
                     " results");
  for (const RunResult* result : results) require_own(experiment, *result);
}

}  // namespace

double Effect::gain() const {
  if (pairs < 2) return -std::numeric_limits<double>::infinity();
  return better == Better::higher ? difference : better == Better::lower ? -difference : 0.0;
}

std::string_view Effect::verdict() const {
  if (std::abs(difference) < matters || (low == 0.0 && high == 0.0)) return "immaterial";
  if (!(low > 0.0 || high < 0.0)) return "unclear";
  if (better == Better::neither) return "changed";
  return (low > 0.0) == (better == Better::higher) ? "better" : "worse";
}

Comparison summarise(const Experiment& experiment, const ComparisonPlan& plan, Results results) {
  check(experiment, plan, results);
  const Scenario& scenario = experiment.scenario();
  Comparison out;
  out.scenario = scenario.name;
  out.seed = plan.seed;
  out.replications = plan.replications;
  out.confidence = plan.confidence;
  out.baseline = plan.sides[0].strategy;
  add_totals(out, results);
  const auto n = static_cast<std::size_t>(plan.replications);
  const FigureTable base = figure_table(results.subspan(0, n));
  const MeanHours base_hours = mean_hours(results.subspan(0, n));
  const double person_weeks =
      static_cast<double>(experiment.plan().positions().size()) * scenario.setting.horizon_weeks;
  for (std::size_t s = 0; s < plan.sides.size(); ++s) {
    const Results runs = results.subspan(s * n, n);
    const Side& side = plan.sides[s];
    const MeanHours hours = mean_hours(runs);
    const double cost = hours.all - base_hours.all;
    out.strategies.push_back(side.strategy);
    out.costs.push_back({side.strategy, side.dose_scale, hours.programme - base_hours.programme, cost,
                         person_weeks > 0.0 ? cost / person_weeks : 0.0,
                         cost * weeks_per_year / scenario.setting.horizon_weeks});
    out.series.push_back(series_effects(results.subspan(0, n), runs, out.confidence));
    if (s > 0) add_effects(out, experiment, plan.sides.size() - 1, base, figure_table(runs));
  }
  return out;
}

Comparison compare(Experiment& experiment, const CompareOptions& options, const Workers& workers) {
  const ComparisonPlan plan = plan_comparison(experiment, options, workers);
  const std::vector<RunResult> results = experiment.run(tasks_of(plan), workers);
  return summarise(experiment, plan, pointers_to(results));
}

}  // namespace colead
