// SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <optional>
#include <string>

#include "colead/core/error.hpp"
#include "colead/experiment/budget.hpp"
#include "colead/experiment/comparison.hpp"
#include "experiment_records.hpp"
#include "given_results.hpp"
#include "reporter.hpp"
#include "task_arguments.hpp"

namespace colead {
namespace {

py::typing::List<RunResult> run_tasks(const Experiment& self, const std::vector<TaskArgument>& tasks, unsigned threads,
                                      Keep keep, py::object on_progress, py::object on_result, py::object on_share) {
  require_budget(self.scenario(), 1, static_cast<std::int64_t>(tasks.size()));
  const std::vector<RunTask> planned = tasks_from(self, tasks, keep);
  Reporter reporter(std::move(on_progress), std::move(on_result), std::move(on_share));
  std::vector<RunResult> results;
  {
    const Workers workers = reporter.workers(threads);
    const py::gil_scoped_release released;
    results = self.run(planned, workers);
  }
  reporter.finish(results.size());
  py::list out;
  for (RunResult& result : results) out.append(py::cast(std::move(result)));
  return out;
}

ComparisonPlan plan(Experiment& self, const CompareOptions& options, unsigned threads, py::object on_progress) {
  const Scenario& scenario = self.scenario();
  const std::size_t others = options.strategies.empty() ? scenario.strategies.size() : options.strategies.size() + 1;
  require_budget(scenario, others, options.replications > 0 ? options.replications : scenario.compare.replications);
  Reporter reporter(std::move(on_progress));
  ComparisonPlan out;
  {
    const Workers workers = reporter.workers(threads);
    const py::gil_scoped_release released;
    out = plan_comparison(self, options, workers);
  }
  return out;
}

const Arm& arm_at(const Experiment& self, std::size_t index) {
  if (index >= self.arms().size()) throw py::index_error("there is no arm " + std::to_string(index));
  return self.arms()[index];
}

Row<Comparison> compare_results(const Experiment& self, const ComparisonPlan& plan, const ResultsArgument& results) {
  for (const Side& side : plan.sides) static_cast<void>(arm_at(self, side.arm));
  if (plan.sides.empty()) throw py::value_error("a comparison has at least a baseline");
  return ComparisonRecord::of(summarise(self, plan, GivenResults(results).all()), self);
}

py::array_t<double> values(const Experiment& self, const ResultsArgument& results, const std::string& metric,
                           const std::string& group) {
  const std::vector<double> out =
      figure_values(GivenResults(self, results, &require_own_figures).all(), self.watch().column(metric), group);
  return py::array_t<double>(static_cast<py::ssize_t>(out.size()), out.data());
}

Typed<Texts> arms_of(const Experiment& self) { return many(self.arms(), &Arm::id); }

Typed<Many<bool>> acts_by_rule(const Experiment& self, std::size_t index) {
  return many(self.scenario().strategies[arm_at(self, index).strategy].interventions, [](const KindInstance& instance) {
    return Kind<Intervention> { instance } -> acts_by_rule();
  });
}

std::size_t add_arm(Experiment& self, const std::string& id, const std::string& strategy,
                    const std::optional<std::vector<double>>& doses, double begins_week, std::uint64_t redraw,
                    const std::string& presence) {
  const auto* found = std::find(presence_names.begin(), presence_names.end(), presence);
  if (found == presence_names.end()) throw py::value_error("presence is as_written, no_hours, nobody or rules_only");
  return self.add_arm({id, self.scenario().strategy(strategy), doses.value_or(std::vector<double>{}), begins_week,
                       redraw, static_cast<Presence>(found - presence_names.begin())});
}

Typed<Many<Row<Output>>> outputs_of(const Experiment& experiment) {
  return many(experiment.watch().columns(), [](const OutputColumn& column) { return OutputRecord::of(column.output); });
}

void bind_plan(py::module_& module) {
  py::class_<Side>(module, "Side", "One side of a comparison: an arm, under the name of its strategy.")
      .def(py::init<std::size_t, std::string, double>(), py::arg("arm"), py::arg("strategy"),
           py::arg("dose_scale") = 1.0)
      .def_readonly("arm", &Side::arm, "Number of its arm in the experiment.")
      .def_property_readonly(
          "strategy", [](const Side& self) { return text(self.strategy); }, "What it is called in the comparison.")
      .def_readonly("dose_scale", &Side::dose_scale, "What every dose is multiplied by.");
  py::class_<ComparisonPlan>(module, "ComparisonPlan", "A comparison before it is run.")
      .def(py::init<std::vector<Side>, std::int64_t, std::uint64_t, double>(), py::arg("sides"),
           py::arg("replications"), py::arg("seed"), py::arg("confidence"))
      .def_readonly("sides", &ComparisonPlan::sides, "The baseline first.")
      .def_readonly("replications", &ComparisonPlan::replications, "Of each side.")
      .def_readonly("seed", &ComparisonPlan::seed, "Key of all luck.")
      .def_readonly("confidence", &ComparisonPlan::confidence, "Of the intervals.");
}

}  // namespace

void bind_experiment(py::module_& module) {
  bind_plan(module);
  py::class_<Experiment>(module, "Experiment", "A scenario with everything its runs share.")
      .def(py::init([](const Scenario& scenario, const std::vector<std::string>& outputs) {
             return Experiment(scenario, catalogues_of(scenario), outputs);
           }),
           py::arg("scenario"), py::arg("outputs") = std::vector<std::string>{},
           "Every metric of the scenario watches; where outputs are named, only those that give one of them.")
      .def_property_readonly("outputs", &outputs_of, "What its metrics give.")
      .def_property_readonly("watches_all", &Experiment::watches_all,
                             "Whether its runs give every figure of the scenario.")
      .def_property_readonly("arms", &arms_of, "Ids of its arms; the scenario's strategies come first, in order.")
      .def_property_readonly("scenario", &Experiment::scenario, py::return_value_policy::reference_internal)
      .def(
          "arm", [](const Experiment& self, std::size_t index) { return ArmRecord::of(arm_at(self, index), self); },
          py::arg("index"), "What is run under that number.")
      .def("acts_by_rule", &acts_by_rule, py::arg("index"),
           "Of each intervention of an arm, whether it acts by a standing rule.")
      .def(
          "strategy", [](const Experiment& self, const std::string& id) { return self.scenario().strategy(id); },
          py::arg("name"), "Index of a strategy, which is that of its arm.")
      .def(
          "add_arm", &add_arm, py::arg("name"), py::kw_only(), py::arg("strategy"), py::arg("doses") = py::none(),
          py::arg("begins_week") = 0.0, py::arg("redraw") = 0, py::arg("presence") = "as_written",
          "One more arm, and its index: a strategy with a factor for the dose of each of its interventions (all 0: the "
          "placebo), following the baseline until begins_week after the end of the warm-up, from when on luck is drawn "
          "anew if redraw > 0. presence no_hours: sessions take no time; nobody: none can come; rules_only: only what "
          "acts by a standing rule is there.")
      .def(
          "plan",
          [](Experiment& self, const std::string& baseline, const std::vector<std::string>& strategies,
             std::int64_t replications, std::optional<std::uint64_t> seed, double confidence, bool equal_hours,
             double hours_a_year, unsigned threads, py::object on_progress) {
            const CompareOptions options{baseline,         strategies, replications, seed.value_or(0),
                                         seed.has_value(), confidence, equal_hours,  hours_a_year};
            return plan(self, options, threads, std::move(on_progress));
          },
          py::kw_only(), py::arg("baseline"), py::arg("strategies"), py::arg("replications"), py::arg("seed"),
          py::arg("confidence"), py::arg("equal_hours"), py::arg("hours_a_year"), py::arg("threads"),
          py::arg("on_progress"),
          "What a comparison is to run; what is empty or 0 is the scenario's own. Equal hours are found on pilot runs: "
          "those of the cheapest, or hours_a_year where it is above 0.")
      .def("run_tasks", &run_tasks, py::arg("tasks"), py::kw_only(), py::arg("threads"), py::arg("keep") = Keep{},
           py::arg("on_progress") = py::none(), py::arg("on_result") = py::none(), py::arg("on_share") = py::none(),
           "Results of tasks (arm, seed, replication), in their order. on_result(index, result) is called from this "
           "thread as each finishes, on_share(share) before on_progress with the share of the whole work that is done, "
           "runs under way counted by their weeks.")
      .def("require_own", &require_own, py::arg("result"),
           "ModelError for a result that names an output, a unit, a post ... which this experiment has not: it is of "
           "another one, or its bytes were changed.")
      .def("values", &values, py::arg("results"), py::arg("metric"), py::arg("group") = "all",
           "One figure, a float64 for each result; NaN where a run had no such event.")
      .def(
          "figures",
          [](const Experiment& self, const ResultsArgument& results) {
            return figures_of(self, GivenResults(self, results, &require_own_figures).all());
          },
          py::arg("results"), "Every figure of results of one arm.")
      .def("compare", &compare_results, py::arg("plan"), py::arg("results"),
           "The comparison of results, however they came about: a result for every side and replication of the plan, "
           "side by side.");
}

}  // namespace colead
