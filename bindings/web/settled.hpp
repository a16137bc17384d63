// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "colead/experiment/comparison.hpp"

namespace colead::web {

/// How far a page has come, and how far it may go.
struct Progressed {
  std::int64_t replications{0};
  std::int64_t budget{0};
  double confidence{0.95};
};

/// Numbers of replications at which one looks: 10, 15, 22, ... and last the budget; as `colead compare --until` does.
[[nodiscard]] std::vector<std::int64_t> looks(std::int64_t budget);

/// Below this a difference does not count: what the scenario or its unit says, else a twentieth of the baseline's mean.
[[nodiscard]] double smallest_that_counts(const Effect& effect);

/// Whether it is known of every option if its effect matters. Intervals are drawn at a level so small that all of them,
/// over all looks and options, hold together with the stated confidence (repeated confidence intervals, Jennison and
/// Turnbull 1989; the error is shared out equally by Bonferroni's inequality). Between two looks nothing is settled.
[[nodiscard]] bool settled(std::span<const Effect> effects, const Progressed& progressed);

}  // namespace colead::web
