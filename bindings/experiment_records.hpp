// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "colead/experiment/comparison.hpp"
#include "colead/experiment/interval.hpp"
#include "record.hpp"

namespace colead {

/// A figure over the runs of one arm.
struct ArmFigure {
  const Output& output;
  const std::string& group;
  const std::vector<double>& values;
};

using IntervalRecord = Record<Interval>;
using OutputRecord = Record<Output>;
using ArmRecord = Record<Arm, Experiment>;
using EffectRecord = Record<Effect>;
using CostRecord = Record<StrategyCost>;
using SeriesRecord = Record<SeriesEffect, std::string, Experiment>;  // strategy
using ComparisonRecord = Record<Comparison, Experiment>;
using FigureRecord = Record<ArmFigure>;
using RunRecord = Record<RunResult>;
using FingerprintRecord = Record<Fingerprint>;

/// By output and group, a value for each result; NaN where a run had no such event.
[[nodiscard]] Typed<Many<Row<ArmFigure>>> figures_of(const Experiment& experiment, Results results);

}  // namespace colead
