// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <map>
#include <string>

#include "bindings.hpp"
#include "python_kinds/python_kinds.hpp"

namespace colead {
namespace {

void add(OwnCatalogues& own, const DeclarationPtr& declaration) {
  const std::map<std::string, std::function<void()>> contracts{
      {own.generators.label(), [&] { add_python_generator(own.generators, declaration); }},
      {own.trust.label(), [&] { add_python_trust_model(own.trust, declaration); }},
      {own.influence.label(), [&] { add_python_influence_rule(own.influence, declaration); }},
      {own.decisions.label(), [&] { add_python_decision_rule(own.decisions, declaration); }},
      {own.interventions.label(), [&] { add_python_intervention(own.interventions, declaration); }},
      {own.metrics.label(), [&] { add_python_metric(own.metrics, declaration); }},
  };
  contracts.at(declaration->catalogue)();
}

}  // namespace

std::shared_ptr<const OwnCatalogues> own_catalogues(const py::iterable& classes) {
  const py::tuple given(classes);
  if (given.empty()) return nullptr;
  auto own = std::make_shared<OwnCatalogues>();
  const py::object declared = py::module_::import("colead.python_kinds.declare").attr("declared");
  for (const py::handle& one : given) add(*own, read_declaration(declared(one)));
  own->classes = PythonObject(given);
  return own;
}

py::tuple kinds_of(const Scenario& scenario) {
  if (scenario.own_kinds == nullptr) return py::tuple();
  return py::tuple(static_cast<const OwnCatalogues&>(*scenario.own_kinds).classes.get());
}

const Catalogues& catalogues_of(const Scenario& scenario) {
  return scenario.own_kinds == nullptr ? catalogues() : *scenario.own_kinds;
}

void bind_python_kinds(py::module_& module) {
  bind_kind_luck(module);
  bind_python_generator(module);
  bind_python_trust_model(module);
  bind_python_influence_rule(module);
  bind_python_decision_rule(module);
  bind_world_view(module);
  bind_world_changes(module);
  bind_occasion_view(module);
  bind_decision_rows(module);
  bind_python_metric(module);
}

}  // namespace colead
