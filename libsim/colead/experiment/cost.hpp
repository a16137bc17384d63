// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/core/visibility.hpp"
#include "colead/world/setting.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What a run is expected to take, told before anything is founded.
struct RunCost {
  double seconds{0};  ///< on one core
  double bytes{0};    ///< of memory, while it runs
};

/// Of one run of the baseline, warm-up included: from people, ties and decisions, at rates measured on the shipped
/// scenarios (docs/guides/large_services.md). Seconds are those of the machine where they were measured.
[[nodiscard]] RunCost expected_cost(const Setting& setting);

}  // namespace colead
COLEAD_PUBLIC_END
