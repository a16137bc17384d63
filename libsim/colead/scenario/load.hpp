// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/scenario/budget.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Reads a file and what it extends; or, where `path` is no file, the scenario that comes with colead by that name
/// ("small_unit"). Throws ScenarioError with every mistake found in one pass.
[[nodiscard]] Scenario load_scenario(const std::string& path, const Catalogues& catalogues,
                                     const Budget& budget = users_budget());
/// The same for YAML text; `name` stands in messages. It can extend only what comes with colead: it stands in no
/// folder.
[[nodiscard]] Scenario parse_scenario(std::string_view text, const std::string& name, const Catalogues& catalogues,
                                      const Budget& budget = users_budget());
/// The same for a tree made in code (fields/written.hpp), which may extend what comes with colead.
[[nodiscard]] Scenario build_scenario(Node root, const std::string& name, const Catalogues& catalogues,
                                      const Budget& budget = users_budget());
/// The same for a tree that extends nothing and has passed the gate.
[[nodiscard]] Scenario read_scenario(Document document, const Catalogues& catalogues,
                                     const Budget& budget = users_budget());

/// Posts in all units.
[[nodiscard]] double expected_people(const Setting& setting);
/// Expected number of decisions of one run, warm-up included.
[[nodiscard]] double expected_decisions(const Setting& setting);

/// Every value of the scenario as a tree, in field order.
[[nodiscard]] Node resolved(const Scenario& scenario);
/// One spelling per meaning: what keys of stored runs are hashed from.
[[nodiscard]] std::string canonical(const Scenario& scenario);

}  // namespace colead
COLEAD_PUBLIC_END
