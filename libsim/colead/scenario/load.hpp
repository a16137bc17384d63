// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// How large a scenario may be. The caller can raise these; a file cannot.
struct Budget {
  double people{2e6};
  double runs{1e8};        ///< strategies times replications
  double decisions{1e10};  ///< expected over all strategies and replications of a comparison
};

/// Reads a file (with at most one `extends:` file beside it). Throws ScenarioError with every mistake found in one
/// pass.
[[nodiscard]] Scenario load_scenario(const std::string& path, const Catalogues& catalogues, const Budget& budget = {});
/// The same for YAML text; `name` stands in messages. `extends:` is refused: a text stands in no folder.
[[nodiscard]] Scenario parse_scenario(std::string_view text, const std::string& name, const Catalogues& catalogues,
                                      const Budget& budget = {});
/// The same for a tree (from Python, or edited).
[[nodiscard]] Scenario read_scenario(Document document, const Catalogues& catalogues, const Budget& budget = {});

/// Expected number of decisions of one run, warm-up included.
[[nodiscard]] double expected_decisions(const Setting& setting);

/// Every value of the scenario as a tree, in field order.
[[nodiscard]] Node resolved(const Scenario& scenario);
/// One spelling per meaning: what keys of stored runs are hashed from.
[[nodiscard]] std::string canonical(const Scenario& scenario);

}  // namespace colead
