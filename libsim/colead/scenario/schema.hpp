// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"
#include "colead/scenario/catalogues.hpp"
#include "colead/scenario/scenario.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// JSON Schema (draft-07) of scenario files.
[[nodiscard]] Node scenario_schema(const Catalogues& catalogues);

}  // namespace colead
COLEAD_PUBLIC_END
