// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "colead/experiment/experiment.hpp"

namespace {

using namespace colead;

/// Small enough that one run takes a few milliseconds.
constexpr Budget small{.people = 200, .runs = 1e4, .decisions = 1e4};

void run_a_little(Scenario scenario, const Catalogues& catalogues) {
  constexpr double few_weeks = 3.0;
  scenario.setting.warm_up_weeks = 0.0;
  scenario.setting.horizon_weeks = std::min(scenario.setting.horizon_weeks, few_weeks);
  if (expected_decisions(scenario.setting) > 500.0) return;
  const std::uint64_t seed = scenario.seed;
  const Experiment experiment(std::move(scenario), catalogues);
  const RunTask task{.arm = 0, .key = {.seed = seed, .replication = 0, .keep = {}}};
  if (experiment.run(task).fingerprint != experiment.run(task).fingerprint) std::abort();
}

}  // namespace

/// A text is refused with an error of ours, or it is a scenario that runs, twice to the same bits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Catalogues catalogues;
  try {
    Scenario scenario = parse_scenario({reinterpret_cast<const char*>(data), size}, "fuzz.yaml", catalogues, small);
    if (canonical(scenario).empty()) std::abort();
    run_a_little(std::move(scenario), catalogues);
  } catch (const ScenarioError&) {
  } catch (const ModelError&) {
  }
  return 0;
}
