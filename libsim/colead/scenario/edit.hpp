// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "colead/core/visibility.hpp"
#include "colead/scenario/load.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A value put in the place of another: `path` as `Assumption::path` spells it ("decisions.rota_gap.per_week",
/// "strategies.real_time[0].every_weeks"), or the path of a whole part. A new name at its end adds to a mapping whose
/// names are the file's own ("strategies.mine"), "[+]" to a list ("strategies.mine[+]").
struct Edit {
  std::string path;
  Node value;
};

/// The scenario with values replaced, one after another; read again as a whole, so every rule is checked. A number that
/// is written as {value, range, grade, source} keeps its range, grade and source when a plain value takes its place.
/// Throws ScenarioError: a path that leads nowhere (with a near name), or whatever is wrong with the new values.
[[nodiscard]] Scenario edited(const Scenario& scenario, std::span<const Edit> edits, const Catalogues& catalogues,
                              const Budget& budget = users_budget());

}  // namespace colead
COLEAD_PUBLIC_END
