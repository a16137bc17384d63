// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "colead/core/distributions.hpp"
#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr std::int64_t pilot_replications = 2;
constexpr int pilot_rounds = 12;
constexpr double hours_tolerance = 0.02;

/// Figures of one strategy's runs: (output, group) -> value by replication.
using Table = std::map<std::pair<std::uint32_t, std::string>, std::vector<double>>;

Table table_of(std::span<const RunResult> runs) {
  Table table;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const FigureRow& row : runs[r].figures) {
      auto& values = table[{row.output, row.group}];
      values.resize(runs.size(), std::numeric_limits<double>::quiet_NaN());
      values[r] = row.value;
    }
  }
  return table;
}

double mean_hours(std::span<const RunResult> runs) {
  double total = 0.0;
  for (const RunResult& run : runs) total += run.programme_hours;
  return total / static_cast<double>(runs.size());
}

std::vector<RunTask> tasks_of(std::span<const std::size_t> strategies, std::uint64_t seed, std::int64_t replications) {
  std::vector<RunTask> tasks;
  for (const std::size_t strategy : strategies) {
    for (std::int64_t r = 0; r < replications; ++r)
      tasks.push_back({strategy, {seed, static_cast<std::uint64_t>(r), false}});
  }
  return tasks;
}

std::span<const RunResult> runs_of(const std::vector<RunResult>& results, std::size_t nth, std::int64_t replications) {
  const auto n = static_cast<std::size_t>(replications);
  return std::span(results).subspan(nth * n, n);
}

struct Resolved {
  std::vector<std::size_t> strategies;  ///< the baseline first
  std::int64_t replications{0};
  std::uint64_t seed{0};
  double confidence{0};
};

Resolved resolve(const Scenario& scenario, const CompareOptions& options) {
  Resolved out;
  const std::string& named = options.baseline.empty() ? scenario.compare.baseline : options.baseline;
  out.strategies.push_back(named.empty() ? 0 : scenario.strategy(named));
  for (const std::string& id : options.strategies) {
    const std::size_t strategy = scenario.strategy(id);
    if (std::find(out.strategies.begin(), out.strategies.end(), strategy) == out.strategies.end())
      out.strategies.push_back(strategy);
  }
  for (std::size_t s = 0; options.strategies.empty() && s < scenario.strategies.size(); ++s) {
    if (s != out.strategies.front()) out.strategies.push_back(s);
  }
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

/// Doses are scaled, on a few pilot runs, until every strategy that costs hours costs what the cheapest of them does.
std::vector<double> equal_hours(Experiment& experiment, const Resolved& plan, const Workers& workers) {
  std::vector<DoseSearch> searches(plan.strategies.size());
  const std::int64_t pilots = std::min(pilot_replications, plan.replications);
  double target = 0.0;
  bool settled = false;
  for (int round = 0; round < pilot_rounds && !settled; ++round) {
    const auto results = experiment.run(tasks_of(plan.strategies, plan.seed, pilots), workers);
    const double base = mean_hours(runs_of(results, 0, pilots));
    std::vector<double> cost(plan.strategies.size(), 0.0);
    for (std::size_t s = 1; s < plan.strategies.size(); ++s) cost[s] = mean_hours(runs_of(results, s, pilots)) - base;
    for (std::size_t s = 1; round == 0 && s < cost.size(); ++s) {
      if (cost[s] > 0.0 && (target == 0.0 || cost[s] < target)) target = cost[s];
    }
    settled = true;
    for (std::size_t s = 1; s < cost.size(); ++s) {
      if (cost[s] <= 0.0 || !searches[s].step(cost[s], target)) continue;
      experiment.scale(plan.strategies[s], searches[s].scale());
      settled = false;
    }
  }
  std::vector<double> scale;
  for (const DoseSearch& search : searches) scale.push_back(search.scale());
  return scale;
}

Effect effect_of(std::span<const double> base, std::span<const double> with, double confidence) {
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
  effect.baseline_mean /= static_cast<double>(paired.count);
  effect.mean /= static_cast<double>(paired.count);
  return effect;
}

void add_effects(Comparison& out, const Watch& watch, const std::string& strategy, const Table& base,
                 const Table& with) {
  for (const auto& [key, values] : base) {
    const auto other = with.find(key);
    if (other == with.end()) continue;
    const Output& output = watch.columns()[key.first].output;
    Effect effect = effect_of(values, other->second, out.confidence);
    effect.strategy = strategy;
    effect.metric = output.name;
    effect.group = key.second;
    effect.unit = output.unit;
    effect.better = output.better;
    out.effects.push_back(std::move(effect));
  }
}

}  // namespace

Interval interval(std::span<const double> values, double confidence) {
  Interval out;
  out.count = static_cast<std::int64_t>(values.size());
  out.mean = out.low = out.high = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return out;
  double total = 0.0;
  for (const double value : values) total += value;
  const auto n = static_cast<double>(values.size());
  out.mean = total / n;
  if (values.size() < 2) return out;
  double squares = 0.0;
  for (const double value : values) squares += (value - out.mean) * (value - out.mean);
  const double error = std::sqrt(squares / (n - 1.0) / n);
  const double half = student_t_quantile(0.5 + confidence / 2.0, n - 1.0) * error;
  out.low = out.mean - half;
  out.high = out.mean + half;
  return out;
}

Comparison compare(Experiment& experiment, const CompareOptions& options, const Workers& workers) {
  const Scenario& scenario = experiment.scenario();
  const Resolved plan = resolve(scenario, options);
  std::vector<double> scale(plan.strategies.size(), 1.0);
  if (options.equal_hours) scale = equal_hours(experiment, plan, workers);
  const auto results = experiment.run(tasks_of(plan.strategies, plan.seed, plan.replications), workers);
  Comparison out;
  out.scenario = scenario.name;
  out.seed = plan.seed;
  out.replications = plan.replications;
  out.confidence = plan.confidence;
  out.baseline = scenario.strategies[plan.strategies[0]].id;
  for (const RunResult& run : results) {
    out.fingerprint = identity(identity(out.fingerprint, run.fingerprint.trace), run.fingerprint.outputs);
    out.decisions += run.decided;
    out.events += run.events;
  }
  const auto base_runs = runs_of(results, 0, plan.replications);
  const Table base = table_of(base_runs);
  const double person_weeks =
      static_cast<double>(experiment.plan().positions().size()) * scenario.setting.horizon_weeks;
  for (std::size_t s = 0; s < plan.strategies.size(); ++s) {
    const auto runs = runs_of(results, s, plan.replications);
    const std::string& id = scenario.strategies[plan.strategies[s]].id;
    const double cost = mean_hours(runs) - mean_hours(base_runs);
    out.strategies.push_back(id);
    out.costs.push_back({id, scale[s], cost, person_weeks > 0.0 ? cost / person_weeks : 0.0});
    if (s > 0) add_effects(out, experiment.watch(), id, base, table_of(runs));
    if (scale[s] != 1.0) experiment.scale(plan.strategies[s], 1.0);
  }
  return out;
}

}  // namespace colead
