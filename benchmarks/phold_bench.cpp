// SPDX-License-Identifier: Apache-2.0
// The public Engine under PHOLD and M/M/1 with the library's own stateless random numbers. Beside each the least that
// any program must do: the draws alone, and Lindley's recursion, which needs no events.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <deque>

#include "colead/engine/engine.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace {

using colead::Engine;
using colead::Event;
using colead::Luck;
using colead::Purpose;

Event moved(const Luck& luck, const Event& event, std::uint32_t processes, double remote) {
  const auto u = luck.uniforms4(Purpose::example, event.identity, 0, event.ordinal);
  const bool leaves = u[1] < remote;
  const auto to = leaves ? static_cast<std::uint32_t>(u[2] * processes) : event.subject;
  const colead::Duration delay = colead::hours(colead::exponential_quantile(u[0], 1));
  return {.time = event.time + delay, .subject = to, .identity = event.identity, .ordinal = event.ordinal + 1};
}

/// Arguments: processes, percent remote. One iteration is one event.
void phold(benchmark::State& state) {
  const auto processes = static_cast<std::uint32_t>(state.range(0));
  const double remote = static_cast<double>(state.range(1)) / 100;
  const Luck luck{1};
  Engine engine;
  const auto handle = [&](const Event& event) { engine.schedule(moved(luck, event, processes, remote)); };
  for (std::uint32_t n = 0; n < processes; ++n)
    engine.schedule(moved(luck, {.subject = n, .identity = n}, processes, remote));
  for (std::uint32_t n = 0; n < 3 * processes; ++n) engine.step(handle);
  for (auto _ : state) engine.step(handle);
  state.SetItemsProcessed(state.iterations());
}

void phold_draws_alone(benchmark::State& state) {
  const Luck luck{1};
  Event event{};
  for (auto _ : state) benchmark::DoNotOptimize(event = moved(luck, event, 1000, 0.1));
  state.SetItemsProcessed(state.iterations());
}

double hours(const Luck& luck, std::uint32_t customer, std::uint16_t kind, double mean) {
  return colead::exponential_quantile(luck.uniform(Purpose::example, customer, 0, kind), mean);
}

/// One iteration is one customer: two events and two draws.
void m_m_1(benchmark::State& state) {
  enum Kind : std::uint16_t { arrival, departure };
  const Luck luck{1};
  Engine engine;
  std::deque<std::uint32_t> queue;
  double waited = 0;
  std::uint32_t served = 0;
  const auto plan = [&](Kind kind, std::uint32_t customer, double mean) {
    engine.schedule(
        {.time = engine.now() + colead::hours(hours(luck, customer, kind, mean)), .kind = kind, .subject = customer});
  };
  const auto handle = [&](const Event& event) {
    if (event.kind == arrival) {
      queue.push_back(event.subject);
      if (queue.size() == 1) plan(departure, event.subject, 0.8);
      plan(arrival, event.subject + 1, 1);
    } else {
      queue.pop_front();
      ++served;
      waited += static_cast<double>(queue.size());
      if (!queue.empty()) plan(departure, queue.front(), 0.8);
    }
  };
  plan(arrival, 0, 1);
  for (auto _ : state) {
    const std::uint32_t before = served;
    while (served == before) engine.step(handle);
  }
  benchmark::DoNotOptimize(waited);
  state.SetItemsProcessed(state.iterations());
}

void m_m_1_lindley(benchmark::State& state) {
  const Luck luck{1};
  std::uint32_t customer = 0;
  double wait = 0;
  for (auto _ : state) {
    const double service = hours(luck, customer, 1, 0.8);
    wait = std::max(0.0, wait + service - hours(luck, ++customer, 0, 1));
    benchmark::DoNotOptimize(wait);
  }
  state.SetItemsProcessed(state.iterations());
}

}  // namespace

BENCHMARK(phold)->ArgNames({"processes", "remote"})->ArgsProduct({{1'000, 100'000, 1'000'000}, {10, 100}});
BENCHMARK(phold_draws_alone);
BENCHMARK(m_m_1);
BENCHMARK(m_m_1_lindley);
BENCHMARK_MAIN();
