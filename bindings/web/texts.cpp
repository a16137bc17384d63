// SPDX-License-Identifier: Apache-2.0
#include "texts.hpp"

#include <cmath>
#include <utility>

#include "colead/fields/name_table.hpp"
#include "colead/scenario/emit.hpp"

namespace colead::web {
namespace {

Node text(std::string value) { return Node::scalar(std::move(value), true); }
/// Without a value where there is no number to show: JSON knows neither nan nor infinity.
Node number(double value) { return std::isfinite(value) ? Node::scalar(format_double(value)) : Node{}; }
Node flag(bool value) { return Node::scalar(value ? "true" : "false"); }

void add(Node& out, const char* key, Node value) {
  if (value.kind != Node::Kind::null) out.add(key, std::move(value));
}

Node problem_node(const Diagnostic& problem) {
  Node out = Node::mapping();
  add(out, "code", text(std::string{to_string(problem.code)}));
  add(out, "line", number(problem.line));
  add(out, "column", number(problem.column));
  add(out, "path", text(problem.path));
  add(out, "message", text(problem.message));
  add(out, "expected", text(problem.expected));
  add(out, "suggestion", text(problem.suggestion));
  add(out, "text", text(one_line(problem)));
  return out;
}

Node field_node(const Assumption& assumption) {
  Node out = Node::mapping();
  add(out, "path", text(assumption.path));
  add(out, "unit", text(assumption.unit));
  add(out, "value", number(assumption.value));
  add(out, "low", number(assumption.low));
  add(out, "high", number(assumption.high));
  add(out, "grade", text(std::string{to_string(assumption.grade)}));
  add(out, "source", text(assumption.source));
  add(out, "origin", text(std::string{assumption.origin()}));
  add(out, "ranged", flag(assumption.ranged));
  return out;
}

Node strategies_node(const Session& session) {
  Node out = Node::sequence();
  for (const Strategy& strategy : session.scenario().strategies) {
    const StrategyText written = session.scenario().text_of(strategy.id);
    Node kinds = Node::sequence();
    for (const KindInstance& one : strategy.interventions) kinds.items.push_back(text(one.kind));
    Node node = Node::mapping();
    add(node, "id", text(strategy.id));
    add(node, "title", text(written.title));
    add(node, "description", text(written.description));
    add(node, "kinds", std::move(kinds));
    out.items.push_back(std::move(node));
  }
  return out;
}

/// A part of the scenario with every value in it.
Node whole_part(const Node& whole, std::string_view key) {
  const Node* found = whole.find(key);
  return found == nullptr ? Node::mapping() : *found;
}

Node outputs_node(const Session& session) {
  Node out = Node::sequence();
  for (const OutputColumn& column : session.experiment().watch().columns()) {
    Node node = Node::mapping();
    add(node, "name", text(std::string{column.output.name}));
    add(node, "title", text(std::string{column.output.title}));
    add(node, "unit", text(std::string{column.output.unit}));
    add(node, "better",
        text(column.output.better == Better::higher  ? "higher"
             : column.output.better == Better::lower ? "lower"
                                                     : "neither"));
    out.items.push_back(std::move(node));
  }
  return out;
}

Node people_node(const Session& session) {
  Node out = Node::sequence();
  for (const Position& position : session.experiment().plan().positions()) {
    Node node = Node::mapping();
    add(node, "name", text(position.name));
    add(node, "unit", number(position.unit.value));
    add(node, "profession", number(position.profession.value));
    out.items.push_back(std::move(node));
  }
  return out;
}

template <class Named>
Node titles_node(const std::vector<Named>& all) {
  Node out = Node::mapping();
  for (const Named& one : all) add(out, one.id.c_str(), text(one.title.empty() ? one.id : one.title));
  return out;
}

/// The longest among those that somebody set about; null when there is none.
const DecisionAccount* most_told(const RunResult& run) {
  const DecisionAccount* found = nullptr;
  for (const DecisionAccount& account : run.accounts) {
    if (account.meetings.empty()) continue;
    if (found == nullptr || account.record.lead_time() > found->record.lead_time()) found = &account;
  }
  return found;
}

std::string name_of(const Session& session, PersonId person) {
  const auto positions = session.experiment().plan().positions();
  return person.value < positions.size() ? positions[person.value].name : std::string{};
}

Node delays_node(const Session& session, const DecisionAccount& account) {
  Node out = Node::sequence();
  for (const DelayEntry& delay : account.delays) {
    Node node = Node::mapping();
    add(node, "cause", text(std::string{cause_names[static_cast<std::size_t>(delay.cause)]}));
    add(node, "hours", number(in_hours(delay.to - delay.from)));
    add(node, "who", text(name_of(session, delay.who)));
    out.items.push_back(std::move(node));
  }
  return out;
}

Node steps_node(const Session& session, const DecisionAccount& account) {
  Node out = Node::sequence();
  for (const AccountStep& step : account.steps) {
    Node node = Node::mapping();
    add(node, "step", text(std::string{step_names[static_cast<std::size_t>(step.kind)]}));
    add(node, "hours", number(in_hours(step.at - account.record.arrived)));
    add(node, "who", text(name_of(session, step.who)));
    add(node, "other", text(name_of(session, step.other)));
    out.items.push_back(std::move(node));
  }
  return out;
}

Node route_node(const RouteAccount& route) {
  Node out = Node::mapping();
  add(out, "choice", flag(route.choice));
  add(out, "tendency", number(route.tendency));
  add(out, "policy", number(route.policy));
  add(out, "trust", number(route.trust));
  add(out, "understanding", number(route.understanding));
  add(out, "habit", number(route.habit));
  add(out, "load", number(route.load));
  add(out, "joint_probability", number(route.joint_probability));
  return out;
}

}  // namespace

std::string problems_text(std::span<const Diagnostic> problems) {
  Node out = Node::sequence();
  for (const Diagnostic& problem : problems) out.items.push_back(problem_node(problem));
  return emit_json(out);
}

std::string problem_text(const std::string& message) {
  Diagnostic problem;
  problem.message = message;
  return problems_text({&problem, 1});
}

std::string scenario_text(const Session& session) {
  const Scenario& scenario = session.scenario();
  Node out = Node::mapping();
  add(out, "name", text(scenario.name));
  add(out, "title", text(scenario.title.empty() ? scenario.name : scenario.title));
  add(out, "question", text(scenario.question));
  add(out, "horizon_weeks", number(scenario.setting.horizon_weeks));
  add(out, "decisions_a_run", number(expected_decisions(scenario.setting)));
  add(out, "baseline",
      text(scenario.compare.baseline.empty() ? scenario.strategies.at(0).id : scenario.compare.baseline));
  Node compared = Node::sequence();
  for (const std::string& id : scenario.compare.strategies) compared.items.push_back(text(id));
  add(out, "compared", std::move(compared));
  add(out, "confidence", number(scenario.compare.confidence));
  add(out, "budget_hours_a_year", number(scenario.compare.budget_hours_a_year));
  add(out, "strategies", strategies_node(session));
  const Node whole = resolved(scenario);
  add(out, "programmes", whole_part(whole, "strategies"));
  add(out, "unit_types", whole_part(whole, "unit_types"));
  add(out, "outputs", outputs_node(session));
  add(out, "people", people_node(session));
  add(out, "professions", titles_node(scenario.setting.professions));
  add(out, "units", titles_node(scenario.setting.units));
  add(out, "decisions", titles_node(scenario.setting.decisions));
  Node fields = Node::sequence();
  for (const Assumption& assumption : scenario.assumptions) fields.items.push_back(field_node(assumption));
  add(out, "fields", std::move(fields));
  return emit_json(out);
}

std::string decision_text(const Session& session) {
  const DecisionAccount* account = most_told(session.finished());
  if (account == nullptr) return "null";
  const DecisionRecord& record = account->record;
  const Setting& setting = session.scenario().setting;
  const World& world = session.run().world();
  Node people = Node::sequence();
  for (std::size_t p = 0; p < record.participants; ++p)
    people.items.push_back(text(name_of(session, record.people[p])));
  Node out = Node::mapping();
  add(out, "class", text(setting.decisions[record.decision_class.value].id));
  add(out, "unit", text(setting.units[record.unit.value].id));
  add(out, "ordinal", number(record.ordinal));
  add(out, "arrived_week", number(in_weeks(record.arrived - world.observed_from)));
  add(out, "hours", number(in_hours(record.lead_time())));
  add(out, "due_hours", number(in_hours(record.due - record.arrived)));
  add(out, "route", text(std::string{route_names[static_cast<std::size_t>(record.route)]}));
  add(out, "style", text(std::string{style_names[static_cast<std::size_t>(record.style)]}));
  add(out, "attempts", number(record.attempts));
  add(out, "conflict", flag(record.conflict));
  add(out, "value", number(record.value));
  add(out, "best_value", number(record.best_value));
  add(out, "known_alone", number(record.unique_total));
  add(out, "known_alone_said", number(record.unique_voiced));
  add(out, "people", std::move(people));
  add(out, "why_route", route_node(account->route));
  add(out, "delays", delays_node(session, *account));
  add(out, "steps", steps_node(session, *account));
  return emit_json(out);
}

}  // namespace colead::web
