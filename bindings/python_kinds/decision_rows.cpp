// SPDX-License-Identifier: Apache-2.0
#include "python_kinds/decision_rows.hpp"

#include <functional>
#include <span>

#include "bindings.hpp"
#include "python_kinds/columns.hpp"
#include "python_kinds/python_kinds.hpp"
#include "record.hpp"

namespace colead {
namespace {

/// A number of every decision.
template <class Get>
auto by_decision(Get get) {
  return [get](const DecisionRows& rows) {
    std::vector<std::decay_t<decltype(get(std::declval<const DecisionRecord&>()))>> out;
    for (const DecisionRecord& record : rows.records) out.push_back(get(record));
    return frozen_array(std::move(out));
  };
}

template <class Enum, std::size_t N>
auto by_name(const std::array<std::string_view, N>& names, Enum DecisionRecord::*member) {
  return [&names, member](const DecisionRows& rows) {
    return many(rows.records,
                [&](const DecisionRecord& record) { return names[static_cast<std::size_t>(record.*member)]; });
  };
}

py::array ledger(const DecisionRows& rows) {
  std::vector<std::int64_t> out;
  for (const DecisionRecord& record : rows.records) out.insert(out.end(), record.ledger.begin(), record.ledger.end());
  return frozen_array(std::move(out), static_cast<py::ssize_t>(cause_count));
}

py::array conflicts(const DecisionRows& rows) {
  py::array_t<bool> out(static_cast<py::ssize_t>(rows.records.size()));
  for (std::size_t i = 0; i < rows.records.size(); ++i) out.mutable_data()[i] = rows.records[i].conflict;
  return out;
}

Typed<Many<Many<std::int64_t>>> people(const DecisionRows& rows) {
  return many(rows.records, [](const DecisionRecord& record) {
    return many(std::span(record.people).first(record.participants), &PersonId::value);
  });
}

}  // namespace

void bind_decision_rows(py::module_& module) {
  using R = DecisionRecord;
  py::class_<DecisionRows>(module, "Decisions", "Closed decisions in the order in which they closed; frozen.")
      .def("__len__", [](const DecisionRows& rows) { return rows.records.size(); })
      .def_property_readonly("identity", by_decision([](const R& r) { return r.identity; }))
      .def_property_readonly("decision_class", by_decision([](const R& r) { return r.decision_class.value; }),
                             "index in the scenario's decisions")
      .def_property_readonly("unit", by_decision([](const R& r) { return r.unit.value; }), "index in its units")
      .def_property_readonly("arrived_us", by_decision([](const R& r) { return r.arrived.us; }), "microseconds")
      .def_property_readonly("decided_us", by_decision([](const R& r) { return r.decided.us; }), "in force")
      .def_property_readonly("due_us", by_decision([](const R& r) { return r.due.us; }))
      .def_property_readonly("route", by_name(route_names, &R::route), "joint, one_sided or formal")
      .def_property_readonly("style", by_name(style_names, &R::style),
                             "how it ended: resolution, oversight, flight, escalated")
      .def_property_readonly("attempts", by_decision([](const R& r) { return r.attempts; }),
                             "discussions: in a meeting, on paper or by one person alone")
      .def_property_readonly("reworks", by_decision([](const R& r) { return r.reworks; }))
      .def_property_readonly("options", by_decision([](const R& r) { return r.options; }), "status quo included")
      .def_property_readonly("chosen", by_decision([](const R& r) { return r.chosen; }), "0: the status quo")
      .def_property_readonly("conflict", &conflicts)
      .def_property_readonly("value", by_decision([](const R& r) { return r.value; }), "of the chosen option")
      .def_property_readonly("best_value", by_decision([](const R& r) { return r.best_value; }))
      .def_property_readonly("attainable_value", by_decision([](const R& r) { return r.attainable_value; }))
      .def_property_readonly("realised_value", by_decision([](const R& r) { return r.realised_value; }))
      .def_property_readonly("buy_in", by_decision([](const R& r) { return r.buy_in; }), "[0, 1]")
      .def_property_readonly("stakes", by_decision([](const R& r) { return r.stakes; }))
      .def_property_readonly("joint_hours", by_decision([](const R& r) { return r.joint_hours; }), "person-hours")
      .def_property_readonly("ledger_us", &ledger, "[n, 9] microseconds by cause, adding up to the lead time")
      .def_property_readonly("people", &people, "indices of those needed, a tuple each");
  py::tuple causes(cause_count);
  for (std::size_t c = 0; c < cause_count; ++c) causes[c] = text(cause_names[c]);
  module.attr("CAUSES") = causes;
}

}  // namespace colead
