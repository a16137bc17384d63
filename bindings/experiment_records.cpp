// SPDX-License-Identifier: Apache-2.0
#include "experiment_records.hpp"

#include <cmath>

namespace colead {
namespace {

void bind_interval(py::module_& module) {
  IntervalRecord(module, "MeanInterval", "A mean with its two-sided interval by Student's t (student_1908).")
      .field("size", &Interval::count, "Values that it is the mean of.")
      .field("mean", &Interval::mean, "NaN of no value.")
      .field("standard_error", &Interval::error, "Of the mean; NaN below two values.")
      .field("low", &Interval::low, "Lower bound; NaN below two values.")
      .field("high", &Interval::high, "Upper bound; NaN below two values.")
      .done();
  module.def(
      "interval",
      [](const std::vector<double>& values, double confidence) {
        return IntervalRecord::of(interval(values, confidence));
      },
      py::arg("values"), py::arg("confidence"), "Of the mean of values; confidence in (0, 1).");
}

void bind_output(py::module_& module) {
  OutputRecord(module, "OutputInfo", "A figure that a metric gives.")
      .field("name", &Output::name, "Unique among all metrics.")
      .field("title", &Output::title, "For readers; empty for a metric written in Python: the name in words.")
      .field("unit", &Output::unit, "Of its values; empty for shares and counts.")
      .field("better", &Output::better, "Which way is better.")
      .field(
          "groups", [](const Output& o) { return groups_names[static_cast<std::size_t>(o.groups)]; },
          "What its groups are.")
      .field("doc", &Output::doc, "What it measures.")
      .done();
}

/// (id, doses, presence ...) go back to `add_arm` as they are.
std::size_t add_arm(const py::object& arm, const py::object& experiment) {
  const auto get = [&](const char* name) { return arm.attr(name); };
  using namespace py::literals;
  const py::object added = experiment.attr("add_arm")(get("id"), "strategy"_a = get("strategy"),
                                                      "doses"_a = get("doses"), "begins_week"_a = get("begins_week"),
                                                      "redraw"_a = get("redraw"), "presence"_a = get("presence"));
  return added.cast<std::size_t>();
}

void bind_arm(py::module_& module) {
  ArmRecord(module, "Arm", "What is run: a strategy of a scenario, and how. Travels as text and numbers.")
      .field("id", &Arm::id, "Unique in its experiment.")
      .field(
          "strategy",
          [](const Arm& arm, const Experiment& experiment) -> std::string_view {
            return experiment.scenario().strategies[arm.strategy].id;
          },
          "Id of the strategy.")
      .field(
          "doses",
          [](const Arm& arm) -> Typed<Maybe<Many<double>>> {
            if (arm.doses.empty()) return {};
            return many(arm.doses, std::identity{});
          },
          "A factor >= 0 for the dose of each intervention; None: as written, all 0: the placebo.")
      .field("begins_week", &Arm::begins_week,
             "Weeks after the end of the warm-up at which it begins; the baseline's run until then.")
      .field("redraw", &Arm::redraw, "0: the luck of all; else luck is drawn anew when it begins, by this number.")
      .field(
          "presence", [](const Arm& arm) { return presence_names[static_cast<std::size_t>(arm.presence)]; },
          "Who takes part in sessions: as_written, no_hours, nobody or rules_only.")
      .done()
      .def("add_to", &add_arm, py::arg("experiment"), "One more arm of the experiment, and its number.");
}

void bind_effect(py::module_& module) {
  EffectRecord(module, "Effect",
               "Mean paired difference of a strategy to the baseline in one figure, with its interval. Pairs in which "
               "either run has no such figure are left out; `pairs` counts the others.")
      .field("strategy", &Effect::strategy, "Compared with the baseline.")
      .field("metric", &Effect::metric, "Name of the figure.")
      .field("group", &Effect::group, "Part of it: all, a profession, a tier, a cause ...")
      .field("unit", &Effect::unit, "Of means, difference and bounds.")
      .field("better", &Effect::better, "Which way is better.")
      .field("pairs", &Effect::pairs, "Replications in which both runs have the figure.")
      .field("baseline_mean", &Effect::baseline_mean, "Mean of the baseline over the pairs.")
      .field("mean", &Effect::mean, "Mean of the strategy over the pairs.")
      .field("difference", &Effect::difference, "Mean difference of the pairs.")
      .field("low", &Effect::low, "Lower bound of the difference; NaN with fewer than two pairs.")
      .field("high", &Effect::high, "Upper bound.")
      .field("low_adjusted", &Effect::low_adjusted, "Lower bound such that those of all strategies hold together.")
      .field("high_adjusted", &Effect::high_adjusted, "Upper bound such that those of all strategies hold together.")
      .field("standard_error", &Effect::standard_error, "Of the difference; NaN with fewer than two pairs.")
      .field("matters", &Effect::matters, "Smallest difference that matters, >= 0; 0: any does.")
      .derived("gain", &Effect::gain,
               "The difference turned so that more is better: 0 where neither way is, -inf with fewer than two pairs.")
      .derived(
          "verdict", [](const Effect& effect) { return Typed<VerdictText>(text(effect.verdict())); },
          "Immaterial when the difference is none or smaller than what matters, whatever the interval; unclear when "
          "the interval holds 0; changed when neither direction is better; else better or worse.")
      .done();
}

void bind_cost(py::module_& module) {
  CostRecord(module, "StrategyCost", "Person-hours that a strategy takes in a run, beyond the baseline's.")
      .field("strategy", &StrategyCost::strategy, "The baseline's own row is all 0.")
      .field("dose_scale", &StrategyCost::dose_scale, "What every dose is multiplied by; NaN: not one number.")
      .field("programme_hours", &StrategyCost::programme_hours, "Sessions and reserved time.")
      .field("all_hours", &StrategyCost::all_hours,
             "These and joint work, each hour once; what is displaced from duty is among them.")
      .field("hours_per_person_week", &StrategyCost::hours_per_person_week, "Of all hours.")
      .field("hours_a_year", &StrategyCost::hours_a_year,
             "Of all hours, beyond the baseline's: what a budget is held against.")
      .done();
}

const Output& output_of(const Experiment& experiment, std::uint32_t output) {
  return experiment.watch().columns()[output].output;
}

void bind_series(py::module_& module) {
  SeriesRecord(module, "SeriesEffect",
               "A figure of a strategy at one sampling time, and its mean paired difference to the baseline with the "
               "interval. The baseline's own rows have the difference 0. Pairs in which either run has no such figure "
               "are left out of both.")
      .field(
          "strategy",
          [](const SeriesEffect&, const std::string& strategy, const Experiment&) -> const std::string& {
            return strategy;
          },
          "Whose runs.")
      .field("week", &SeriesEffect::weeks, "Since observation began.")
      .field(
          "metric",
          [](const SeriesEffect& point, const std::string&, const Experiment& experiment) {
            return output_of(experiment, point.output).name;
          },
          "Name of the figure.")
      .field("group", &SeriesEffect::group, "Part of it.")
      .field(
          "unit",
          [](const SeriesEffect& point, const std::string&, const Experiment& experiment) {
            return output_of(experiment, point.output).unit;
          },
          "Of means, difference and bounds.")
      .field("pairs", &SeriesEffect::pairs, "Replications in which both runs have the figure.")
      .field("mean", &SeriesEffect::mean, "Mean of the strategy over the pairs.")
      .field("difference", &SeriesEffect::difference, "Mean difference of the pairs.")
      .field("low", &SeriesEffect::low, "Lower bound of the difference; NaN with fewer than two pairs.")
      .field("high", &SeriesEffect::high, "Upper bound.")
      .done();
}

Typed<Many<Row<SeriesEffect>>> series_of(const Comparison& comparison, const Experiment& experiment) {
  py::list out;
  for (std::size_t s = 0; s < comparison.series.size(); ++s) {
    for (const SeriesEffect& point : comparison.series[s])
      out.append(SeriesRecord::of(point, comparison.strategies[s], experiment));
  }
  return py::tuple(out);
}

void bind_comparison(py::module_& module) {
  ComparisonRecord(module, "ComparedRuns", "What runs of several arms say when they are compared, pair by pair.")
      .field("scenario", &Comparison::scenario, "Its name.")
      .field("seed", &Comparison::seed, "Key of all luck.")
      .field("replications", &Comparison::replications, "Of every strategy.")
      .field("confidence", &Comparison::confidence, "Of every interval, in (0, 1).")
      .field("baseline", &Comparison::baseline, "What the others are compared with.")
      .field(
          "strategies", [](const Comparison& c) { return many(c.strategies, std::identity{}); }, "The baseline first.")
      .field(
          "effects", [](const Comparison& c) { return many(c.effects, &EffectRecord::of); },
          "By strategy, metric and group.")
      .field(
          "costs", [](const Comparison& c) { return many(c.costs, &CostRecord::of); }, "One a strategy.")
      .field("series", &series_of, "At each sampling time, by strategy.")
      .field("fingerprint", &Comparison::fingerprint, "Of every run, in order: equal for any number of threads.")
      .field("decisions", &Comparison::decisions, "Closed in all runs.")
      .field("events", &Comparison::events, "Executed in all runs.")
      .done();
}

/// Of the values there are.
Row<Interval> interval_of(const Row<ArmFigure>& figure, double confidence) {
  std::vector<double> there;
  for (const py::handle value : figure.values.back()) {
    const auto number = value.cast<double>();
    if (!std::isnan(number)) there.push_back(number);
  }
  return IntervalRecord::of(interval(there, confidence));
}

void bind_runs_of_an_arm(py::module_& module) {
  FigureRecord(module, "Figure", "One figure over replications.")
      .field(
          "metric", [](const ArmFigure& figure) { return figure.output.name; }, "Name of the figure.")
      .field(
          "group", [](const ArmFigure& figure) -> const std::string& { return figure.group; }, "Part of it.")
      .field(
          "unit", [](const ArmFigure& figure) { return figure.output.unit; }, "Of the values.")
      .field(
          "better", [](const ArmFigure& figure) { return figure.output.better; }, "Which way is better.")
      .field(
          "values", [](const ArmFigure& figure) { return many(figure.values, std::identity{}); },
          "One a replication; NaN where a run had no such event.")
      .done()
      .def("interval", &interval_of, py::arg("confidence") = 0.95, "Of the mean of the values there are.");
  RunRecord(module, "Run", "What one run was, apart from its figures.")
      .field(
          "trace", [](const RunResult& run) { return run.fingerprint.trace; }, "Hash of everything that happened.")
      .field(
          "outputs", [](const RunResult& run) { return run.fingerprint.outputs; }, "Hash of every figure.")
      .field("programme_hours", &RunResult::programme_hours, "Person-hours of sessions and reserved time.")
      .field("joint_hours", &RunResult::joint_hours, "Person-hours of joint work.")
      .field("decisions", &RunResult::decided, "Closed.")
      .field("events", &RunResult::events, "Executed.")
      .done();
}

}  // namespace

Typed<Many<Row<ArmFigure>>> figures_of(const Experiment& experiment, Results results) {
  const FigureTable table = figure_table(results);
  return many(table, [&](const auto& entry) {
    const auto& [output, group] = entry.first;
    return FigureRecord::of({output_of(experiment, output), group, entry.second});
  });
}

void bind_experiment_records(py::module_& module) {
  bind_interval(module);
  bind_output(module);
  bind_arm(module);
  bind_effect(module);
  bind_cost(module);
  bind_series(module);
  bind_comparison(module);
  bind_runs_of_an_arm(module);
}

}  // namespace colead
