// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/experiment/experiment.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What to compare; empty or zero takes the scenario's own.
struct CompareOptions {
  std::string baseline;
  std::vector<std::string> strategies;  ///< without the baseline; empty: all others
  std::int64_t replications{0};
  std::uint64_t seed{0};
  bool seed_given{false};
  double confidence{0};
  bool equal_hours{false};  ///< scale doses until every strategy costs what the cheapest one does
  double hours_a_year{0};   ///< with equal_hours: scale them to this in place of the cheapest; 0: the cheapest
};

/// One side of a comparison.
struct Side {
  std::size_t arm{0};
  std::string strategy;  ///< what it is called in the comparison
  double dose_scale{1};
};

/// A comparison before it is run.
struct ComparisonPlan {
  std::vector<Side> sides;  ///< the baseline first
  std::int64_t replications{0};
  std::uint64_t seed{0};
  double confidence{0};
};

/// Throws ModelError for unknown strategies and fewer than two replications. Equal hours are found on a few pilot runs
/// and make an arm of scaled doses for each strategy; ModelError for hours that no dose of a strategy takes.
[[nodiscard]] ComparisonPlan plan_comparison(Experiment& experiment, const CompareOptions& options,
                                             const Workers& workers);

/// Every side on every replication: side by side, replication by replication.
[[nodiscard]] std::vector<RunTask> tasks_of(const ComparisonPlan& plan, Keep keep = {});

}  // namespace colead
COLEAD_PUBLIC_END
