// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <exception>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "colead/scenario/gate.hpp"
#include "colead/world/relations.hpp"
#include "session.hpp"
#include "texts.hpp"

// The interface of the playground: functions of plain numbers, a buffer of text each way and one of doubles back. A
// function that can fail returns 0 and leaves what is wrong, as JSON, in text(); nothing has changed then.
#define COLEAD_EXPORT(name) __attribute__((export_name(#name))) extern "C"

namespace colead::web {
namespace {

std::string input;
std::string output;
std::vector<double> figures;

Session& session() {
  static Session one;
  return one;
}

template <class Work>
int attempt(Work work) {
  try {
    work();
    return 1;
  } catch (const ScenarioError& error) {
    output = problems_text(error.diagnostics());
  } catch (const std::exception& error) {
    output = problem_text(error.what());
  }
  return 0;
}

/// Lines of the input.
std::vector<std::string> lines() {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < input.size();) {
    const std::size_t to = std::min(input.find('\n', from), input.size());
    out.push_back(input.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

/// "path<tab>value" a line; a value is what could stand in the file.
std::vector<Edit> edits() {
  std::vector<Edit> out;
  for (const std::string& line : lines()) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw ModelError("an edit is a path, a tab and a value");
    out.push_back({line.substr(0, tab), Node::scalar(line.substr(tab + 1))});
  }
  return out;
}

void add_ties(const World& world, std::uint32_t source, std::span<const Tie> ties) {
  for (const Tie& tie : ties) {
    if (tie.kind == TieKind::absent) continue;
    figures.push_back(source);
    figures.push_back(tie.target);
    figures.push_back(trust(world, PersonId{source}, PersonId{tie.target}));
  }
}

double index_of(const std::vector<std::string>& all, std::string_view one) {
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at] == one) return static_cast<double>(at);
  }
  return -1.0;
}

double verdict_number(const Effect& effect) {
  const std::string_view verdict = effect.verdict();
  if (verdict == "better") return 1.0;
  if (verdict == "worse") return -1.0;
  return verdict == "changed" ? 2.0 : verdict == "immaterial" ? 3.0 : 0.0;
}

}  // namespace
}  // namespace colead::web

using namespace colead;       // NOLINT(google-build-using-namespace): this file is the border
using namespace colead::web;  // NOLINT(google-build-using-namespace)

/// Room for so many bytes of text, which the next function reads.
COLEAD_EXPORT(input) char* export_input(std::size_t size) {
  input.assign(size, '\0');
  return input.data();
}
COLEAD_EXPORT(text) const char* export_text() { return output.data(); }
COLEAD_EXPORT(text_size) std::size_t export_text_size() { return output.size(); }
COLEAD_EXPORT(figures) const double* export_figures() { return figures.data(); }
COLEAD_EXPORT(figures_size) std::size_t export_figures_size() { return figures.size(); }

/// The input is the text of a scenario, after a line with its name.
COLEAD_EXPORT(load) int export_load() {
  return attempt([] {
    const std::size_t line = std::min(input.find('\n'), input.size());
    const std::string_view rest = std::string_view{input}.substr(std::min(line + 1, input.size()));
    session().load(rest, input.substr(0, line));
  });
}
/// The input has an edit a line; see edits().
COLEAD_EXPORT(change) int export_change() {
  return attempt([] { session().change(edits()); });
}
/// The input has the strategies, the baseline first, an empty line and the outputs.
COLEAD_EXPORT(choose) int export_choose() {
  return attempt([] {
    std::vector<std::string> strategies;
    std::vector<std::string> outputs;
    std::vector<std::string>* into = &strategies;
    for (const std::string& line : lines()) {
      if (line.empty())
        into = &outputs;
      else
        into->push_back(line);
    }
    session().choose(strategies, outputs);
  });
}
COLEAD_EXPORT(describe) int export_describe() {
  return attempt([] { output = scenario_text(session()); });
}

COLEAD_EXPORT(start) int export_start(std::uint32_t side, std::uint32_t replication) {
  return attempt([&] { session().start(side, replication); });
}
COLEAD_EXPORT(watch) int export_watch(std::uint32_t side, std::uint32_t replication) {
  return attempt([&] { session().watch(side, replication); });
}
/// 1: goes on, 2: at its horizon.
COLEAD_EXPORT(advance) int export_advance(double weeks) {
  bool finished = false;
  const int done = attempt([&] { finished = session().advance(weeks); });
  return done == 0 ? 0 : finished ? 2 : 1;
}
/// Weeks since observation began; NaN when no run was begun.
COLEAD_EXPORT(now_weeks) double export_now_weeks() {
  double out = std::numeric_limits<double>::quiet_NaN();
  attempt([&] { out = session().now_weeks(); });
  return out;
}
COLEAD_EXPORT(replications) std::uint32_t export_replications() {
  return static_cast<std::uint32_t>(session().replications());
}

/// For each effect on an output that was chosen: side, output, pairs, mean of the baseline, mean, difference, low,
/// high, low and high adjusted, standard error, smallest difference that matters, verdict (0 unclear, 1 better, -1
/// worse, 2 changed, 3 immaterial).
COLEAD_EXPORT(effects) int export_effects() {
  return attempt([] {
    const Comparison comparison = session().compare();
    figures.clear();
    for (const Effect& e : comparison.effects) {
      const double at = index_of(session().outputs(), e.metric);
      if (at < 0.0) continue;
      figures.insert(figures.end(), {index_of(comparison.strategies, e.strategy), at, static_cast<double>(e.pairs),
                                     e.baseline_mean, e.mean, e.difference, e.low, e.high, e.low_adjusted,
                                     e.high_adjusted, e.standard_error, e.matters, verdict_number(e)});
    }
  });
}
/// For each side: person-hours of sessions and reserved time a run, all hours, these a person and week, a year.
COLEAD_EXPORT(costs) int export_costs() {
  return attempt([] {
    const Comparison comparison = session().compare();
    figures.clear();
    for (const StrategyCost& cost : comparison.costs)
      figures.insert(figures.end(),
                     {cost.programme_hours, cost.all_hours, cost.hours_per_person_week, cost.hours_a_year});
  });
}
/// The input names an output. 1 in the first figure: settled.
COLEAD_EXPORT(settled) int export_settled(std::uint32_t budget) {
  return attempt([&] { figures.assign(1, session().settled(input, budget) ? 1.0 : 0.0); });
}
/// Of the run that finished last: fingerprint of its events and of its figures, in hexadecimal, and its events.
COLEAD_EXPORT(fingerprint) int export_fingerprint() {
  return attempt([] {
    const auto hex = [](std::uint64_t bits) {
      std::string out;
      for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(bits >> shift) & 15U];
      return out;
    };
    const RunResult& run = session().finished();
    output = hex(run.fingerprint.trace) + " " + hex(run.fingerprint.outputs) + " " + std::to_string(run.events);
  });
}
/// Of the run that finished last: each output that was chosen.
COLEAD_EXPORT(outcome) int export_outcome() {
  return attempt([] { figures = session().figures(); });
}
/// Source, target and trust of every tie of the run as it stands.
COLEAD_EXPORT(network) int export_network() {
  return attempt([] {
    figures.clear();
    const World& world = session().run().world();
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      add_ties(world, i, world.network.base_ties(PersonId{i}));
      add_ties(world, i, world.network.added_ties(PersonId{i}));
    }
  });
}
COLEAD_EXPORT(decision) int export_decision() {
  return attempt([] { output = decision_text(session()); });
}
COLEAD_EXPORT(yaml) int export_yaml() {
  return attempt([] { output = session().yaml(); });
}
