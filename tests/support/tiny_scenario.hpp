// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colead/experiment/experiment.hpp"
#include "colead/scenario/load.hpp"

namespace colead::test {

inline const Catalogues& shipped() {
  static const Catalogues all;
  return all;
}

/// Two wards of six people, two professions that differ in name only, three classes of decisions; a run takes
/// milliseconds.
inline std::string tiny() {
  return R"(colead: 1
name: tiny
seed: 11
horizon_weeks: 26
warm_up_weeks: 4
sample_every_weeks: 4
criteria: [safety, access, finance]
professions:
  manager: {}
  medic: {}
calendars:
  office: {weeks: [{duty: ["mon-fri 08:00-18:00"], open: ["mon-fri 09:00-12:00"]}]}
organisations:
  hospital: {visibility: 0.5}
decisions:
  rota:
    per_week: 3
    pattern: weekdays
    needs: [{profession: manager}, {profession: medic}]
    due_days: 6
    effort_hours: 0.6
    meeting_minutes: 30
    outcome_lag_days: 7
    rule: two_key
  beds:
    per_week: 2
    pattern: daytime
    needs: [{profession: medic}, {profession: manager}]
    urgent: true
    priority: 0
    due_days: 2
    detection_days: 0.2
    effort_hours: 0.2
    meeting_minutes: 15
    outcome_lag_days: 3
    rule: majority
  plan:
    per_week: 0.5
    needs: [{profession: manager, tier: mid, count: 2}, {profession: medic, tier: mid, count: 2, safety_owner: true}]
    due_days: 20
    patience_days: 12
    effort_hours: 2
    meeting_minutes: 60
    outcome_lag_days: 14
    rule: unanimity
unit_types:
  ward:
    staff:
      - {profession: manager, tier: senior, calendar: office, tenure_years: 0.8}
      - {profession: manager, tier: mid, count: 2, calendar: office, tenure_years: 0.8}
      - {profession: medic, tier: senior, calendar: office, tenure_years: 0.8}
      - {profession: medic, tier: mid, count: 2, calendar: office, tenure_years: 0.8}
    decisions: {rota: {}, beds: {}, plan: {}}
units:
  north: {type: ward}
  south: {type: ward}
network: {kind: erdos_renyi, mean_degree: 5}
strategies:
  baseline: []
compare: {replications: 8}
)";
}

/// The text with every `from` written as `to`; `from` must stand in it.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
  std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(from));
  for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

/// A second strategy `trial` of these interventions, written as in a scenario: "{kind: real_time, dose: 0}".
inline std::string with_trial(std::string text, std::string_view interventions) {
  return with(std::move(text), "  baseline: []\n", "  baseline: []\n  trial: [" + std::string(interventions) + "]\n");
}

/// Sets fields of `behaviour`: "{voice: {recall: 1}}".
inline std::string with_behaviour(std::string text, std::string_view fields) {
  return text + "behaviour: " + std::string(fields) + "\n";
}

inline Scenario read(const std::string& text) { return parse_scenario(text, "tiny.yaml", shipped()); }

/// What is wrong with a text first; nothing, with an empty path, where it is read.
inline Diagnostic problem_of(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const ScenarioError& error) {
    return error.diagnostics().front();
  }
  return {};
}

inline Experiment experiment(const std::string& text) { return {read(text), shipped()}; }

inline RunResult run(const Experiment& made, std::size_t strategy = 0, std::uint64_t replication = 0) {
  return made.run(RunTask{strategy, {made.scenario().seed, replication, {Records::summary}}});
}

/// Makes a run that can be looked at between its events.
inline Simulation begin(const Experiment& made, std::size_t strategy = 0, std::uint64_t replication = 0) {
  return {made.plan(), made.programme(strategy), made.watch(), {made.scenario().seed, replication, {Records::summary}}};
}

/// Values of one figure over replications, NaN (no such event) left out.
using Sample = std::vector<double>;
using Samples = std::map<std::pair<std::string, std::string>, Sample>;

inline Samples sample(const Experiment& made, std::size_t strategy, std::uint64_t replications) {
  std::vector<RunTask> tasks;
  for (std::uint64_t r = 0; r < replications; ++r) tasks.push_back({strategy, {made.scenario().seed, r, {}}});
  Samples out;
  for (const RunResult& result : made.run(tasks, Workers{2, {}})) {
    for (const FigureRow& row : result.figures) {
      Sample& values = out[{std::string(made.watch().columns()[row.output].output.name), row.group}];
      if (!std::isnan(row.value)) values.push_back(row.value);
    }
  }
  return out;
}

/// Mean and its standard error.
struct Estimate {
  double mean{0};
  double error{0};
};

inline Estimate estimate(const Sample& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / n) * (value - sum / n);
  return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

inline double variance(const Sample& values) {
  const double error = estimate(values).error;
  return error * error * static_cast<double>(values.size());
}

/// How many standard errors the means of two independent samples lie apart; 0 when they are one number.
inline double apart(const Sample& a, const Sample& b) {
  const Estimate x = estimate(a);
  const Estimate y = estimate(b);
  const double error = std::hypot(x.error, y.error);
  return error > 0.0 ? std::abs(x.mean - y.mean) / error : x.mean == y.mean ? 0.0 : 1e9;
}

/// Largest distance between two empirical distribution functions, in units of sqrt((n + m) / (n m)): above 1.95 has a
/// chance of one in a thousand when the distributions are the same (Smirnov 1948).
inline double smirnov(Sample a, Sample b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  const auto n = static_cast<double>(a.size());
  const auto m = static_cast<double>(b.size());
  double most = 0.0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const double x = std::min(a[i], b[j]);
    while (i < a.size() && a[i] <= x) ++i;
    while (j < b.size() && b[j] <= x) ++j;
    most = std::max(most, std::abs(static_cast<double>(i) / n - static_cast<double>(j) / m));
  }
  return most / std::sqrt((n + m) / (n * m));
}

}  // namespace colead::test
