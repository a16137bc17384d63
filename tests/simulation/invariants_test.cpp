// SPDX-License-Identifier: Apache-2.0
// What holds at every event of a run (design_metamorphic).
#include "support/invariants.hpp"

#include <set>

#include "colead/world/by_unit.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

struct Case {
  std::string name;
  std::string text;
};

std::vector<Case> cases() {
  const std::string crowd = with(tiny(), "per_week: 3", "per_week: 14");
  return {{"baseline", tiny()},
          {"overload", crowd},
          {"quarrel",
           with_behaviour(with(with(tiny(), "  manager: {}", "  manager: {pressure: 0.95, scorecard: {finance: 1}}"),
                               "  medic: {}", "  medic: {pressure: 0.95, scorecard: {safety: 1}}"),
                          "{deliberation: {conflict_above: 0.05, clarify_above: 0.01, flight: 0.6}}")},
          {"distrust", with(with(tiny(), "  manager: {}",
                                 "  manager: {prior_ability: 0.05, prior_benevolence: 0.05, propensity: 0.05}"),
                            "  medic: {}",
                            "  medic: {prior_ability: 0.05, prior_benevolence: 0.05, propensity: 0.05, habit: 0.9}")},
          {"turnover", with(tiny(), "tenure_years: 0.8", "tenure_years: 0.1")},
          {"late", with_behaviour(tiny(), "{meetings: {late: 0.5, cancelled: 0.1}}")},
          {"linear_trust", tiny() + "trust: linear_asymmetric\ninfluence: deffuant\n"},
          {"sessions", with(tiny(), "  baseline: []\n",
                            "  baseline: [{kind: shadowing, every_weeks: 2, session_hours: 8}, {kind: "
                            "learning_network, every_weeks: 1}, {kind: protected_time}, {kind: check_in}]\n")}};
}

class AtEveryEvent : public testing::TestWithParam<Case> {};

TEST_P(AtEveryEvent, SharesStayInRangeWeightsSumToOneAndTheLedgerAccountsForEveryMicrosecond) {
  const Experiment made = experiment(GetParam().text);
  Simulation simulation = begin(made);
  expect_sound_people(simulation.world());
  Time before = simulation.now();
  while (simulation.step()) {
    ASSERT_GE(simulation.now(), before);
    before = simulation.now();
    expect_sound_decisions(simulation.world());
    expect_sound_people(simulation.world());
    if (HasFatalFailure()) return;
  }
}

TEST_P(AtEveryEvent, EveryRecordIsCompleteAndEndsInExactlyOneStyle) {
  const Experiment made = experiment(GetParam().text);
  for (std::uint64_t r = 0; r < 4; ++r) {
    std::set<std::uint64_t> seen;
    const RunResult result = run(made, 0, r);
    EXPECT_GT(result.decisions.size(), 100U);
    for (const DecisionRecord& record : result.decisions) {
      EXPECT_TRUE(seen.insert(record.identity).second) << "recorded twice";
      EXPECT_NE(record.style, Style::open);
      EXPECT_GE(record.decided, record.arrived);
      expect_sound_ledger(record, record.decided);
      EXPECT_TRUE(record.style != Style::escalated || record.escalations > 0);
      EXPECT_TRUE(record.style != Style::oversight || (record.chosen == 0 && record.decided >= record.due));
      EXPECT_TRUE(record.style != Style::flight || record.chosen == 0);
      EXPECT_LE(record.value, record.best_value + 1e-6F);
      for (std::size_t p = 0; p < record.participants; ++p) EXPECT_GE(record.regret[p], 0.0F);
    }
  }
}

TEST_P(AtEveryEvent, EveryQueueObeysLittlesLawExactly) {
  const Experiment made = experiment(GetParam().text);
  Simulation simulation = begin(made);
  for (int week = 1; week <= 30; ++week) {
    simulation.run_until(Time::start() + weeks(week));
    const World& world = simulation.world();
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const QueueAccount account = world.queues.account(PersonId{i}, world.now());
      ASSERT_EQ(account.length_integral, account.wait_sum) << made.plan().positions()[i].name;
      ASSERT_EQ(account.arrivals - account.departures, world.queues.length(PersonId{i}));
    }
  }
}

TEST_P(AtEveryEvent, NobodyWorksOnTwoThingsAndOpenDecisionsAreCounted) {
  const Experiment made = experiment(GetParam().text);
  Simulation simulation = begin(made);
  while (simulation.step()) {
    const World& world = simulation.world();
    std::vector<std::uint32_t> open(world.units.size());
    for (const Decision& d : world.decisions) {
      if (d.stage != Stage::closed) ++open[d.record.unit.value];
    }
    for (std::uint32_t u = 0; u < open.size(); ++u) {
      ASSERT_EQ(open[u], world.units[u].open_decisions);
      ASSERT_EQ(open[u], undecided_of(world, UnitId{u}).size());
      for (const DecisionId id : undecided_of(world, UnitId{u})) {
        const Decision& d = world.decisions[id.value];
        ASSERT_TRUE(d.record.unit == UnitId{u} && d.stage != Stage::closed);
      }
    }
    for (std::uint32_t i = 0; i < world.people.size(); ++i) {
      const Task* task = world.queues.current(PersonId{i});
      if (task == nullptr) {
        ASSERT_EQ(world.queues.length(PersonId{i}), 0U) << "somebody idles while work waits";
        continue;
      }
      const Decision& d = world.decisions[task->decision.value];
      ASSERT_TRUE(d.stage == Stage::preparing || d.stage == Stage::reworking || d.stage == Stage::signing)
          << static_cast<int>(d.stage);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Worlds, AtEveryEvent, testing::ValuesIn(cases()),
                         [](const auto& world) { return world.param.name; });

/// Nothing is withdrawn in this world: nobody loses patience and nothing falls back to the status quo.
std::string unhurried() {
  std::string text = with(tiny(), "    patience_days: 12\n", "");
  return with(std::move(text), "    outcome_lag_days",
              "    patience_days: 3600\n    default_share: 0\n    max_attempts: 20\n    outcome_lag_days");
}

/// Hours of work that a person has been given and has not done yet.
Duration outstanding(const World& world, PersonId id) {
  const bool idle = world.queues.current(id) == nullptr;
  const Duration left = idle ? Duration{} : work_left(world.diaries, world.desks[id.value].run, world.now());
  return world.queues.waiting_work(id) + left;
}

TEST(PersonTime, WorkIsDoneHourForHourInFreeTimeAndNoneIsLost) {
  const Experiment made = experiment(unhurried());
  Simulation simulation = begin(made);
  std::vector<Duration> before(simulation.world().people.size());
  std::vector<std::uint64_t> given(before.size());
  std::size_t worked = 0;
  for (;;) {
    // Free time is that of the diaries and desks as they stood until the event.
    const Diaries diaries = simulation.world().diaries;
    const std::vector<Desk> desks = simulation.world().desks;
    const Time from = simulation.now();
    std::vector<bool> busy;
    for (std::uint32_t i = 0; i < before.size(); ++i) {
      busy.push_back(simulation.world().queues.current(PersonId{i}) != nullptr);
    }
    if (!simulation.step()) break;
    const World& world = simulation.world();
    for (std::uint32_t i = 0; i < before.size(); ++i) {
      const PersonId id{i};
      const Duration done = busy[i] ? diaries.available(id, from, world.now(), desks[i].run.hours) : Duration{};
      const std::uint64_t arrivals = world.queues.account(id, world.now()).arrivals;
      const Duration now = outstanding(world, id);
      if (arrivals == given[i]) {
        ASSERT_EQ(now, before[i] - done) << made.plan().positions()[i].name << " at week " << world.now_weeks();
      } else {
        ASSERT_GE(now, before[i] - done) << made.plan().positions()[i].name << " at week " << world.now_weeks();
      }
      worked += done.us > 0 ? 1 : 0;
      before[i] = now;
      given[i] = arrivals;
    }
  }
  EXPECT_GT(worked, 1000U);
}

TEST(PersonTime, BusyIdleAndOffAddUpToTheCalendar) {
  const Experiment made = experiment(tiny());
  Simulation simulation = begin(made);
  while (simulation.now() < Time::start() + weeks(29)) {
    const Diaries& diaries = simulation.world().diaries;
    const Time from = simulation.now();
    const Time until = from + weeks(0.5);
    for (std::uint32_t i = 0; i < simulation.world().people.size(); ++i) {
      const PersonId id{i};
      const Duration duty = diaries.pattern(id, from, until, Hours::duty);
      const Duration open = diaries.pattern(id, from, until, Hours::open);
      const Duration free_duty = diaries.available(id, from, until, Hours::duty);
      const Duration free_open = diaries.available(id, from, until, Hours::open);
      Duration off;  // counted quarter by quarter
      Duration busy;
      for (Time t = from; t < until; t = t + minutes(15)) {
        const Duration step = std::min(minutes(15), until - t);
        const bool at_work = diaries.open_at(id, t, Hours::duty);
        if (!at_work) off += step;
        if (at_work) busy += step - diaries.available(id, t, t + step, Hours::duty);
      }
      ASSERT_LE(open, duty);
      ASSERT_LE(free_open, open);
      if (from == Time::start() + hours(std::floor(in_hours(from - Time::start())))) {
        ASSERT_EQ(busy + free_duty + off, until - from);
      }
    }
    simulation.run_until(Time::start() + weeks(in_weeks(from) + 0.5));
  }
}

}  // namespace
}  // namespace colead
