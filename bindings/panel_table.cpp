// SPDX-License-Identifier: Apache-2.0
#include "panel_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "colead/core/error.hpp"
#include "colead/experiment/snapshots.hpp"
#include "colead/scenario/emit.hpp"
#include "dates.hpp"
#include "stacked_columns.hpp"
#include "world_tables.hpp"

namespace colead {
namespace {

constexpr double most_bytes = 2e9;  ///< of one panel; while it is put together it takes twice as much
constexpr std::array<std::string_view, 3> names_of_rows{"person", "source", "unit"};

std::vector<TableColumn> columns_at(const World& world, const Plan& plan, PanelOf of) {
  switch (of) {
    case PanelOf::people:
      return people_columns(world, plan);
    case PanelOf::ties:
      return ties_columns(world, plan);
    case PanelOf::units:
      break;
  }
  return units_columns(world);
}

/// Whether the column says which row it is.
bool identifies(PanelOf of, const std::string& name) {
  return name == names_of_rows[static_cast<std::size_t>(of)] || (of == PanelOf::ties && name == "target");
}

void keep_columns(std::vector<TableColumn>& seen, const PanelLook& look) {
  if (look.kept.empty()) return;
  std::erase_if(seen, [&](const TableColumn& column) {
    return !identifies(look.of, column.name) &&
           std::find(look.kept.begin(), look.kept.end(), column.name) == look.kept.end();
  });
}

/// Judged by every snapshot as if all were like it, so that nobody waits for hours first.
void require_memory(double bytes) {
  if (bytes <= most_bytes) return;
  constexpr double giga = 1e9;
  throw BudgetError("this panel takes about " + format_double(std::round(10.0 * bytes / giga) / 10.0) +
                    " GB, and one call may take " + format_double(most_bytes / giga) +
                    ": ask for fewer columns, weeks or replications, or for one replication at a time");
}

/// strategy, replication, week, and the date where there is one.
std::vector<TableColumn> labels_of(const Setting& setting, const PanelRun& run, double week, std::size_t rows) {
  TextValues strategies;
  const std::int32_t code = strategies.code_of(run.strategy);
  for (std::size_t row = 0; row < rows; ++row) strategies.add_code(code);
  std::vector<TableColumn> out;
  out.push_back({"strategy", std::move(strategies)});
  out.push_back({"replication", std::vector<std::int64_t>(rows, run.replication)});
  out.push_back({"week", std::vector<double>(rows, week)});
  add_dates(setting, out);
  return out;
}

}  // namespace

std::vector<std::string> panel_column_names(const Experiment& experiment, const RunTask& task, PanelOf of) {
  const Simulation run = experiment.start(task);
  std::vector<std::string> out;
  for (TableColumn& column : columns_at(run.world(), experiment.plan(), of)) out.push_back(std::move(column.name));
  return out;
}

std::vector<TableColumn> panel_columns(const Experiment& experiment, std::span<const PanelRun> runs,
                                       const PanelLook& look, const Workers& workers) {
  if (runs.empty()) return {};
  std::vector<RunTask> tasks;
  for (const PanelRun& run : runs) tasks.push_back(run.task);
  const std::size_t weeks = look.weeks.size();
  std::vector<std::vector<TableColumn>> pieces(runs.size() * weeks);
  const auto keep = [&](std::size_t task, std::size_t week, const World& world) {
    std::vector<TableColumn> seen = columns_at(world, experiment.plan(), look.of);
    keep_columns(seen, look);
    std::vector<TableColumn> piece =
        labels_of(*world.setting, runs[task], look.weeks[week], length_of(seen.front().values));
    std::move(seen.begin(), seen.end(), std::back_inserter(piece));
    require_memory(bytes_of(piece) * static_cast<double>(pieces.size()));
    pieces[task * weeks + week] = std::move(piece);
  };
  look_at_runs(experiment, tasks, look.weeks, keep, workers);
  std::size_t rows = 0;
  for (const auto& piece : pieces) rows += length_of(piece.front().values);
  StackedColumns stacked(rows);
  for (auto& piece : pieces) {
    stacked.add(piece);
    piece = {};
  }
  return stacked.take();
}

}  // namespace colead
