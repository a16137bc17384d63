// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "colead/core/visibility.hpp"
#include "colead/scenario/load.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Throws BudgetError when these runs, or the decisions expected in them, are more than the budget allows: a file
/// cannot ask for more, and neither can an option typed with a zero too many.
void require_budget(const Scenario& scenario, std::size_t strategies, std::int64_t replications,
                    const Budget& budget = users_budget());

}  // namespace colead
COLEAD_PUBLIC_END
