// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"
#include "python_kinds/declaration.hpp"

namespace colead {

// One file for each contract: a kind that asks an object written in Python, and the views that object is shown.
void add_python_generator(Catalogue<Generator>& catalogue, const DeclarationPtr& declaration);
void add_python_trust_model(Catalogue<TrustModel>& catalogue, const DeclarationPtr& declaration);
void add_python_influence_rule(Catalogue<InfluenceRule>& catalogue, const DeclarationPtr& declaration);
void add_python_decision_rule(Catalogue<DecisionRule>& catalogue, const DeclarationPtr& declaration);
void add_python_intervention(Catalogue<Intervention>& catalogue, const DeclarationPtr& declaration);
void add_python_metric(Catalogue<Metric>& catalogue, const DeclarationPtr& declaration);

void bind_world_view(py::module_& module);
void bind_world_changes(py::module_& module);
void bind_occasion_view(py::module_& module);
void bind_decision_rows(py::module_& module);
void bind_python_metric(py::module_& module);
void bind_kind_luck(py::module_& module);
void bind_python_generator(py::module_& module);
void bind_python_trust_model(py::module_& module);
void bind_python_influence_rule(py::module_& module);
void bind_python_decision_rule(py::module_& module);

/// The shipped kinds and those of a scenario's own. Scenarios made in Python that have any hold one of these, and no
/// other Catalogues.
struct OwnCatalogues : Catalogues {
  PythonObject classes;  ///< tuple
};

/// The classes a scenario was read with, a tuple.
[[nodiscard]] py::tuple kinds_of(const Scenario& scenario);

/// Null when `classes` is empty. Throws TypeError for what is no kind, ModelError for a name that is taken.
[[nodiscard]] std::shared_ptr<const OwnCatalogues> own_catalogues(const py::iterable& classes);

}  // namespace colead
