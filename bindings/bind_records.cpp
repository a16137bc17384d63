// SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <map>

#include "account_records.hpp"

namespace colead {
namespace {

py::list briefs(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  py::list out;
  for (const DecisionRecord& record : result.decisions) out.append(brief_record(names, record));
  return out;
}

py::list ids(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  py::list out;
  for (const DecisionRecord& record : result.decisions) out.append(names.decision(record));
  return out;
}

py::dict account(const Experiment& experiment, const RunResult& result, std::size_t index) {
  if (result.accounts.empty()) throw py::value_error("the run kept no accounts: run it with Keep(records='full')");
  if (index >= result.accounts.size()) throw py::index_error("there is no account " + std::to_string(index));
  return account_record(Names(experiment), result.accounts[index]);
}

py::list steps(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  py::list out;
  for (const DecisionAccount& account : result.accounts) {
    const py::str decision = names.decision(account.record);
    for (const AccountStep& step : account.steps) {
      out.append(py::make_tuple(names.week(step.at), text(step_names[static_cast<std::size_t>(step.kind)]), decision,
                                names.post(step.who), names.post(step.other)));
    }
  }
  return out;
}

/// A column of the ledger.
template <class Row, class Field>
auto column(const std::vector<Row>& rows, Field field) {
  using Value = decltype(field(rows[0]));
  py::array_t<Value> out(static_cast<py::ssize_t>(rows.size()));
  Value* to = out.mutable_data();
  for (const Row& row : rows) *to++ = field(row);
  return out;
}

template <class Row>
py::dict lines(const Names& names, const std::vector<Row>& rows) {
  py::dict out;
  out["week"] = column(rows, [&](const Row& row) { return names.week(row.at); });
  out["holder"] = column(rows, [](const Row& row) { return row.holder.value; });
  out["target"] = column(rows, [](const Row& row) { return row.target.value; });
  return out;
}

template <class Array>
py::tuple names_of(const Array& array) {
  py::list out;
  for (const std::string_view name : array) out.append(text(name));
  return py::tuple(out);
}

py::dict trust_ledger(const Experiment& experiment, const RunResult& result) {
  const Names names(experiment);
  py::dict starts = lines(names, result.trust_starts);
  starts["trust"] = column(result.trust_starts, [](const TrustStart& row) { return row.trust; });
  py::dict entries = lines(names, result.trust_entries);
  entries["cause"] =
      column(result.trust_entries, [](const TrustEntry& e) { return static_cast<std::uint8_t>(e.cause); });
  entries["facet"] =
      column(result.trust_entries, [](const TrustEntry& e) { return static_cast<std::uint8_t>(e.facet); });
  entries["before"] = column(result.trust_entries, [](const TrustEntry& e) { return e.before; });
  entries["after"] = column(result.trust_entries, [](const TrustEntry& e) { return e.after; });
  py::list posts;
  py::list professions;
  for (const Position& position : experiment.plan().positions()) {
    posts.append(text(position.name));
    professions.append(names.profession(position.profession.value));
  }
  py::dict out;
  out["posts"] = posts;
  out["professions"] = professions;
  out["causes"] = names_of(trust_cause_names);
  out["facets"] = names_of(facet_names);
  out["starts"] = starts;
  out["entries"] = entries;
  return out;
}

/// Hours between arrival and decision by cause and by the profession that was waited for; None where the cause is
/// nobody's.
py::list delay_hours(const Experiment& experiment, const std::vector<const RunResult*>& results) {
  const Names names(experiment);
  std::map<std::pair<Cause, std::uint32_t>, std::int64_t> sums;
  for (const RunResult* result : results) {
    if (result->accounts.size() != result->decisions.size())
      throw py::value_error("the run kept no accounts: run it with Keep(records='full')");
    for (const DecisionAccount& account : result->accounts) {
      for (const DelayEntry& entry : account.delays) {
        const auto& posts = experiment.plan().positions();
        const bool somebody = entry.who.valid() && entry.who.value < posts.size();
        sums[{entry.cause, somebody ? posts[entry.who.value].profession.value : PersonId::none_value}] +=
            (entry.to - entry.from).us;
      }
    }
  }
  py::list out;
  for (const auto& [key, microseconds] : sums) {
    py::dict row;
    row["cause"] = text(cause_names[static_cast<std::size_t>(key.first)]);
    row["profession"] = key.second == PersonId::none_value ? py::none() : py::object(names.profession(key.second));
    row["hours"] = in_hours(Duration{microseconds});
    out.append(row);
  }
  return out;
}

}  // namespace

void bind_records(py::module_& module) {
  const auto experiment = py::arg("experiment");
  const auto result = py::arg("result");
  module.def("decision_ids", &ids, experiment, result, "Ids of the decisions a run kept, in their order.");
  module.def("decision_briefs", &briefs, experiment, result, "A dict for each decision a run kept.");
  module.def("decision_account", &account, experiment, result, py::arg("index"),
             "The account of the decision at an index of decision_ids(): colead/explain tells what stands in it.");
  module.def("decision_steps", &steps, experiment, result,
             "(week, step, decision, who, other) of every decision whose account a run kept.");
  module.def("trust_ledger", &trust_ledger, experiment, result,
             "Columns of the ledger of trust, posts and causes as indices into the lists beside them.");
  module.def("delay_hours", &delay_hours, experiment, py::arg("results"),
             "Hours by cause and profession over every decision of some runs.");
}

}  // namespace colead
