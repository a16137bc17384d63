// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/world/meeting_account.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What happened to a decision, step by step.
enum class StepKind : std::uint8_t {
  arrived,
  noticed,
  delegated,  ///< who gave the seat to other
  routed,
  prepared,        ///< who is ready
  asked_superior,  ///< who asked other, who has the preparation now
  no_slot,         ///< no room in four weeks of diaries
  booked,          ///< a meeting stands in the diaries
  met,
  on_paper,
  settled_alone,
  no_agreement,
  deferred,
  fled,
  escalated,
  out_of_patience,
  due,
  defaulted,
  reworking,  ///< it came back to who
  in_force,
  outcome,
  seniors_changed,  ///< nobody had found a slot: other seniors
  signing_off,      ///< no meeting any more: one after another, on paper
  signed_off        ///< who has signed
};
inline constexpr std::array<std::string_view, 24> step_names{
    "arrived",   "noticed",  "delegated", "routed",          "prepared",      "asked_superior",
    "no_slot",   "booked",   "met",       "on_paper",        "settled_alone", "no_agreement",
    "deferred",  "fled",     "escalated", "out_of_patience", "due",           "defaulted",
    "reworking", "in_force", "outcome",   "seniors_changed", "signing_off",   "signed_off"};

struct AccountStep {
  StepKind kind{StepKind::arrived};
  PersonId who;
  PersonId other;
  Time at;
};

/// A line of the delay ledger. `who` is the person the decision waited for, or whose work took longer; none where the
/// cause is nobody's.
struct DelayEntry {
  Cause cause{Cause::work};
  PersonId who;
  Time from;
  Time to;
};

/// P(joint) = logistic(sum of the terms). `choice` is false where only one profession is needed: nothing to choose.
struct RouteAccount {
  bool choice{false};
  float tendency{0};  ///< of the class
  float policy{0};    ///< of the strategy
  float trust{0};     ///< the owner's trust in the others ...
  float understanding{0};
  float habit{0};  ///< <= 0
  float load{0};   ///< <= 0
  float joint_probability{1};
  float formal_probability{0};  ///< of a formal channel, when it is not joint
};

/// Why one decision went as it did: plain data, kept beside the decision and handed on when it closes.
struct DecisionAccount {
  DecisionRecord record;  ///< as it closed
  RouteAccount route;
  std::vector<AccountStep> steps;
  std::vector<DelayEntry> delays;  ///< without gaps from arrival to the decision in force
  std::vector<MeetingAccount> meetings;
  std::vector<CriterionRow> attributes;  ///< by option: true ones ...
  std::vector<CriterionRow> known;       ///< ... and what everybody knows of them
  std::vector<Cue> cues;
  std::vector<double> worth;  ///< by option, on the societal weights

  /// A line of no length is left out.
  void enter(DelayEntry entry) {
    if (entry.to > entry.from) delays.push_back(entry);
  }
  void tell(StepKind kind, Time now, PersonId who = {}, PersonId other = {}) {
    steps.push_back({kind, who, other, now});
  }
};

}  // namespace colead
COLEAD_PUBLIC_END
