// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "colead/metrics/metric.hpp"
#include "colead/scenario/scenario.hpp"

namespace colead {

/// What is taken to matter in a unit when a scenario says nothing about the metric. Grade C: a convention, no
/// measurement.
struct UsualMatter {
  std::string_view unit;
  double difference{0};
  double low{0};  ///< range
  double high{0};
};
[[nodiscard]] std::span<const UsualMatter> usual_matters();

/// The smallest difference that matters: what the scenario says, else what is usual in its unit, else 0 (any matters).
[[nodiscard]] double smallest_difference(const CompareSection& plan, const Output& output);

}  // namespace colead
