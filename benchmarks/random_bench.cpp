// SPDX-License-Identifier: Apache-2.0
#include "colead/random/random.hpp"

#include <benchmark/benchmark.h>

#include <array>

#include "colead/random/distributions.hpp"

namespace colead {
namespace {

constexpr Luck luck{2024, 7};

/// Time per call of a function of the iteration's number, whose result is one variate.
template <class Variate>
void measure(benchmark::State& state, Variate variate) {
  std::uint64_t entity = 0;
  double sum = 0.0;
  for (auto _ : state) sum += variate(++entity);
  benchmark::DoNotOptimize(sum);
  state.SetItemsProcessed(state.iterations());
}

double keyed(std::uint64_t entity) { return luck.uniform(Purpose::noise, entity); }

void uniform(benchmark::State& state) { measure(state, keyed); }

void block_of_four(benchmark::State& state) {
  measure(state, [](std::uint64_t entity) {
    const auto block = luck.uniforms4(Purpose::noise, entity);
    return block[0] + block[1] + block[2] + block[3];
  });
}

void successive_draw(benchmark::State& state) {
  auto draws = luck.draws(Purpose::noise, 1);
  measure(state, [&](std::uint64_t) { return draws.next(); });
}

void exponential(benchmark::State& state) {
  measure(state, [](std::uint64_t entity) { return exponential_quantile(keyed(entity), 2.0); });
}

void normal(benchmark::State& state) {
  measure(state, [](std::uint64_t entity) { return normal_quantile(keyed(entity), 1.0, 2.0); });
}

void lognormal(benchmark::State& state) {
  measure(state, [](std::uint64_t entity) { return lognormal_from_mean_cv(keyed(entity), 2.0, 0.5); });
}

void gamma(benchmark::State& state) {
  measure(state, [](std::uint64_t entity) { return gamma_quantile(keyed(entity), 2.5, 1.0); });
}

void beta(benchmark::State& state) {
  measure(state, [](std::uint64_t entity) { return beta_quantile(keyed(entity), 2.0, 5.0); });
}

void arrival_in_a_week_of_hours(benchmark::State& state) {
  std::array<double, 168> weights{};
  for (std::size_t hour = 0; hour < weights.size(); ++hour) weights[hour] = 1.0 + static_cast<double>(hour % 24);
  const RateProfile profile(0.5, 168.0, weights);
  double time = 0.0;
  measure(state, [&](std::uint64_t ordinal) {
    return time = next_arrival(profile, time, exponential_quantile(keyed(ordinal), 1.0));
  });
}

BENCHMARK(uniform);
BENCHMARK(block_of_four);
BENCHMARK(successive_draw);
BENCHMARK(exponential);
BENCHMARK(normal);
BENCHMARK(lognormal);
BENCHMARK(gamma);
BENCHMARK(beta);
BENCHMARK(arrival_in_a_week_of_hours);

}  // namespace
}  // namespace colead
