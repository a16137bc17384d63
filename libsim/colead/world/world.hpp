// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "colead/core/slots.hpp"
#include "colead/core/visibility.hpp"
#include "colead/engine/engine.hpp"
#include "colead/network/network.hpp"
#include "colead/people/attention.hpp"
#include "colead/people/diary.hpp"
#include "colead/people/people.hpp"
#include "colead/people/server.hpp"
#include "colead/random/random.hpp"
#include "colead/world/decision.hpp"
#include "colead/world/in_force.hpp"
#include "colead/world/policy.hpp"
#include "colead/world/recorder.hpp"
#include "colead/world/setting.hpp"
#include "colead/world/usual.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// What one position's hours went on since observation began (the end of the warm-up).
struct Timesheet {
  Duration preparation;       ///< own work on decisions, in their own hours of effort
  Duration meetings;          ///< joint meetings
  Duration strategy;          ///< sessions of interventions, preparation included
  Duration displaced;         ///< part of all that taken out of clinical or operational duty
  Duration protected_time;    ///< duty hours that were reserved for joint work (part of displaced)
  Duration attended_time;     ///< part of strategy spent as an attendee, not as a host
  Time reserved_from;         ///< reserved hours before this are in protected_time
  Duration need_met;          ///< attended time weighted by need (1 - k) at the session
  std::uint32_t offered{0};   ///< optional sessions this position could have attended ...
  std::uint32_t attended{0};  ///< ... and did
};

/// Evidence on its way into a tie: `holder` has learnt something about `target`. Rules hand evidence in; the simulation
/// writes it through the scenario's trust model after each event, in this order.
struct PendingEvidence {
  PersonId holder;
  PersonId target;
  Facet facet{Facet::ability};
  TrustCause cause{TrustCause::outcome};
  float positive{0};
  float negative{0};
};

/// Contact that moves what `holder` expects of the target's profession, once the evidence of the event is written.
struct PendingContact {
  PersonId holder;
  PersonId target;
  double step{0};   ///< share of the way to what is known of the target, [0,1]
  bool bad{false};  ///< only a disappointment counts
};

/// The task a person is at and the event that will end it.
struct Desk {
  TaskRun run;
  EventHandle completion;
  std::uint32_t started_tasks{0};  ///< ordinal of the completion event
  Duration at_start;               ///< work of the task when it was started ...
  Time started;                    ///< ... and when that was
  Duration open_week;              ///< open hours a week, mean of the rota: the scale of what waits
};

/// How many of a unit were invited to the last delivery, and came.
struct Turnout {
  std::uint32_t invited{0};
  std::uint32_t attended{0};

  [[nodiscard]] double share() const { return invited == 0 ? 0.0 : static_cast<double>(attended) / invited; }
};

/// How far an intervention of the running strategy has come.
struct ProgrammeState {
  bool active{false};
  std::uint32_t deliveries{0};
  Time started;
  std::vector<Duration> spent;        ///< person-hours by organisation, to be held against a budget
  std::vector<Turnout> turnout;       ///< by unit
  std::vector<Time> earliest;         ///< by unit: when trouble there may set off the next delivery
  std::vector<std::uint32_t> set_of;  ///< by person: number of the standing set somebody belongs to, 0: none yet
};

/// State of a unit.
struct UnitState {
  double safety{0.62};  ///< psi, [0,1]
  std::uint32_t open_decisions{0};
  std::uint32_t overdue_recent{0};  ///< decisions that passed their due time since the last weekly review
  std::uint32_t closed_recent{0};
  std::uint32_t failures_recent{0};  ///< outcomes below the status quo since the last weekly review
  double home{0.62};                 ///< psi as it was founded
};

/// Counts since observation began that do not belong to one decision.
struct Counts {
  std::uint64_t decisions_arrived{0};
  std::uint64_t leavers{0};
  std::uint64_t joiners{0};
  std::uint64_t sessions{0};
  std::uint64_t attendances{0};
  std::uint64_t clarifications{0};
  Duration latent;  ///< decision-time spent undetected
};

/// All mutable state of one run, as a value: a copy is a checkpoint, a branch or a test fixture. Kinds and setting are
/// shared and immutable. Rules read and change it through the functions of world/ (learning.hpp, relations.hpp,
/// desk.hpp).
struct World {
  const Setting* setting{nullptr};
  Luck luck;
  Engine engine;
  People people;
  Network network;
  Diaries diaries;
  AttentionQueues queues;
  std::vector<Desk> desks;       ///< by person
  std::vector<Spells> absences;  ///< by person
  std::vector<UnitState> units;
  std::vector<Policy> policies;          ///< by unit
  std::vector<Timesheet> timesheets;     ///< by person
  std::vector<CriterionRow> scorecards;  ///< q by organisation x profession
  std::vector<std::uint32_t> reality;    ///< true code by organisation, bit d of the code: +1 when set, else -1
  std::vector<std::uint32_t> profession_code_yes;  ///< by organisation x (profession + 1); the last is the common code
  std::vector<std::uint32_t> profession_code_no;
  Slots<Decision> decisions;                       ///< those not in force
  std::vector<std::vector<DecisionId>> undecided;  ///< by unit (world/by_unit.hpp)
  Slots<InForce> in_force;                         ///< those whose outcome is still to come
  std::vector<std::vector<PersonId>> staff;        ///< by unit
  std::vector<std::vector<UnitId>> units_of;       ///< by organisation
  std::vector<PendingEvidence> evidence;           ///< emptied after every event
  std::vector<PendingContact> contacts;            ///< emptied after every event
  std::vector<Usual> usual;                        ///< what people are used to, by organisation
  std::vector<UsualDates> dates;                   ///< the same of due dates, by unit x class
  std::vector<std::uint32_t> tie_counts;  ///< ties of the founding network by block (simulation/tie_turnover.hpp)
  std::vector<DecisionRecord> finished;   ///< emptied in blocks into the metrics
  std::vector<std::uint64_t>
      membership;  ///< by person: bit n set = takes part in the n-th standing group of the strategy
  std::vector<ProgrammeState> programmes;  ///< by intervention of the strategy
  Counts counts;
  Time observed_from;  ///< end of the warm-up
  Time horizon;
  bool observing{false};
  Owned<Recorder> recorder;  ///< only where something is to be kept; nothing that happens depends on it

  [[nodiscard]] Time now() const { return engine.now(); }
  [[nodiscard]] double now_weeks() const { return in_weeks(engine.now()); }
  [[nodiscard]] const Behaviour& behaviour() const { return setting->behaviour; }
  [[nodiscard]] std::size_t profession_count() const { return setting->professions.size(); }
  [[nodiscard]] OrganisationId organisation_of(UnitId unit) const {
    return OrganisationId{setting->units[unit.value].organisation.index};
  }
  [[nodiscard]] Policy& policy_of(PersonId i) { return policies[people[i].unit.value]; }
  [[nodiscard]] const Policy& policy_of(PersonId i) const { return policies[people[i].unit.value]; }
  /// q of a person's profession in the person's organisation.
  [[nodiscard]] const CriterionRow& scorecard_of(PersonId i) const {
    const Person& p = people[i];
    return scorecards[organisation_of(p.unit).value * profession_count() + p.profession.value];
  }
  /// Same profession?
  [[nodiscard]] bool same_side(PersonId i, PersonId j) const { return people[i].profession == people[j].profession; }
};

}  // namespace colead
COLEAD_PUBLIC_END
