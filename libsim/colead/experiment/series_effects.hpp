// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/experiment/figures.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A sampled figure of a strategy at one sampling time, over replications: its mean, and its mean paired difference to
/// the baseline with the Student-t interval. Pairs in which either side is NaN or was not sampled are left out.
struct SeriesEffect {
  std::uint32_t output{0};  ///< index into the scenario's outputs
  std::string group;
  double weeks{0};  ///< since observation began
  std::int64_t pairs{0};
  double mean{0};
  double difference{0};
  double low{0};
  double high{0};
};

/// By output, group and week. `base` and `with` hold the same replications in the same order; a baseline compared with
/// itself has the differences 0.
[[nodiscard]] std::vector<SeriesEffect> series_effects(Results base, Results with, double confidence);

}  // namespace colead
COLEAD_PUBLIC_END
