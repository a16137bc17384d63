// SPDX-License-Identifier: Apache-2.0
#include "session.hpp"

#include <algorithm>
#include <limits>

#include "colead/scenario/emit.hpp"
#include "settled.hpp"

namespace colead::web {

void Session::load(std::string_view text, const std::string& name) {
  Scenario scenario = parse_scenario(text, name, catalogues_);
  Scenario copy = scenario;
  Experiment made(std::move(copy), catalogues_);
  simulation_.reset();
  results_.clear();
  loaded_ = std::move(scenario);
  experiment_.emplace(std::move(made));
}

void Session::change(std::span<const Edit> edits) {
  if (!loaded_) throw ModelError("no scenario is open");
  Experiment made(edits.empty() ? *loaded_ : edited(*loaded_, edits, catalogues_), catalogues_);
  simulation_.reset();
  results_.clear();
  experiment_.emplace(std::move(made));
}

void Session::choose(const std::vector<std::string>& strategies, const std::vector<std::string>& outputs) {
  if (!experiment_) throw ModelError("no scenario is open");
  if (strategies.empty()) throw ModelError("no strategy is chosen");
  std::vector<std::uint32_t> columns;
  columns.reserve(outputs.size());
  for (const std::string& output : outputs) columns.push_back(experiment_->watch().column(output));
  ComparisonPlan plan{{}, 0, scenario().seed, scenario().compare.confidence};
  for (const std::string& id : strategies) plan.sides.push_back({experiment_->arm(id), id, 1.0});
  simulation_.reset();
  plan_ = std::move(plan);
  outputs_ = outputs;
  columns_ = std::move(columns);
  results_.assign(plan_.sides.size(), {});
}

void Session::begin(std::size_t side, RunKey key) {
  if (side >= plan_.sides.size()) throw ModelError("there is no side " + std::to_string(side));
  finished_.reset();
  side_ = side;
  simulation_.emplace(experiment_->start({plan_.sides[side].arm, key}));
}

void Session::start(std::size_t side, std::uint64_t replication) {
  if (side < results_.size() && results_[side].size() != replication)
    throw ModelError("the next replication of side " + std::to_string(side) + " is " +
                     std::to_string(results_[side].size()));
  begin(side, {plan_.seed, replication, {}});
  watched_ = false;
}

void Session::watch(std::size_t side, std::uint64_t replication) {
  Keep keep;
  keep.records = Records::full;
  begin(side, {plan_.seed, replication, keep});
  watched_ = true;
}

bool Session::advance(double weeks_on) {
  Simulation& simulation = living();
  simulation.run_until(std::min(simulation.world().horizon, simulation.now() + weeks(weeks_on)));
  if (!simulation.finished()) return false;
  if (watched_)
    finished_ = Simulation(simulation).finish();
  else
    keep(simulation.finish());
  return true;
}

/// What is not read is not kept: a page may run for hours.
void Session::keep(RunResult result) {
  finished_ = result;
  const auto unread = [&](const FigureRow& row) {
    return row.group != "all" || std::find(columns_.begin(), columns_.end(), row.output) == columns_.end();
  };
  std::erase_if(result.figures, unread);
  result.series.clear();
  results_[side_].push_back(std::move(result));
}

double Session::now_weeks() const { return in_weeks(run().now() - run().world().observed_from); }

const Experiment& Session::experiment() const {
  if (!experiment_) throw ModelError("no scenario is open");
  return *experiment_;
}

Simulation& Session::living() {
  static_cast<void>(run());
  return *simulation_;
}

const Simulation& Session::run() const {
  if (!simulation_) throw ModelError("no run has been begun");
  return *simulation_;
}

const RunResult& Session::finished() const {
  if (!finished_) throw ModelError("no run is finished");
  return *finished_;
}

std::vector<double> Session::figures() const {
  std::vector<double> out(columns_.size(), std::numeric_limits<double>::quiet_NaN());
  for (const FigureRow& row : finished().figures) {
    const auto at = std::find(columns_.begin(), columns_.end(), row.output);
    if (row.group == "all" && at != columns_.end()) out[static_cast<std::size_t>(at - columns_.begin())] = row.value;
  }
  return out;
}

std::int64_t Session::replications() const {
  std::size_t least = results_.empty() ? 0 : results_.front().size();
  for (const auto& side : results_) least = std::min(least, side.size());
  return static_cast<std::int64_t>(least);
}

Comparison Session::compare() const {
  ComparisonPlan plan = plan_;
  plan.replications = replications();
  if (plan.replications < 2) throw ModelError("a comparison needs at least two replications: one run has no interval");
  std::vector<const RunResult*> runs;
  for (const auto& side : results_) {
    for (std::int64_t r = 0; r < plan.replications; ++r) runs.push_back(&side[static_cast<std::size_t>(r)]);
  }
  return summarise(*experiment_, plan, runs);
}

bool Session::settled(const std::string& output, std::int64_t budget) const {
  if (replications() < 2) return false;
  const Comparison comparison = compare();
  std::vector<Effect> effects;
  for (const Effect& effect : comparison.effects) {
    if (effect.metric == output) effects.push_back(effect);
  }
  return web::settled(effects, {replications(), budget, plan_.confidence});
}

std::string Session::yaml() const {
  std::vector<Edit> edits;
  Node chosen = Node::sequence();
  for (std::size_t s = 1; s < plan_.sides.size(); ++s) chosen.items.push_back(Node::scalar(plan_.sides[s].strategy));
  if (plan_.sides.size() > 1) edits.push_back({"compare.strategies", std::move(chosen)});
  if (!plan_.sides.empty()) edits.push_back({"compare.baseline", Node::scalar(plan_.sides[0].strategy)});
  if (replications() >= 2) edits.push_back({"compare.replications", Node::scalar(std::to_string(replications()))});
  const Scenario saved = edits.empty() ? scenario() : edited(scenario(), edits, catalogues_);
  return emit_yaml(saved.document.root);
}

}  // namespace colead::web
