// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "colead/experiment/experiment.hpp"
#include "table_object.hpp"

namespace colead {

/// What a row of a panel stands for.
enum class PanelOf { people, ties, units };

/// One run of a panel: under which names its rows stand.
struct PanelRun {
  RunTask task;
  std::string strategy;
  std::int64_t replication{0};
};

/// What is looked at: whose rows, at which weeks since observation began, and which columns beside the names (empty:
/// all).
struct PanelLook {
  PanelOf of{PanelOf::people};
  std::vector<double> weeks;
  std::vector<std::string> kept;
};

/// Names of the columns that the rows of a run have, before it is made.
[[nodiscard]] std::vector<std::string> panel_column_names(const Experiment& experiment, const RunTask& task,
                                                          PanelOf of);
/// The table of a living run, stacked: strategy, replication, week, and its columns; run by run and week by week, in
/// the order of the runs whatever the number of threads. Throws BudgetError before it takes more memory than one call
/// may. Needs the interpreter's lock to be released.
[[nodiscard]] std::vector<TableColumn> panel_columns(const Experiment& experiment, std::span<const PanelRun> runs,
                                                     const PanelLook& look, const Workers& workers);

}  // namespace colead
