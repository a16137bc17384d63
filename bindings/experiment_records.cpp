// SPDX-License-Identifier: Apache-2.0
#include "experiment_records.hpp"

#include <pybind11/stl.h>

#include <string>

namespace colead {
namespace {

py::dict effect_record(const Effect& effect) {
  py::dict out;
  out["strategy"] = text(effect.strategy);
  out["metric"] = text(effect.metric);
  out["group"] = text(effect.group);
  out["unit"] = text(effect.unit);
  out["better"] = text(effect.better);
  out["pairs"] = effect.pairs;
  out["baseline_mean"] = effect.baseline_mean;
  out["mean"] = effect.mean;
  out["difference"] = effect.difference;
  out["low"] = effect.low;
  out["high"] = effect.high;
  out["matters"] = effect.matters;
  return out;
}

py::dict cost_record(const StrategyCost& cost) {
  py::dict out;
  out["strategy"] = text(cost.strategy);
  out["dose_scale"] = cost.dose_scale;
  out["programme_hours"] = cost.programme_hours;
  out["all_hours"] = cost.all_hours;
  out["hours_per_person_week"] = cost.hours_per_person_week;
  return out;
}

/// Figures by output and group, a value for each replication; NaN where a run had no such event.
py::list figures_of(const Experiment& experiment, const std::vector<const RunResult*>& results) {
  py::list out;
  for (const auto& [key, values] : figure_table(results)) {
    const Output& output = experiment.watch().columns()[key.first].output;
    py::dict record;
    record["metric"] = text(output.name);
    record["group"] = text(key.second);
    record["unit"] = text(output.unit);
    record["better"] = text(output.better);
    record["values"] = py::tuple(py::cast(values));
    out.append(record);
  }
  return out;
}

py::list runs_of(const std::vector<const RunResult*>& results) {
  py::list out;
  for (const RunResult* result : results) {
    py::dict record;
    record["trace"] = result->fingerprint.trace;
    record["outputs"] = result->fingerprint.outputs;
    record["programme_hours"] = result->programme_hours;
    record["joint_hours"] = result->joint_hours;
    record["decisions"] = result->decided;
    record["events"] = result->events;
    out.append(record);
  }
  return out;
}

/// (strategy, week, metric, group, unit, pairs, mean, difference, low, high) at each sampling time.
py::list series_of(const Experiment& experiment, const Comparison& comparison) {
  py::list out;
  for (std::size_t s = 0; s < comparison.series.size(); ++s) {
    const py::str strategy = text(comparison.strategies[s]);
    for (const SeriesEffect& point : comparison.series[s]) {
      const Output& output = experiment.watch().columns()[point.output].output;
      out.append(py::make_tuple(strategy, point.weeks, text(output.name), text(point.group), text(output.unit),
                                point.pairs, point.mean, point.difference, point.low, point.high));
    }
  }
  return out;
}

}  // namespace

py::dict comparison_record(const Experiment& experiment, const Comparison& comparison) {
  py::list strategies;
  py::list effects;
  py::list costs;
  for (const auto& id : comparison.strategies) strategies.append(text(id));
  for (const auto& effect : comparison.effects) effects.append(effect_record(effect));
  for (const auto& cost : comparison.costs) costs.append(cost_record(cost));
  py::dict out;
  out["scenario"] = text(comparison.scenario);
  out["seed"] = comparison.seed;
  out["replications"] = comparison.replications;
  out["confidence"] = comparison.confidence;
  out["baseline"] = text(comparison.baseline);
  out["strategies"] = strategies;
  out["effects"] = effects;
  out["costs"] = costs;
  out["series"] = series_of(experiment, comparison);
  out["fingerprint"] = comparison.fingerprint;
  out["decisions"] = comparison.decisions;
  out["events"] = comparison.events;
  return out;
}

py::dict runs_record(const Experiment& experiment, const std::vector<const RunResult*>& results) {
  py::dict out;
  out["figures"] = figures_of(experiment, results);
  out["runs"] = runs_of(results);
  return out;
}

py::dict arm_record(const Experiment& experiment, std::size_t index) {
  if (index >= experiment.arms().size()) throw py::index_error("there is no arm " + std::to_string(index));
  const Arm& arm = experiment.arms()[index];
  py::dict out;
  out["id"] = text(arm.id);
  out["strategy"] = text(experiment.scenario().strategies[arm.strategy].id);
  out["doses"] = arm.doses.empty() ? py::object(py::none()) : py::cast(arm.doses);
  out["begins_week"] = arm.begins_week;
  out["redraw"] = arm.redraw;
  out["presence"] = text(presence_names[static_cast<std::size_t>(arm.presence)]);
  py::list by_rule;
  for (const KindInstance& instance : experiment.scenario().strategies[arm.strategy].interventions)
    by_rule.append(Kind<Intervention> { instance } -> acts_by_rule());
  out["by_rule"] = by_rule;
  return out;
}

py::list series_record(const Experiment& experiment, const RunResult& result) {
  py::list out;
  for (const SeriesRow& row : result.series) {
    const Output& output = experiment.watch().columns()[row.output].output;
    out.append(py::make_tuple(row.weeks, text(output.name), text(row.group), text(output.unit), row.value));
  }
  return out;
}

}  // namespace colead
