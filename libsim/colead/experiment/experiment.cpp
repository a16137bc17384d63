// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/experiment.hpp"

#include <algorithm>
#include <cmath>

#include "colead/core/error.hpp"
#include "colead/experiment/shared_pasts.hpp"
#include "colead/fields/field_writer.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {
namespace {

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

/// Where the field was written, or the first value within it: lists and groups are where they begin.
const Origin* written_at(const Scenario& scenario, const std::string& path) {
  const auto within = [&](const std::string& longer) {
    return longer.starts_with(path) && (longer[path.size()] == '.' || longer[path.size()] == '[');
  };
  const Origin* first = nullptr;
  for (const Origin& origin : scenario.origins) {
    if (!origin.written || origin.mark.file >= scenario.document.files.size()) continue;
    if (origin.path == path) return &origin;
    if (first == nullptr && within(origin.path)) first = &origin;
  }
  return first;
}

ScenarioError at(const Scenario& scenario, ErrorCode code, const std::string& path, const std::string& message,
                 std::string expected = {}) {
  Diagnostic problem;
  problem.code = code;
  problem.path = path;
  problem.message = message;
  problem.expected = std::move(expected);
  problem.file = scenario.document.files.empty() ? "" : scenario.document.files[0];
  if (const Origin* origin = written_at(scenario, path)) {
    problem.file = scenario.document.files[origin->mark.file];
    problem.line = static_cast<int>(origin->mark.line);
    problem.column = static_cast<int>(origin->mark.column);
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

/// Whether the staff can be tied as the scenario asks shows only when it is tried; a network so large that trying
/// takes seconds shows it when it runs.
bool can_be_tried(const Setting& setting) {
  constexpr double most_tried = 1e6;
  return setting.network->expected_ties(expected_people(setting)) <= most_tried;
}

void try_network(const Scenario& scenario, const Plan& plan) {
  if (!can_be_tried(scenario.setting)) return;
  try {
    static_cast<void>(scenario.setting.network->generate(plan.nodes(), Luck(scenario.seed, 0)));
  } catch (const ModelError& error) {
    throw at(scenario, ErrorCode::range, "network", "the network cannot be made: " + one_sentence(error.what()));
  }
}

/// The plan of the scenario's setting, or of a part of it.
std::unique_ptr<const Plan> planned(const Scenario& scenario, const Setting& setting) {
  try {
    return std::make_unique<const Plan>(setting);
  } catch (const UnfilledNeed& unfilled) {
    throw at(scenario, ErrorCode::ref, unfilled.path(), unfilled.what(), unfilled.expected());
  }
}

/// The first of those organisations that are written together, with its units.
Setting first_copies(const Setting& setting) {
  Setting out = setting;
  out.organisations.clear();
  out.units.clear();
  std::vector<std::optional<std::uint32_t>> place(setting.organisations.size());
  for (std::size_t o = 0; o < setting.organisations.size(); ++o) {
    if (setting.organisations[o].copy > 1) continue;
    place[o] = static_cast<std::uint32_t>(out.organisations.size());
    out.organisations.push_back(setting.organisations[o]);
  }
  for (const Unit& unit : setting.units) {
    if (!place[unit.organisation.index]) continue;
    out.units.push_back(unit);
    out.units.back().organisation.index = *place[unit.organisation.index];
  }
  return out;
}

/// One spelling of an intervention with all its parameters.
std::string spelling(const KindInstance& instance, const NameTable& names) {
  FieldWriter writer(names);
  instance.visit_params(instance.params.get(), writer);
  return instance.kind + emit_canonical(writer.take());
}

void check(const Arm& arm, const Scenario& scenario) {
  const auto refuse = [&](const std::string& message) { throw ModelError("arm '" + arm.id + "': " + message); };
  if (arm.id.empty()) refuse("it needs an id");
  if (arm.strategy >= scenario.strategies.size())
    refuse("there is no strategy " + std::to_string(arm.strategy) + "; the scenario has " +
           std::to_string(scenario.strategies.size()));
  const std::size_t interventions = scenario.strategies[arm.strategy].interventions.size();
  if (!arm.doses.empty() && arm.doses.size() != interventions)
    refuse(std::to_string(arm.doses.size()) + " doses for the " + std::to_string(interventions) +
           " interventions of '" + scenario.strategies[arm.strategy].id + "'");
  for (const double dose : arm.doses) {
    if (!(dose >= 0.0 && std::isfinite(dose))) refuse("a dose must be a finite number >= 0");
  }
  if (!(arm.begins_week >= 0.0 && arm.begins_week < scenario.setting.horizon_weeks))
    refuse("it must begin in the observed time, from week 0 to before week " +
           format_double(scenario.setting.horizon_weeks));
}

std::size_t baseline_of(const Scenario& scenario) {
  return scenario.compare.baseline.empty() ? 0 : scenario.strategy(scenario.compare.baseline);
}

}  // namespace

Experiment::Experiment(Scenario scenario, const Catalogues& catalogues, std::span<const std::string> outputs)
    : scenario_(std::make_unique<const Scenario>(std::move(scenario))),
      plan_(planned(*scenario_, scenario_->setting)),
      watch_(metrics_of(*scenario_, catalogues)) {
  try_network(*scenario_, *plan_);
  if (!outputs.empty()) {
    const std::size_t all = watch_.columns().size();
    watch_ = watch_.giving(outputs);
    watches_all_ = watch_.columns().size() == all;
  }
  for (std::size_t s = 0; s < scenario_->strategies.size(); ++s) add_arm({scenario_->strategies[s].id, s, {}, 0.0});
}

std::size_t Experiment::arm(const std::string& id) const {
  if (const auto found = arm_of_.find(id); found != arm_of_.end()) return found->second;
  std::vector<std::string> ids;
  ids.reserve(arms_.size());
  for (const Arm& arm : arms_) ids.push_back(arm.id);
  const std::string near = nearest(id, ids);
  throw ModelError("there is no arm '" + id + "'" + (near.empty() ? "" : " (did you mean '" + near + "'?)"));
}

Programme Experiment::switched(const Programme& past, const Programme& future, double week) const {
  const auto same = [&](const ProgrammeItem& a, const ProgrammeItem& b) {
    return a.dose == b.dose && a.presence == b.presence &&
           spelling(a.intervention.instance, scenario_->names) == spelling(b.intervention.instance, scenario_->names);
  };
  return Programme(past, future, week, same);
}

std::size_t Experiment::add_arm(const Arm& arm) {
  check(arm, *scenario_);
  if (const auto found = arm_of_.find(arm.id); found != arm_of_.end()) {
    if (arms_[found->second] == arm) return found->second;
    throw ModelError("there is another arm '" + arm.id + "' already");
  }
  const auto programme = [&](std::size_t strategy, const std::vector<double>& doses, Presence presence) {
    return Programme(scenario_->setting, scenario_->strategies[strategy].interventions, doses, presence);
  };
  Programme own = programme(arm.strategy, arm.doses, arm.presence);
  if (arm.begins_week > 0.0)
    own = switched(programme(baseline_of(*scenario_), {}, Presence::as_written), own, arm.begins_week);
  own.draw_anew({arm.begins_week, arm.redraw});
  programmes_.push_back(std::move(own));
  arms_.push_back(arm);
  return arm_of_[arm.id] = arms_.size() - 1;
}

Simulation Experiment::start(const RunTask& task) const { return {*plan_, programmes_.at(task.arm), watch_, task.key}; }

RunResult Experiment::run(const RunTask& task) const { return start(task).finish(); }

std::vector<RunResult> Experiment::run(std::span<const RunTask> tasks, const Workers& workers) const {
  SharedPasts pasts(*this, tasks, workers.threads);
  return run_all(
      pasts.order(), [&](std::size_t task, const Stop& stop) { return pasts.begin(task, stop); }, workers);
}

void require_feasible(const Scenario& scenario, const Catalogues& catalogues) {
  const Watch watch(metrics_of(scenario, catalogues));
  const bool whole = can_be_tried(scenario.setting);
  const Setting setting = whole ? scenario.setting : first_copies(scenario.setting);
  const std::unique_ptr<const Plan> plan = planned(scenario, setting);
  if (whole) try_network(scenario, *plan);
  for (const Strategy& strategy : scenario.strategies)
    static_cast<void>(Programme(setting, strategy.interventions, {}, Presence::as_written));
}

}  // namespace colead
