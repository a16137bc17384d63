// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/snapshots.hpp"

#include <optional>
#include <stdexcept>

#include "colead/experiment/shared_pasts.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {
namespace {

void require_weeks(std::span<const double> given, double horizon) {
  double before = -1.0;
  for (const double week : given) {
    if (!(week >= 0.0 && week <= horizon))
      throw std::invalid_argument("a week lies from 0 to " + format_double(horizon) + " (the horizon)");
    if (week <= before) throw std::invalid_argument("weeks stand in rising order, each once");
    before = week;
  }
}

}  // namespace

void look_at_runs(const Experiment& experiment, std::span<const RunTask> tasks, std::span<const double> weeks,
                  const Look& look, const Workers& workers) {
  require_weeks(weeks, experiment.scenario().setting.horizon_weeks);
  SharedPasts pasts(experiment, tasks, workers.threads);
  const auto looked_at = [&](std::size_t task, UnderWay& under_way) -> std::optional<RunResult> {
    std::optional<Simulation> run = pasts.begin(task, under_way.stop());
    for (std::size_t w = 0; run && w < weeks.size(); ++w) {
      if (!under_way.run_on(*run, run->world().observed_from + colead::weeks(weeks[w]))) return std::nullopt;
      look(task, w, run->world());
    }
    return run ? std::optional<RunResult>(RunResult{}) : std::nullopt;
  };
  static_cast<void>(carry_out(pasts.order(), looked_at, workers));
}

}  // namespace colead
