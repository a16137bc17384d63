// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iomanip>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/tiny_scenario.hpp"

namespace colead::test {

inline std::string hex(std::uint64_t word) {
  std::ostringstream out;
  out << std::hex << std::setw(16) << std::setfill('0') << word;
  return out.str();
}

inline void write_run(std::ostream& out, const Experiment& made, const std::string& strategy, std::uint64_t seed) {
  const RunResult run = made.run(RunTask{made.scenario().strategy(strategy), {seed, 0, {Records::summary}}});
  out << made.scenario().name << ", " << strategy << ", seed " << seed << ": trace " << hex(run.fingerprint.trace)
      << ", outputs " << hex(run.fingerprint.outputs) << ", " << run.events << " events, " << run.decided
      << " decided\n";
}

/// A run a line, with the fingerprints of its events and of every figure that the library has: nothing else depends on
/// more of the functions of libsim/colead/math. `source` is the folder of the project.
inline std::string whole_runs(const std::string& source) {
  std::ostringstream out;
  const Experiment small = experiment(with(tiny(), "  baseline: []\n", R"(  baseline: []
  sessions: [{kind: protected_time, hours_per_week: 1}, {kind: real_time, every_weeks: 1, session_hours: 0.5}]
  shadowing: [{kind: shadowing, every_weeks: 4, session_hours: 4}]
)"));
  for (const char* strategy : {"baseline", "sessions", "shadowing"}) write_run(out, small, strategy, 1);
  const std::vector<std::pair<std::string, std::vector<const char*>>> shipped_ones{
      {"small_unit", {"baseline", "shadowing", "combination"}},
      {"acute_hospital", {"baseline", "protected_time", "learning_network"}}};
  for (const auto& [name, strategies] : shipped_ones) {
    Scenario scenario = load_scenario(source + "/scenarios/" + name + ".yaml", shipped());
    scenario.setting.horizon_weeks = 13;
    scenario.setting.warm_up_weeks = 5;
    scenario.metrics.clear();
    const Experiment made{std::move(scenario), shipped()};
    for (const char* strategy : strategies) write_run(out, made, strategy, 1);
  }
  return out.str();
}

}  // namespace colead::test
