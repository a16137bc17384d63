// SPDX-License-Identifier: Apache-2.0
#include "colead/world/decision_class.hpp"

#include <algorithm>

#include "colead/world/decision.hpp"

namespace colead {

namespace {

constexpr double most_effort_hours = 1000.0;

std::vector<std::int64_t> counts_of(const std::vector<Need>& needs) {
  std::vector<std::int64_t> counts;
  counts.reserve(needs.size());
  for (const Need& need : needs) counts.push_back(need.count);
  return counts;
}

}  // namespace

void Need::visit(FieldVisitor& v) {
  v.name({.name = "profession", .doc = "profession needed", .required = true, .names = Domain::profession}, profession);
  v.choice({.name = "tier", .doc = "at least this senior"}, tier, tier_names);
  v.integer({.name = "count", .doc = "people of this kind", .unit = "people", .low = 1, .high = 6}, count);
  v.choice({.name = "unit", .doc = "of the unit where the decision arises, or of another one of the organisation"},
           unit, whose_names);
  v.boolean({.name = "safety_owner", .doc = "may veto where the rule knows a veto"}, safety_owner);
  v.number(assumption("effort", "own work, relative to effort_hours", "1", {0, 100}, "assumed_processes"), effort);
}

// NOLINTNEXTLINE(readability-function-size): one entry for each field
void DecisionClass::visit(FieldVisitor& v) {
  v.text({.name = "title", .doc = "name shown to people; the id when left out"}, title);
  v.number(assumption("per_week", "arrivals a week in a unit of load 1", "per week", {0, 10000},
                      "assumed_decision_catalogue"),
           per_week);
  v.choice({.name = "pattern", .doc = "when in the week it arises"}, pattern, arrival_names);
  v.name({.name = "profile",
          .doc = "hours of the week and weeks of the year in which it arises, in place of the pattern",
          .names = Domain::arrival_profile},
         profile);
  v.number(assumption("season", "relative amplitude of the yearly cycle", "share", {0, 1}, "assumed_arrivals"), season);
  v.number(assumption("season_peak_week", "when the yearly cycle peaks, in weeks since the run began; 2: mid-January",
                      "weeks", {0, 53}, "assumed_arrivals"),
           season_peak_week);
  v.list({.name = "needs", .doc = "who it needs; the first need owns it", .required = true}, needs);
  v.boolean({.name = "urgent", .doc = "calls people from duty, not only in open hours"}, urgent);
  v.integer(assumption("priority", "place in an attention queue, 0 first", "1", {0, 9}, "assumed_attention"), priority);
  v.number(assumption("due_days", "time until it is due", "days", {0, 3650, true}, "assumed_decision_catalogue"),
           due_days);
  v.number(assumption("default_share", "share that defaults to the status quo when due", "share", {0, 1},
                      "assumed_escalation"),
           default_share);
  v.number(assumption("patience_days", "mean time until an unresolved decision is escalated", "days", {0, 1e6, true},
                      "assumed_escalation"),
           patience_days);
  v.number(assumption("detection_days", "mean time before anybody notices", "days", {0, 3650}, "assumed_detection"),
           detection_days);
  v.number(assumption("effort_hours", "mean preparation per person", "hours", {0, 1000}, "assumed_decision_catalogue"),
           effort_hours);
  v.choice({.name = "effort_distribution", .doc = "how the preparation spreads around its mean"}, effort_distribution,
           effort_names);
  v.number(assumption("effort_cv", "coefficient of variation of the preparation (lognormal)", "1", {0, 5},
                      "assumed_attention"),
           effort_cv);
  v.number(
      assumption("meeting_minutes", "length of a joint meeting", "minutes", {1, 960}, "assumed_decision_catalogue"),
      meeting_minutes);
  v.choice({.name = "quorum", .doc = "who must be in the room before a meeting may start"}, quorum, quorum_names);
  v.number(assumption("joint_tendency", "logit of a joint route at neutral trust and understanding", "logit", {-50, 50},
                      "assumed_routing"),
           joint_tendency);
  v.integer(assumption("options", "alternatives to the status quo", "options", {1, 6}, "assumed_options"), options);
  v.integer(assumption("shared_cues", "cues that everybody holds", "cues", {0, 12}, "assumed_cues"), shared_cues);
  v.integer(assumption("unique_cues", "cues that one person holds, per person needed", "cues", {0, 8}, "assumed_cues"),
            unique_cues);
  v.number(assumption("spread", "standard deviation of an option's attribute on one criterion", "value",
                      {0, 1000, true}, "assumed_options"),
           spread);
  v.number(assumption("known_share", "share of that variance that everybody knows from the start", "share", {0, 1},
                      "assumed_cues"),
           known_share);
  v.number(assumption("unique_share", "share of the variance that nobody knows from the start carried by unique cues",
                      "share", {0, 1}, "lu_2012, assumed_cues"),
           unique_share);
  v.number(assumption("promise", "mean of an alternative's attributes, in spreads above the status quo", "1", {-10, 10},
                      "assumed_options"),
           promise);
  v.by_name({.name = "criteria",
             .doc = "which criteria options differ on; default all alike",
             .unit = "weight",
             .low = 0,
             .high = 1,
             .grade = Grade::C,
             .source = "assumed_decision_catalogue",
             .names = Domain::criterion},
            criteria, true);
  v.number(assumption("stakes", "weight in mean values over decisions", "1", {0, 1000000}, "assumed_options"), stakes);
  v.number(assumption("owner_share", "accountability of the owner's side", "share", {0, 1}, "assumed_accountability"),
           owner_share);
  v.integer(assumption("max_attempts", "meetings before escalation", "meetings", {1, 20}, "assumed_escalation"),
            max_attempts);
  v.number(assumption("outcome_lag_days", "time until the outcome shows", "days", {0, 3650}, "assumed_outcomes"),
           outcome_lag_days);
  v.number(
      assumption("half_life_days", "half-life of the value of what is decided after it was due; 0: value does not fade",
                 "days", {0, 36500}, "assumed_lateness"),
      half_life_days);
  v.kind({.name = "rule", .doc = "how the vote is decided", .required = true}, "decisions", rule.instance);
  std::size_t people = 0;
  for (const Need& need : needs) people += static_cast<std::size_t>(need.count);
  v.require(people <= max_participants, "needs", "asks for more than 12 people");
  const std::size_t cues = static_cast<std::size_t>(shared_cues) + people * static_cast<std::size_t>(unique_cues);
  v.require(cues <= max_cues, "unique_cues", "shared cues and unique cues of all people needed come to more than 40");
  visit_process(v);
}

void DecisionClass::visit_process(FieldVisitor& v) {
  v.list({.name = "process", .doc = "stages of the decision, one after another; left out: all prepare, then meet"},
         process);
  v.require(process.size() <= 12, "process", "has more than 12 stages");
  double need_effort = 0.0;
  for (const Need& need : needs) need_effort = std::max(need_effort, need.effort);
  double stage_effort = process.empty() ? 1.0 : 0.0;
  for (const ProcessStage& stage : process) stage_effort = std::max(stage_effort, stage.effort);
  v.require(effort_hours * need_effort * stage_effort <= most_effort_hours, "effort_hours",
            "times the effort of a need and of a stage comes to more than 1000 hours");
  const ProcessFault fault = fault_in(process, counts_of(needs));
  v.require(fault.at.empty(), fault.at, fault.message);
}

std::size_t DecisionClass::need_of(std::size_t n) const {
  std::size_t need = 0;
  for (auto left = static_cast<std::int64_t>(n); left >= needs[need].count; ++need) left -= needs[need].count;
  return need;
}

}  // namespace colead
