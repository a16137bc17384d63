// SPDX-License-Identifier: Apache-2.0
#include "decision_columns.hpp"

#include <limits>
#include <string>

namespace colead {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool is_open(const DecisionRecord& r) { return r.style == Style::open; }

double once_decided(const DecisionRecord& r, double value) { return is_open(r) ? unknown : value; }

template <class Value>
void put(std::vector<TableColumn>& out, std::string name, Value&& values) {
  out.push_back({std::move(name), std::forward<Value>(values)});
}

}  // namespace

DecisionColumns::DecisionColumns(const Setting& setting, Time now)
    : setting_(setting), now_(now), causes_(cause_count), behaviours_(behaviour_count) {
  times_ = {{"arrived_weeks", [](const DecisionRecord& r) { return in_weeks(r.arrived); }},
            {"decided_weeks", [](const DecisionRecord& r) { return once_decided(r, in_weeks(r.decided)); }},
            {"due_weeks", [](const DecisionRecord& r) { return in_weeks(r.due); }}};
  reals_ = {
      {"lead_time_hours", [](const DecisionRecord& r) { return once_decided(r, in_hours(r.decided - r.arrived)); }},
      {"value", [](const DecisionRecord& r) { return once_decided(r, static_cast<double>(r.value)); }},
      {"best_value", [](const DecisionRecord& r) { return once_decided(r, static_cast<double>(r.best_value)); }},
      {"attainable_value",
       [](const DecisionRecord& r) { return once_decided(r, static_cast<double>(r.attainable_value)); }},
      {"realised_value",
       [](const DecisionRecord& r) { return once_decided(r, static_cast<double>(r.realised_value)); }},
      {"buy_in", [](const DecisionRecord& r) { return once_decided(r, static_cast<double>(r.buy_in)); }},
      {"stakes", [](const DecisionRecord& r) { return static_cast<double>(r.stakes); }},
      {"joint_hours", [](const DecisionRecord& r) { return static_cast<double>(r.joint_hours); }},
      {"incongruency", [](const DecisionRecord& r) { return static_cast<double>(r.incongruency); }},
      {"true_incongruency", [](const DecisionRecord& r) { return static_cast<double>(r.true_incongruency); }}};
  counts_ = {{"ordinal", [](const DecisionRecord& r) { return static_cast<double>(r.ordinal); }},
             {"participants", [](const DecisionRecord& r) { return static_cast<double>(r.participants); }},
             {"options", [](const DecisionRecord& r) { return static_cast<double>(r.options); }},
             {"chosen", [](const DecisionRecord& r) { return is_open(r) ? -1.0 : static_cast<double>(r.chosen); }},
             {"attempts", [](const DecisionRecord& r) { return static_cast<double>(r.attempts); }},
             {"escalations", [](const DecisionRecord& r) { return static_cast<double>(r.escalations); }},
             {"reworks", [](const DecisionRecord& r) { return static_cast<double>(r.reworks); }},
             {"unique_cues", [](const DecisionRecord& r) { return static_cast<double>(r.unique_total); }},
             {"unique_cues_held", [](const DecisionRecord& r) { return static_cast<double>(r.unique_held); }},
             {"unique_cues_voiced", [](const DecisionRecord& r) { return static_cast<double>(r.unique_voiced); }},
             {"shared_cues", [](const DecisionRecord& r) { return static_cast<double>(r.shared_total); }},
             {"shared_cues_voiced", [](const DecisionRecord& r) { return static_cast<double>(r.shared_voiced); }}};
  flags_ = {{"conflict", [](const DecisionRecord& r) { return r.conflict ? 1.0 : 0.0; }},
            {"pareto_efficient", [](const DecisionRecord& r) { return r.pareto_efficient ? 1.0 : 0.0; }}};
}

void DecisionColumns::add(const DecisionRecord& record) {
  ids_.push_back(record.identity);
  units_.add(setting_.units[record.unit.value].id);
  classes_.add(setting_.decisions[record.decision_class.value].id);
  routes_.add(route_names[static_cast<std::size_t>(record.route)]);
  styles_.add(style_names[static_cast<std::size_t>(record.style)]);
  for (auto& column : times_) column.values.push_back(column.value(record) - setting_.warm_up_weeks);
  for (auto& column : reals_) column.values.push_back(column.value(record));
  for (auto& column : counts_) column.values.push_back(static_cast<std::int64_t>(column.value(record)));
  for (auto& column : flags_) column.values.push_back(static_cast<std::uint8_t>(column.value(record)));
  overdue_.push_back((is_open(record) ? now_ : record.decided) > record.due ? 1 : 0);
  for (std::size_t c = 0; c < cause_count; ++c) causes_[c].push_back(in_hours(Duration{record.ledger[c]}));
  for (std::size_t b = 0; b < behaviour_count; ++b) behaviours_[b].push_back(record.behaviours[b]);
}

std::vector<TableColumn> DecisionColumns::take() {
  std::vector<TableColumn> out;
  put(out, "decision", std::move(ids_));
  put(out, "unit", std::move(units_));
  put(out, "class", std::move(classes_));
  for (auto& column : times_) put(out, column.name, std::move(column.values));
  put(out, "route", std::move(routes_));
  put(out, "style", std::move(styles_));
  for (auto& column : reals_) put(out, column.name, std::move(column.values));
  for (auto& column : counts_) put(out, column.name, std::move(column.values));
  put(out, "overdue", BoolValues{std::move(overdue_)});
  for (auto& column : flags_) put(out, column.name, BoolValues{std::move(column.values)});
  for (std::size_t c = 0; c < cause_count; ++c) put(out, "hours_" + std::string{cause_names[c]}, std::move(causes_[c]));
  for (std::size_t b = 0; b < behaviour_count; ++b)
    put(out, "times_" + std::string{behaviour_names[b]}, std::move(behaviours_[b]));
  return out;
}

}  // namespace colead
