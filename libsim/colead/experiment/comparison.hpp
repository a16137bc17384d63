// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/experiment/comparison_plan.hpp"
#include "colead/experiment/figures.hpp"
#include "colead/experiment/series_effects.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Effect of a strategy on one figure: mean paired difference to the baseline over replications with common random
/// numbers, with its Student-t interval. Pairs in which either side is NaN (no such event) are left out: `pairs` counts
/// the rest.
struct Effect {
  std::string strategy;
  std::string metric;
  std::string group;
  std::string unit;
  Better better{Better::neither};
  std::int64_t pairs{0};
  double baseline_mean{0};
  double mean{0};
  double difference{0};
  double low{0};
  double high{0};
  double low_adjusted{0};    ///< the intervals of all compared strategies on this figure hold together
  double high_adjusted{0};   ///< with the confidence of one, by Sidak's inequality (1967)
  double standard_error{0};  ///< of the difference; NaN with fewer than two pairs
  double matters{0};         ///< smallest difference that matters; 0: any does

  /// The difference turned so that more is better: 0 where neither way is, -inf with fewer than two pairs.
  [[nodiscard]] double gain() const;
  /// Immaterial when the difference is none or smaller than what matters, whatever the interval; unclear when the
  /// interval holds 0; changed when neither direction is better; else better or worse.
  [[nodiscard]] std::string_view verdict() const;
};

/// Cost of a strategy.
struct StrategyCost {
  std::string strategy;
  double dose_scale{1};
  double programme_hours{0};        ///< sessions and reserved time: person-hours a run, beyond the baseline's
  double all_hours{0};              ///< and joint work: every hour once, beyond the baseline's
  double hours_per_person_week{0};  ///< of all hours
  double hours_a_year{0};           ///< of all hours: what a budget is held against
};

struct Comparison {
  std::string scenario;
  std::uint64_t seed{0};
  std::int64_t replications{0};
  double confidence{0.95};
  std::string baseline;
  std::vector<std::string> strategies;
  std::vector<StrategyCost> costs;
  std::vector<Effect> effects;                    ///< by strategy, metric, group
  std::vector<std::vector<SeriesEffect>> series;  ///< of each strategy, the baseline first
  std::uint64_t fingerprint{0};                   ///< of every run, in order: equal for any number of threads
  std::uint64_t decisions{0};                     ///< closed in all runs
  std::uint64_t events{0};
};

/// Results in the order of tasks_of(plan), whoever made them and wherever they were kept meanwhile: the same results
/// give the same Comparison, bit for bit. Throws ModelError when there are more or fewer than planned,
/// or one that is of another experiment.
[[nodiscard]] Comparison summarise(const Experiment& experiment, const ComparisonPlan& plan, Results results);

/// Strategies x replications on common random numbers: planned, run and summarised.
[[nodiscard]] Comparison compare(Experiment& experiment, const CompareOptions& options, const Workers& workers);

}  // namespace colead
COLEAD_PUBLIC_END
