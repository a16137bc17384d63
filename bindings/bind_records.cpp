// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <map>

#include "account_records.hpp"
#include "given_results.hpp"
#include "table_object.hpp"
#include "tie_records.hpp"

namespace colead {
namespace {

Typed<Many<Row<DecisionRecord>>> briefs(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  return many(result.decisions, [&](const DecisionRecord& record) { return BriefRecord::of(record, names); });
}

Typed<Texts> ids(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  return many(result.decisions, [&](const DecisionRecord& record) { return names.decision(record); });
}

Row<DecisionAccount> account(const Experiment& experiment, const RunResult& result, std::size_t index) {
  if (result.accounts.empty()) throw py::value_error("the run kept no accounts: run it with Keep(records='full')");
  if (index >= result.accounts.size()) throw py::index_error("there is no account " + std::to_string(index));
  return AccountRecord::of(result.accounts[index], Names(experiment));
}

/// A step, and the decision that it is one of.
struct StepOfDecision {
  const AccountStep& step;
  const py::str& decision;
};
using HappeningRecord = Record<StepOfDecision, Names>;

void bind_steps_of_runs(py::module_& module) {
  using Step = const StepOfDecision&;
  HappeningRecord(module, "DecisionStep", "A step in the life of one of the decisions of a run.")
      .field(
          "week", [](Step at, const Names& names) { return names.week(at.step.at); }, "Since observation began.")
      .field(
          "step", [](Step at, const Names&) { return step_names[static_cast<std::size_t>(at.step.kind)]; },
          "What happened.")
      .field(
          "decision", [](Step at, const Names&) { return at.decision; }, "Its id.")
      .field(
          "who", [](Step at, const Names& names) { return names.post(at.step.who); }, "Post; None: nobody.")
      .field(
          "other", [](Step at, const Names& names) { return names.post(at.step.other); },
          "The other post; None: nobody.")
      .done();
}

Typed<Many<Row<StepOfDecision>>> steps(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  py::list out;
  for (const DecisionAccount& account : result.accounts) {
    const py::str decision = names.decision(account.record);
    for (const AccountStep& step : account.steps) out.append(py::cast(HappeningRecord::of({step, decision}, names)));
  }
  return py::object(py::tuple(out));
}

/// A happening, and the strategy that the run was of.
struct HappeningOfRun {
  const Happening& happening;
  const Programme& programme;
};
using LineRecord = Record<HappeningOfRun, Names, Experiment>;

void bind_happenings(py::module_& module) {
  using Line = const HappeningOfRun&;
  LineRecord(module, "Happening", "What happened in a run that is no step of a decision.")
      .field(
          "week", [](Line line, const Names& names, const Experiment&) { return names.week(line.happening.at); },
          "Since observation began.")
      .field(
          "kind",
          [](Line line, const Names&, const Experiment&) {
            return happening_names[static_cast<std::size_t>(line.happening.kind)];
          },
          "What it was: fell_sick, recovered, leave_began, leave_ended, left, entered, session or attended.")
      .field(
          "who", [](Line line, const Names& names, const Experiment&) { return names.post(line.happening.who); },
          "Post; None: a session.")
      .field(
          "intervention",
          [](Line line, const Names&, const Experiment&) -> Typed<Maybe<py::str>> {
            const std::uint32_t place = line.happening.intervention;
            if (place == Happening::no_intervention) return {};
            const auto items = line.programme.items();
            if (place >= items.size()) throw py::value_error("the run was not of this strategy");
            return py::object(text(items[place].intervention.instance.kind));
          },
          "Kind of the intervention whose session it was; None: no session.")
      .field(
          "unit",
          [](Line line, const Names&, const Experiment& experiment) -> Typed<Maybe<py::str>> {
            const Happening& it = line.happening;
            const auto& posts = experiment.plan().positions();
            const auto& units = experiment.plan().setting().units;
            const UnitId unit = it.who.value < posts.size() ? posts[it.who.value].unit : it.unit;
            if (!unit.valid()) return {};
            return py::object(text(units[unit.value].id));
          },
          "Of the post, or of a session that is for one unit alone; None: a session of several.")
      .done();
}

Typed<Many<Row<HappeningOfRun>>> happenings(const Experiment& experiment, std::size_t arm, const RunResult& result) {
  if (arm >= experiment.arms().size()) throw py::index_error("there is no arm " + std::to_string(arm));
  require_own(experiment, result);
  const Names names(experiment);
  return many(result.happenings, [&](const Happening& one) {
    return LineRecord::of({one, experiment.programme(arm)}, names, experiment);
  });
}

/// Numbers of each row, as a column.
template <class Value, class Row, class Get>
TableColumn numbers(std::string name, const std::vector<Row>& rows, Get get) {
  std::vector<Value> out;
  out.reserve(rows.size());
  for (const Row& row : rows) out.push_back(static_cast<Value>(get(row)));
  return {std::move(name), std::move(out)};
}

template <class Row>
std::vector<TableColumn> lines(const Names& names, const std::vector<Row>& rows) {
  std::vector<TableColumn> out;
  out.push_back(numbers<double>("week", rows, [&](const Row& row) { return names.week(row.at); }));
  out.push_back(numbers<std::int64_t>("holder", rows, [](const Row& row) { return row.holder.value; }));
  out.push_back(numbers<std::int64_t>("target", rows, [](const Row& row) { return row.target.value; }));
  return out;
}

Typed<TableObject> starts_of(const RunResult& result, const Names& names) {
  std::vector<TableColumn> out = lines(names, result.trust_starts);
  out.push_back(numbers<double>("trust", result.trust_starts, [](const TrustStart& row) { return row.trust; }));
  return py::cast(table_object(std::move(out)));
}

Typed<TableObject> entries_of(const RunResult& result, const Names& names) {
  const auto& rows = result.trust_entries;
  std::vector<TableColumn> out = lines(names, rows);
  out.push_back(numbers<std::int64_t>("cause", rows, [](const TrustEntry& e) { return static_cast<int>(e.cause); }));
  out.push_back(numbers<std::int64_t>("facet", rows, [](const TrustEntry& e) { return static_cast<int>(e.facet); }));
  out.push_back(numbers<double>("before", rows, [](const TrustEntry& e) { return e.before; }));
  out.push_back(numbers<double>("after", rows, [](const TrustEntry& e) { return e.after; }));
  return py::cast(table_object(std::move(out)));
}

/// What a run kept of trust.
struct KeptLedger {
  const RunResult& result;
};
using LedgerRecord = Record<KeptLedger, Names, Experiment>;
using Kept = const KeptLedger&;

void bind_ledger(py::module_& module) {
  LedgerRecord(module, "TrustLedger", "Every change of trust that a run kept; posts, causes and facets by index.")
      .field(
          "posts",
          [](Kept, const Names&, const Experiment& experiment) {
            return many(experiment.plan().positions(), &Position::name);
          },
          "Who `holder` and `target` are.")
      .field(
          "professions",
          [](Kept, const Names& names, const Experiment& experiment) {
            return many(experiment.plan().positions(),
                        [&](const Position& position) { return names.profession(position.profession.value); });
          },
          "Of each post.")
      .field(
          "causes", [](Kept) { return many(trust_cause_names, std::identity{}); }, "What `cause` is.")
      .field(
          "facets", [](Kept) { return many(facet_names, std::identity{}); }, "What `facet` is.")
      .field(
          "starts", [](Kept kept, const Names& names, const Experiment&) { return starts_of(kept.result, names); },
          "Where accounts begin: week (since observation began), holder, target, trust in [0, 1].")
      .field(
          "entries", [](Kept kept, const Names& names, const Experiment&) { return entries_of(kept.result, names); },
          "Changes: week, holder, target, cause, facet, trust before and after in [0, 1].")
      .done();
}

/// Hours of one cause, and of those who were waited for.
struct DelayHours {
  Cause cause;
  std::uint32_t profession;
  std::int64_t microseconds;
};
using DelayHoursRecord = Record<DelayHours, Names>;

void bind_delay_hours(py::module_& module) {
  DelayHoursRecord(module, "DelayHours", "Hours between arrival and decision that one cause took.")
      .field(
          "cause", [](const DelayHours& d) { return cause_names[static_cast<std::size_t>(d.cause)]; },
          "What took the time.")
      .field(
          "profession",
          [](const DelayHours& d, const Names& names) -> Typed<Maybe<py::str>> {
            if (d.profession == PersonId::none_value) return {};
            return py::object(names.profession(d.profession));
          },
          "That was waited for; None where the cause is nobody's.")
      .field(
          "hours", [](const DelayHours& d) { return in_hours(Duration{d.microseconds}); }, "Of all decisions together.")
      .done();
}

/// Hours between arrival and decision by cause and by the profession that was waited for; None where the cause is
/// nobody's.
Typed<Many<Row<DelayHours>>> delay_hours(const Experiment& experiment, const ResultsArgument& given) {
  const GivenResults results(experiment, given);
  const Names names(experiment);
  std::map<std::pair<Cause, std::uint32_t>, std::int64_t> sums;
  for (const RunResult* result : results.all()) {
    if (result->accounts.size() != result->decisions.size())
      throw py::value_error("the run kept no accounts: run it with Keep(records='full')");
    for (const DecisionAccount& account : result->accounts) {
      for (const DelayEntry& entry : account.delays) {
        const auto& posts = experiment.plan().positions();
        sums[{entry.cause, entry.who.valid() ? posts[entry.who.value].profession.value : PersonId::none_value}] +=
            (entry.to - entry.from).us;
      }
    }
  }
  return many(sums, [&](const auto& sum) {
    return DelayHoursRecord::of({sum.first.first, sum.first.second, sum.second}, names);
  });
}

}  // namespace

void bind_records(py::module_& module) {
  bind_accounts(module);
  bind_steps_of_runs(module);
  bind_happenings(module);
  bind_ledger(module);
  bind_ties(module);
  bind_delay_hours(module);
  const auto experiment = py::arg("experiment");
  const auto result = py::arg("result");
  module.def("decision_ids", &ids, experiment, result, "Ids of the decisions a run kept, in their order.");
  module.def("decision_briefs", &briefs, experiment, result,
             "What is known of each decision a run kept, in their order.");
  module.def("decision_account", &account, experiment, result, py::arg("index"),
             "The account of the decision at an index of decision_ids().");
  module.def("decision_steps", &steps, experiment, result, "Every step of every decision whose account a run kept.");
  module.def("run_happenings", &happenings, experiment, py::arg("arm"), result,
             "Leave, turnover and sessions of a run of an arm that kept accounts, as they became known.");
  module.def(
      "trust_ledger",
      [](const Experiment& self, const RunResult& kept) {
        require_own(self, kept);
        return LedgerRecord::of({kept}, Names(self), self);
      },
      experiment, result, "Every change of trust that a run kept.");
  module.def("delay_hours", &delay_hours, experiment, py::arg("results"),
             "Hours by cause and profession over every decision of some runs.");
}

}  // namespace colead
