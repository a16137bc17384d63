// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "colead/experiment/experiment.hpp"
#include "table_object.hpp"

namespace colead {

/// One run among those a table tells of.
struct NumberedResult {
  std::int64_t replication{0};
  const RunResult* result{nullptr};
};

/// replication, metric, unit, group, value: one row a figure.
[[nodiscard]] TableObject metrics_table(const Experiment& experiment, std::span<const NumberedResult> results);
/// replication, week, metric, unit, group, value: one row a figure at a sampling time.
[[nodiscard]] TableObject series_table(const Experiment& experiment, std::span<const NumberedResult> results);
/// One row a decision, times in weeks since observation began.
[[nodiscard]] TableObject decisions_table(const Experiment& experiment, std::span<const NumberedResult> results);

/// The same of records that stand alone (a living run).
[[nodiscard]] TableObject decisions_table(const Setting& setting, std::span<const DecisionRecord> records);

}  // namespace colead
