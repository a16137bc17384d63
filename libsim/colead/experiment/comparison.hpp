// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "colead/experiment/experiment.hpp"

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
};

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
};

/// Cost of a strategy.
struct StrategyCost {
  std::string strategy;
  double dose_scale{1};
  double programme_hours{0};  ///< person-hours a run, beyond the baseline's
  double hours_per_person_week{0};
};

struct Comparison {
  std::string scenario;
  std::uint64_t seed{0};
  std::int64_t replications{0};
  double confidence{0.95};
  std::string baseline;
  std::vector<std::string> strategies;
  std::vector<StrategyCost> costs;
  std::vector<Effect> effects;   ///< by strategy, metric, group
  std::uint64_t fingerprint{0};  ///< of every run, in order: equal for any number of threads
  std::uint64_t decisions{0};    ///< closed in all runs
  std::uint64_t events{0};
};

/// Strategies x replications on common random numbers. Throws ModelError for unknown strategies and fewer than two
/// replications.
[[nodiscard]] Comparison compare(Experiment& experiment, const CompareOptions& options, const Workers& workers);

/// Mean and two-sided Student-t interval of a sample; the interval is NaN below two values.
struct Interval {
  std::int64_t count{0};
  double mean{0};
  double low{0};
  double high{0};
};
[[nodiscard]] Interval interval(std::span<const double> values, double confidence);

}  // namespace colead
