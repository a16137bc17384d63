// SPDX-License-Identifier: Apache-2.0
#include "account_records.hpp"

namespace colead {
namespace {

/// The entry at an index that may come from bytes.
template <class List>
const auto& at(const List& list, std::size_t index, const char* what) {
  if (index >= list.size()) throw py::value_error(std::string("the result names a ") + what + " that there is not");
  return list[index];
}

}  // namespace

Typed<Maybe<py::str>> Names::post(PersonId person) const {
  if (!person.valid()) return {};
  return py::object(text(at(experiment_.plan().positions(), person.value, "post").name));
}

Typed<Maybe<py::str>> Names::profession_of(PersonId person) const {
  if (!person.valid()) return {};
  return py::object(profession(at(experiment_.plan().positions(), person.value, "post").profession.value));
}

py::str Names::profession(std::size_t index) const {
  return text(at(experiment_.plan().setting().professions, index, "profession").id);
}

py::str Names::criterion(std::size_t index) const {
  return text(at(experiment_.plan().setting().criteria, index, "criterion"));
}

py::str Names::unit(const DecisionRecord& record) const {
  return text(at(experiment_.plan().setting().units, record.unit.value, "unit").id);
}

py::str Names::decision_class(const DecisionRecord& record) const {
  return text(at(experiment_.plan().setting().decisions, record.decision_class.value, "decision").id);
}

py::str Names::rule(const DecisionRecord& record) const {
  return text(at(experiment_.plan().setting().decisions, record.decision_class.value, "decision").rule.instance.kind);
}

py::str Names::decision(const DecisionRecord& record) const {
  return text(at(experiment_.plan().setting().units, record.unit.value, "unit").id + "." +
              at(experiment_.plan().setting().decisions, record.decision_class.value, "decision").id + "." +
              std::to_string(record.ordinal));
}

double Names::week(Time at) const { return in_weeks(at - Time::start()) - experiment_.plan().setting().warm_up_weeks; }

Typed<ByName<double>> Names::row(const CriterionRow& row) const {
  py::dict out;
  for (std::size_t k = 0; k < criteria(); ++k) out[criterion(k)] = row[k];
  return out;
}

}  // namespace colead
