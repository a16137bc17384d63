// SPDX-License-Identifier: Apache-2.0
#include "account_records.hpp"

#include <algorithm>

namespace colead {
namespace {

py::list options_of(const Names& names, const DecisionAccount& account) {
  py::list out;
  for (std::size_t o = 0; o < account.attributes.size() && o < account.worth.size() && o < account.known.size(); ++o) {
    py::dict option;
    option["option"] = o;
    option["worth"] = account.worth[o];
    option["attributes"] = names.row(account.attributes[o]);
    option["known"] = names.row(account.known[o]);
    out.append(option);
  }
  return out;
}

/// Who holds a cue: the post needed at that place; None when everybody could know it.
py::object holder_of(const Names& names, const DecisionRecord& record, std::uint8_t holder) {
  if (holder == shared_holder || holder >= max_participants) return py::none();
  return names.post(record.people[holder]);
}

py::list cues_of(const Names& names, const DecisionAccount& account) {
  py::list out;
  for (std::size_t n = 0; n < account.cues.size(); ++n) {
    const Cue& cue = account.cues[n];
    py::dict record;
    record["cue"] = n;
    record["option"] = cue.option;
    record["measure"] = names.measure(cue.measure);
    record["value"] = cue.value;
    record["holder"] = holder_of(names, account.record, cue.holder);
    record["told"] = cue.heard;
    out.append(record);
  }
  return out;
}

py::list people_of(const Names& names, const DecisionRecord& record) {
  py::list out;
  for (std::size_t p = 0; p < record.participants; ++p) {
    py::dict person;
    person["post"] = names.post(record.people[p]);
    person["profession"] = names.profession(record.profession[p]);
    person["present"] = record.present[p];
    person["accountability"] = record.accountability[p];
    person["regret"] = record.regret[p];
    person["own_score"] = record.own_score[p];
    out.append(person);
  }
  return out;
}

py::list steps_of(const Names& names, const DecisionAccount& account) {
  py::list out;
  for (const AccountStep& step : account.steps) {
    py::dict record;
    record["step"] = text(step_names[static_cast<std::size_t>(step.kind)]);
    record["week"] = names.week(step.at);
    record["hours"] = in_hours(step.at - account.record.arrived);
    record["who"] = names.post(step.who);
    record["other"] = names.post(step.other);
    out.append(record);
  }
  return out;
}

py::list delays_of(const Names& names, const DecisionAccount& account) {
  py::list out;
  for (const DelayEntry& entry : account.delays) {
    py::dict record;
    record["cause"] = text(cause_names[static_cast<std::size_t>(entry.cause)]);
    record["who"] = names.post(entry.who);
    record["profession"] = names.profession_of(entry.who);
    record["from_hours"] = in_hours(entry.from - account.record.arrived);
    record["to_hours"] = in_hours(entry.to - account.record.arrived);
    record["hours"] = in_hours(entry.to - entry.from);
    out.append(record);
  }
  return out;
}

py::dict route_of(const DecisionAccount& account) {
  const RouteAccount& route = account.route;
  py::dict terms;
  terms["tendency"] = route.tendency;
  terms["policy"] = route.policy;
  terms["trust"] = route.trust;
  terms["understanding"] = route.understanding;
  terms["habit"] = route.habit;
  terms["load"] = route.load;
  py::dict out;
  out["taken"] = text(route_names[static_cast<std::size_t>(account.record.route)]);
  out["choice"] = route.choice;
  out["terms"] = terms;
  out["joint_probability"] = route.joint_probability;
  out["formal_probability"] = route.formal_probability;
  return out;
}

}  // namespace

py::dict brief_record(const Names& names, const DecisionRecord& record) {
  py::dict out;
  out["id"] = names.decision(record);
  out["unit"] = names.unit(record);
  out["decision_class"] = names.decision_class(record);
  out["arrived_week"] = names.week(record.arrived);
  out["decided_week"] = names.week(record.decided);
  out["due_week"] = names.week(record.due);
  out["lead_hours"] = in_hours(record.lead_time());
  out["route"] = text(route_names[static_cast<std::size_t>(record.route)]);
  out["style"] = text(style_names[static_cast<std::size_t>(record.style)]);
  out["chosen"] = record.chosen;
  out["value"] = record.value;
  out["best_value"] = record.best_value;
  out["realised_value"] = record.realised_value;
  out["buy_in"] = record.buy_in;
  out["stakes"] = record.stakes;
  out["regret"] = *std::max_element(record.regret.begin(), record.regret.end());
  out["attempts"] = record.attempts;
  out["escalations"] = record.escalations;
  out["reworks"] = record.reworks;
  out["misread_reworks"] = record.misread_reworks;
  out["joint_hours"] = record.joint_hours;
  out["conflict"] = record.conflict;
  out["pareto_efficient"] = record.pareto_efficient;
  out["unique_held"] = record.unique_held;
  out["unique_voiced"] = record.unique_voiced;
  return out;
}

py::dict account_record(const Names& names, const DecisionAccount& account) {
  py::dict out = brief_record(names, account.record);
  py::list meetings;
  for (const MeetingAccount& meeting : account.meetings) meetings.append(meeting_record(names, account, meeting));
  out["route"] = route_of(account);
  out["rule"] = names.rule(account.record);
  out["options"] = options_of(names, account);
  out["cues"] = cues_of(names, account);
  out["people"] = people_of(names, account.record);
  out["steps"] = steps_of(names, account);
  out["delays"] = delays_of(names, account);
  out["meetings"] = meetings;
  return out;
}

}  // namespace colead
