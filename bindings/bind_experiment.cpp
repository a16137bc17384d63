// SPDX-License-Identifier: Apache-2.0
#include <pybind11/functional.h>
#include <pybind11/stl.h>

#include <cmath>
#include <optional>
#include <string>

#include "colead/core/error.hpp"
#include "colead/experiment/comparison.hpp"
#include "colead/scenario/emit.hpp"
#include "experiment_records.hpp"

namespace colead {
namespace {

/// Hands progress to Python, at most ten times a second, and lets Python see its signals (Ctrl-C) more often than that.
/// Lives on the caller's stack: nothing may count references while the interpreter's lock is released.
class Reporter {
 public:
  explicit Reporter(py::object callback) : callback_(std::move(callback)) {}

  bool operator()(const Progress& progress) {
    const py::gil_scoped_acquire held;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    const double since = progress.seconds - told_at_;  // negative when the next batch has begun
    if (callback_.is_none() || (since >= 0 && since < 0.1)) return true;
    told_at_ = progress.seconds;
    return tell(progress.done, progress.total);
  }

  /// All is done: told even where the work was over between two looks. Needs the interpreter's lock.
  void finish(std::size_t total) {
    if (!callback_.is_none() && told_ != total) tell(total, total);
  }

 private:
  bool tell(std::size_t done, std::size_t total) {
    told_ = done;
    const py::object answer = callback_(done, total, told_at_);
    return answer.is_none() || answer.cast<bool>();
  }

  py::object callback_;
  double told_at_{0};
  std::size_t told_{0};
};

Workers workers(unsigned threads, Reporter& reporter) {
  return {threads, [&reporter](const Progress& progress) { return reporter(progress); }};
}

/// A file cannot ask for more than the budget, and neither can an option typed with a zero too many.
void require_budget(const Scenario& scenario, std::size_t strategies, std::int64_t replications) {
  const Budget budget;
  const double runs = static_cast<double>(strategies) * static_cast<double>(replications);
  const double decisions = std::round(runs * expected_decisions(scenario.setting));
  if (runs <= 1e8 && decisions <= budget.decisions) return;
  throw BudgetError(format_double(runs) + " runs and about " + format_double(decisions) +
                    " decisions are more than one call may cost (1e8 runs, " + format_double(budget.decisions) +
                    " decisions)");
}

py::dict compare_experiment(Experiment& experiment, const CompareOptions& options, unsigned threads,
                            py::object on_progress) {
  const Scenario& scenario = experiment.scenario();
  const std::size_t others = options.strategies.empty() ? scenario.strategies.size() : options.strategies.size() + 1;
  require_budget(scenario, others, options.replications > 0 ? options.replications : scenario.compare.replications);
  Reporter reporter(std::move(on_progress));
  Comparison comparison;
  {
    const py::gil_scoped_release released;
    comparison = compare(experiment, options, workers(threads, reporter));
  }
  reporter.finish(comparison.strategies.size() * static_cast<std::size_t>(comparison.replications));
  return comparison_record(comparison);
}

py::dict run_experiment(const Experiment& experiment, const std::string& strategy, std::int64_t replications,
                        std::uint64_t seed, unsigned threads, py::object on_progress) {
  require_budget(experiment.scenario(), 1, replications);
  std::vector<RunTask> tasks;
  const std::size_t index = experiment.scenario().strategy(strategy);
  for (std::int64_t r = 0; r < replications; ++r)
    tasks.push_back({index, {seed, static_cast<std::uint64_t>(r), false}});
  Reporter reporter(std::move(on_progress));
  std::vector<RunResult> results;
  {
    const py::gil_scoped_release released;
    results = experiment.run(tasks, workers(threads, reporter));
  }
  reporter.finish(results.size());
  return runs_record(experiment, results);
}

py::list outputs_of(const Experiment& experiment) {
  py::list out;
  for (const OutputColumn& column : experiment.watch().columns()) out.append(output_record(column.output));
  return out;
}

}  // namespace

void bind_experiment(py::module_& module) {
  py::class_<Experiment>(module, "Experiment", "A scenario with everything its runs share.")
      .def(py::init([](const Scenario& scenario) { return Experiment(scenario, catalogues()); }), py::arg("scenario"))
      .def(
          "compare",
          [](Experiment& self, const std::string& baseline, const std::vector<std::string>& strategies,
             std::int64_t replications, std::optional<std::uint64_t> seed, double confidence, bool equal_hours,
             unsigned threads, py::object on_progress) {
            const CompareOptions options{baseline,         strategies, replications, seed.value_or(0),
                                         seed.has_value(), confidence, equal_hours};
            return compare_experiment(self, options, threads, std::move(on_progress));
          },
          py::kw_only(), py::arg("baseline"), py::arg("strategies"), py::arg("replications"), py::arg("seed"),
          py::arg("confidence"), py::arg("equal_hours"), py::arg("threads"), py::arg("on_progress"))
      .def_property_readonly("outputs", &outputs_of, "What its metrics give.")
      .def("run", &run_experiment, py::kw_only(), py::arg("strategy"), py::arg("replications"), py::arg("seed"),
           py::arg("threads"), py::arg("on_progress"));
  module.def(
      "interval",
      [](const std::vector<double>& values, double confidence) {
        const Interval out = interval(values, confidence);
        return py::make_tuple(out.count, out.mean, out.low, out.high);
      },
      py::arg("values"), py::arg("confidence"), "(count, mean, low, high): Student's interval of a mean.");
}

}  // namespace colead
