// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/budget.hpp"

#include <cmath>

#include "colead/core/error.hpp"
#include "colead/scenario/emit.hpp"

namespace colead {

void require_budget(const Scenario& scenario, std::size_t strategies, std::int64_t replications, const Budget& budget) {
  const double runs = static_cast<double>(strategies) * static_cast<double>(replications);
  const double decisions = std::round(runs * expected_decisions(scenario.setting));
  if (runs <= budget.runs && decisions <= budget.decisions) return;
  throw BudgetError(format_double(runs) + " runs and about " + format_double(decisions) +
                    " decisions are more than one call may cost (" + format_double(budget.runs) + " runs, " +
                    format_double(budget.decisions) +
                    " decisions); COLEAD_BUDGET='decisions=...' in the environment allows more");
}

}  // namespace colead
