// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/simulation/plan.hpp"
#include "table_object.hpp"

namespace colead {

/// One row a post with its present holder: traits, weights by criterion, understanding by profession, hours.
[[nodiscard]] TableObject people_table(const World& world, const Plan& plan);
/// One row a directed tie: source, target, kind, trust, respect, evidence by facet.
[[nodiscard]] TableObject ties_table(const World& world, const Plan& plan);
/// One row a unit: psychological safety, open decisions, trouble of this week.
[[nodiscard]] TableObject units_table(const World& world);
// The same before they are a table, made without the interpreter's lock.
[[nodiscard]] std::vector<TableColumn> people_columns(const World& world, const Plan& plan);
[[nodiscard]] std::vector<TableColumn> ties_columns(const World& world, const Plan& plan);
[[nodiscard]] std::vector<TableColumn> units_columns(const World& world);
/// Decisions that are not closed: the columns of the log and the stage they are at.
[[nodiscard]] TableObject open_decisions_table(const World& world);

}  // namespace colead
