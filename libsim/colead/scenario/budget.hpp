// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How large a scenario may be. The caller can raise these; a file cannot.
struct Budget {
  double people{2e6};
  double runs{1e8};        ///< strategies times replications
  double decisions{1e10};  ///< expected over all strategies and replications of a comparison
};

/// What the user allows: the above, but for what the environment variable COLEAD_BUDGET says otherwise. ModelError as
/// budget_in.
[[nodiscard]] Budget users_budget();
/// Of a text such as "people=4e6, decisions=1e11": what it does not name stays. ModelError for other names, and for
/// what is no positive number.
[[nodiscard]] Budget budget_in(std::string_view text);

}  // namespace colead
COLEAD_PUBLIC_END
