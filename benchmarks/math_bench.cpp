// SPDX-License-Identifier: Apache-2.0
// The functions of libsim/colead/math beside those of the C library, over a thousand arguments as runs have them.
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "colead/math/functions.hpp"
#include "colead/random/random.hpp"

namespace {

using namespace colead;

std::vector<double> arguments(double low, double high) {
  constexpr Luck luck{1, 1};
  std::vector<double> out;
  for (std::uint64_t n = 0; n < 1000; ++n) out.push_back(low + (high - low) * luck.uniform(Purpose::effort, n));
  return out;
}

template <class Function>
void over(benchmark::State& state, double low, double high, Function function) {
  const std::vector<double> given = arguments(low, high);
  double sum = 0.0;
  for (auto _ : state) {
    for (const double x : given) sum += function(x);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}

#define BOTH(name, low, high)                                       \
  void ours_##name(benchmark::State& state) {                       \
    over(state, low, high, [](double x) { return math::name(x); }); \
  }                                                                 \
  void theirs_##name(benchmark::State& state) {                     \
    over(state, low, high, [](double x) { return std::name(x); });  \
  }                                                                 \
  BENCHMARK(ours_##name);                                           \
  BENCHMARK(theirs_##name)

BOTH(exp, -5.0, 5.0);
BOTH(exp2, -5.0, 0.0);
BOTH(expm1, -2.0, 0.0);
BOTH(log, 0.0, 1.0);
BOTH(log1p, -0.9, 0.0);
BOTH(erfc, -3.0, 3.0);

void ours_pow(benchmark::State& state) {
  over(state, 0.0, 1.0, [](double x) { return math::pow(x, 0.3); });
}
void theirs_pow(benchmark::State& state) {
  over(state, 0.0, 1.0, [](double x) { return std::pow(x, 0.3); });
}
BENCHMARK(ours_pow);
BENCHMARK(theirs_pow);

}  // namespace
