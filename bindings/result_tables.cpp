// SPDX-License-Identifier: Apache-2.0
#include "result_tables.hpp"

#include "dates.hpp"
#include "decision_columns.hpp"

namespace colead {
namespace {

/// Columns that figures and points of a series share.
class FigureColumns {
 public:
  explicit FigureColumns(const Experiment& experiment) : outputs_(experiment.watch().columns()) {}

  void add(std::int64_t replication, std::uint32_t output, const std::string& group, double value) {
    replications_.push_back(replication);
    metrics_.add(outputs_[output].output.name);
    units_.add(outputs_[output].output.unit);
    groups_.add(group);
    values_.push_back(value);
  }

  [[nodiscard]] std::vector<TableColumn> take() {
    std::vector<TableColumn> out;
    out.push_back({"replication", std::move(replications_)});
    out.push_back({"metric", std::move(metrics_)});
    out.push_back({"unit", std::move(units_)});
    out.push_back({"group", std::move(groups_)});
    out.push_back({"value", std::move(values_)});
    return out;
  }

 private:
  std::span<const OutputColumn> outputs_;
  std::vector<std::int64_t> replications_;
  TextValues metrics_;
  TextValues units_;
  TextValues groups_;
  std::vector<double> values_;
};

Time horizon_of(const Setting& setting) { return Time::start() + weeks(setting.warm_up_weeks + setting.horizon_weeks); }

}  // namespace

TableObject metrics_table(const Experiment& experiment, std::span<const NumberedResult> results) {
  FigureColumns columns(experiment);
  for (const NumberedResult& one : results) {
    for (const FigureRow& row : one.result->figures) columns.add(one.replication, row.output, row.group, row.value);
  }
  return table_object(columns.take());
}

TableObject series_table(const Experiment& experiment, std::span<const NumberedResult> results) {
  FigureColumns columns(experiment);
  std::vector<double> weeks;
  for (const NumberedResult& one : results) {
    for (const SeriesRow& row : one.result->series) {
      columns.add(one.replication, row.output, row.group, row.value);
      weeks.push_back(row.weeks);
    }
  }
  std::vector<TableColumn> out = columns.take();
  out.insert(out.begin() + 1, TableColumn{"week", std::move(weeks)});
  add_dates(experiment.scenario().setting, out);
  return table_object(std::move(out));
}

TableObject decisions_table(const Experiment& experiment, std::span<const NumberedResult> results) {
  DecisionColumns columns(experiment.scenario().setting, horizon_of(experiment.scenario().setting));
  std::vector<std::int64_t> replications;
  for (const NumberedResult& one : results) {
    for (const DecisionRecord& record : one.result->decisions) {
      columns.add(record);
      replications.push_back(one.replication);
    }
  }
  std::vector<TableColumn> out = columns.take();
  out.insert(out.begin(), TableColumn{"replication", std::move(replications)});
  return table_object(std::move(out));
}

TableObject decisions_table(const Setting& setting, std::span<const DecisionRecord> records) {
  DecisionColumns columns(setting, horizon_of(setting));
  for (const DecisionRecord& record : records) columns.add(record);
  return table_object(columns.take());
}

}  // namespace colead
