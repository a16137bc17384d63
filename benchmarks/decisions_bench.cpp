// SPDX-License-Identifier: Apache-2.0
// The real decision, all twelve steps, on the shipped hospital: decisions per second, bytes per person and tie, and how
// ensembles scale over threads. The argument of the whole-service benchmark is the number of copies of the hospital.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include "copied_hospital.hpp"

namespace {

using namespace colead;
using bench::catalogues;
using bench::hospital;
using bench::hospitals;

/// One observed year after the scenario's warm-up, on the baseline.
void decisions(benchmark::State& state) {
  Scenario scenario = hospitals(static_cast<std::size_t>(state.range(0)));
  scenario.setting.horizon_weeks = state.range(0) > 1 ? 4 : 156;
  scenario.setting.warm_up_weeks = state.range(0) > 1 ? 4 : 26;
  const Experiment experiment(std::move(scenario), catalogues());
  std::uint64_t decided = 0;
  std::uint64_t events = 0;
  for (auto step : state) {
    const RunResult run = experiment.run(RunTask{0, {1, decided, {}}});
    decided += run.decided;
    events += run.events;
  }
  state.counters["people"] = static_cast<double>(experiment.plan().positions().size());
  state.counters["decisions/s"] = benchmark::Counter(static_cast<double>(decided), benchmark::Counter::kIsRate);
  state.counters["events/s"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
}
BENCHMARK(decisions)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond)->MinTime(2.0);

void memory(benchmark::State& state) {
  const Experiment experiment(hospitals(20), catalogues());
  const auto people = static_cast<double>(experiment.plan().positions().size());
  double held = 0;
  double ties = 0;
  double tie_bytes = 0;
  for (auto step : state) {
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    const Simulation run = experiment.start(RunTask{0, {1, 0, {}}});
    held = static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd - before);
    ties = static_cast<double>(run.world().network.tie_count());
    tie_bytes = static_cast<double>(run.world().network.bytes());
  }
  state.counters["bytes/person"] = (held - tie_bytes) / people;
  state.counters["bytes/tie"] = tie_bytes / ties;
}
BENCHMARK(memory)->Iterations(1)->Unit(benchmark::kMillisecond);

void ensemble(benchmark::State& state) {
  const Experiment experiment(load_scenario(hospital(), catalogues()), catalogues());
  std::vector<RunTask> tasks;
  for (std::uint64_t r = 0; r < 8; ++r) tasks.push_back({0, {1, r, {}}});
  for (auto step : state) {
    benchmark::DoNotOptimize(experiment.run(tasks, {static_cast<unsigned>(state.range(0)), {}}));
  }
  state.counters["replications/s"] =
      benchmark::Counter(static_cast<double>(tasks.size() * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(ensemble)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(4.0);

}  // namespace

BENCHMARK_MAIN();
