// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/experiment.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "colead/core/field_writer.hpp"

namespace colead {
namespace {

constexpr auto poll_interval = std::chrono::milliseconds(50);

std::vector<Kind<Metric>> metrics_of(const Scenario& scenario, const Catalogues& catalogues) {
  std::vector<Kind<Metric>> metrics;
  for (const KindInstance& instance : scenario.metrics) metrics.push_back({instance});
  if (!metrics.empty()) return metrics;
  for (const KindEntry& entry : catalogues.metrics.entries()) {
    FieldWriter defaults(scenario.names);  // a visitor that leaves the defaults as they are
    metrics.push_back({entry.make(defaults)});
  }
  return metrics;
}

/// What the threads of one batch share.
struct Batch {
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> done{0};
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::condition_variable changed;
  unsigned working{0};
  std::exception_ptr failure;
};

void work(const Experiment& experiment, std::span<const RunTask> tasks, std::vector<RunResult>& results, Batch& batch) {
  while (!batch.stop) {
    const std::size_t at = batch.next++;
    if (at >= tasks.size()) break;
    try {
      Simulation run = experiment.start(tasks[at]);
      // A week at a time, so that a stop is heeded soon whatever the horizon.
      while (!batch.stop && !run.finished()) run.run_until(run.now() + weeks(1));
      if (batch.stop) break;
      results[at] = run.finish();
      ++batch.done;
    } catch (...) {
      const std::lock_guard lock(batch.mutex);
      if (!batch.failure) batch.failure = std::current_exception();
      batch.stop = true;
    }
  }
  const std::lock_guard lock(batch.mutex);
  --batch.working;
  batch.changed.notify_all();
}

/// Waits for the workers and reports from this thread, so that a callback never runs anywhere else.
bool watch_over(Batch& batch, std::size_t total, const OnProgress& on_progress) {
  const auto begun = std::chrono::steady_clock::now();
  bool stopped = false;
  std::unique_lock lock(batch.mutex);
  while (batch.working > 0) {
    batch.changed.wait_for(lock, poll_interval);
    if (!on_progress || stopped) continue;
    lock.unlock();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    try {
      stopped = !on_progress({batch.done, total, seconds});
    } catch (...) {
      lock.lock();
      if (!batch.failure) batch.failure = std::current_exception();
      stopped = true;
      lock.unlock();
    }
    if (stopped) batch.stop = true;
    lock.lock();
  }
  return stopped;
}

ScenarioError at(const Scenario& scenario, ErrorCode code, const std::string& path, const std::string& message) {
  Diagnostic problem;
  problem.code = code;
  problem.path = path;
  problem.message = message;
  problem.file = scenario.document.files.empty() ? "" : scenario.document.files[0];
  for (const Origin& origin : scenario.origins) {
    if (origin.path != path || !origin.written || origin.mark.file >= scenario.document.files.size()) continue;
    problem.file = scenario.document.files[origin.mark.file];
    problem.line = static_cast<int>(origin.mark.line);
    problem.column = static_cast<int>(origin.mark.column);
  }
  return ScenarioError({problem});
}

/// Lines of a list, in one: "a:\n  b\n  c" becomes "a: b; c".
std::string one_sentence(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n') {
      out += text[at];
      continue;
    }
    out += !out.empty() && out.back() == ':' ? " " : "; ";
    while (at + 1 < text.size() && text[at + 1] == ' ') ++at;
  }
  return out;
}

/// Whether the staff can be tied as the scenario asks shows only when it is tried.
void try_network(const Scenario& scenario, const Plan& plan) {
  try {
    static_cast<void>(scenario.setting.network->generate(plan.seats(), Luck(scenario.seed, 0)));
  } catch (const ModelError& error) {
    throw at(scenario, ErrorCode::range, "network", "the network cannot be made: " + one_sentence(error.what()));
  }
}

std::unique_ptr<const Plan> planned(const Scenario& scenario) {
  try {
    auto plan = std::make_unique<const Plan>(scenario.setting);
    try_network(scenario, *plan);
    return plan;
  } catch (const UnfilledNeed& unfilled) {
    throw at(scenario, ErrorCode::ref, unfilled.path(), unfilled.what());
  }
}

}  // namespace

Experiment::Experiment(Scenario scenario, const Catalogues& catalogues)
    : scenario_(std::make_unique<const Scenario>(std::move(scenario))),
      plan_(planned(*scenario_)),
      watch_(metrics_of(*scenario_, catalogues)) {
  for (const Strategy& strategy : scenario_->strategies)
    programmes_.emplace_back(scenario_->setting, strategy.interventions);
}

void Experiment::scale(std::size_t strategy, double factor) {
  programmes_[strategy] = Programme(scenario_->setting, scenario_->strategies[strategy].interventions, factor);
}

Simulation Experiment::start(const RunTask& task) const {
  return {*plan_, programmes_.at(task.strategy), watch_, task.key};
}

RunResult Experiment::run(const RunTask& task) const { return start(task).finish(); }

std::vector<RunResult> Experiment::run(std::span<const RunTask> tasks, const Workers& workers) const {
  std::vector<RunResult> results(tasks.size());
  Batch batch;
  const auto count =
      static_cast<unsigned>(std::clamp<std::size_t>(workers.threads, 1, std::max<std::size_t>(1, tasks.size())));
  batch.working = count;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < count; ++t) {
    threads.emplace_back([&] { work(*this, tasks, results, batch); });
  }
  const bool stopped = watch_over(batch, tasks.size(), workers.on_progress);
  threads.clear();
  if (batch.failure) std::rethrow_exception(batch.failure);
  if (stopped) throw Interrupted("stopped by the caller");
  return results;
}

}  // namespace colead
