// SPDX-License-Identifier: Apache-2.0
// A simulation is a value: it can be copied, stepped and finished in any way (reliability 1.1).
#include <gtest/gtest.h>

#include "colead/experiment/run_codec.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::string busy() {
  return with(
      tiny(), "  baseline: []\n",
      "  baseline: [{kind: shadowing, every_weeks: 3}, {kind: learning_network, every_weeks: 2}, {kind: real_time}]\n");
}

void expect_same(const RunResult& a, const RunResult& b) {
  EXPECT_EQ(a.fingerprint, b.fingerprint);
  EXPECT_EQ(a.events, b.events);
  EXPECT_EQ(a.decided, b.decided);
  EXPECT_EQ(a.programme_hours, b.programme_hours);
  EXPECT_EQ(a.series.size(), b.series.size());
  ASSERT_EQ(a.decisions.size(), b.decisions.size());
  for (std::size_t n = 0; n < a.decisions.size(); ++n) {
    EXPECT_EQ(a.decisions[n].identity, b.decisions[n].identity);
    EXPECT_EQ(a.decisions[n].ledger, b.decisions[n].ledger);
  }
}

class Branch : public testing::TestWithParam<double> {};

TEST_P(Branch, AndTrunkFinishWithTheSameBits) {
  const Experiment made = experiment(busy());
  Simulation trunk = begin(made);
  trunk.run_until(Time::start() + weeks(GetParam()));
  Simulation branch = trunk;
  const RunResult first = trunk.finish();
  const RunResult second = branch.finish();
  expect_same(first, second);
  expect_same(first, run(made));
}

TEST_P(Branch, IsNotTouchedByWhatBefallsTheTrunk) {
  const Experiment made = experiment(busy());
  Simulation trunk = begin(made);
  trunk.run_until(Time::start() + weeks(GetParam()));
  const Simulation branch = trunk;
  const Time there = branch.now();
  const std::uint64_t executed = branch.world().engine.executed();
  static_cast<void>(trunk.finish());
  EXPECT_EQ(branch.now(), there);
  EXPECT_EQ(branch.world().engine.executed(), executed);
  Simulation third = begin(made);
  third = branch;  // assignment branches as well
  expect_same(third.finish(), run(made));
}

TEST_P(Branch, CarriesOnWithEveryBitOfAllThatCanBeKept) {
  const Experiment made = experiment(busy());
  const RunKey key{made.scenario().seed, 0, {Records::full, true, true, true}};
  Simulation trunk(made.plan(), made.programme(0), made.watch(), key);
  trunk.run_until(Time::start() + weeks(GetParam()));
  Simulation branch = trunk;
  Simulation assigned = begin(made);
  assigned = trunk;
  EXPECT_EQ(branch.trace(), trunk.trace());
  const std::string whole = encode(trunk.finish());
  EXPECT_TRUE(encode(branch.finish()) == whole);
  EXPECT_TRUE(encode(assigned.finish()) == whole);
  EXPECT_TRUE(encode(made.run(RunTask{0, key})) == whole);
}

INSTANTIATE_TEST_SUITE_P(Weeks, Branch, testing::Values(0.0, 3.3, 4.0, 11.1, 29.9),
                         [](const auto& week) { return "after_" + std::to_string(static_cast<int>(week.param * 10)); });

TEST(Running, StepByStepInPiecesAndAtOnceAreOneRun) {
  const Experiment made = experiment(busy());
  const RunResult at_once = run(made);
  Simulation stepped = begin(made);
  while (stepped.step()) {
  }
  Simulation pieces = begin(made);
  for (int day = 1; !pieces.finished(); ++day) pieces.run_until(Time::start() + days(0.37 * day));
  expect_same(pieces.finish(), at_once);
  expect_same(stepped.finish(), at_once);
}

TEST(Running, EndsAtTheHorizonAndNotAfter) {
  const Experiment made = experiment(tiny());
  Simulation simulation = begin(made);
  simulation.run_until(Time::start() + weeks(500));
  EXPECT_EQ(simulation.now(), Time::start() + weeks(30));
  EXPECT_TRUE(simulation.finished());
  EXPECT_FALSE(simulation.step());
  EXPECT_EQ(simulation.world().horizon, Time::start() + weeks(30));
}

TEST(Running, NothingIsCountedBeforeTheWarmUpEnds) {
  const Experiment made = experiment(tiny());
  Simulation simulation = begin(made);
  simulation.run_until(Time::start() + weeks(4));
  EXPECT_FALSE(simulation.world().observing);
  EXPECT_EQ(simulation.world().counts.decisions_arrived, 0U);
  for (const DecisionRecord& record : run(made).decisions) EXPECT_GE(record.arrived, Time::start() + weeks(4));
}

TEST(Running, ALongerHorizonHasTheShorterRunForItsBeginning) {
  const Experiment brief = experiment(tiny());
  const Experiment lasting = experiment(with(tiny(), "horizon_weeks: 26", "horizon_weeks: 40"));
  std::map<std::uint64_t, DecisionRecord> later;
  for (const DecisionRecord& record : run(lasting).decisions) later[record.identity] = record;
  for (const DecisionRecord& record : run(brief).decisions) {
    ASSERT_TRUE(later.contains(record.identity));
    EXPECT_EQ(record.decided, later[record.identity].decided);
    EXPECT_EQ(record.ledger, later[record.identity].ledger);
  }
}

TEST(Running, SomebodyWhoDecidesAloneTakesTheEffortAndWhatTheyWaitFor) {
  std::string text = with(tiny(), "{rota: {}, beds: {}, plan: {}}", "{rota: {}}");
  text = with(std::move(text), "needs: [{profession: manager}, {profession: medic}]", "needs: [{profession: manager}]");
  text = with(std::move(text), "calendar: office, tenure", "calendar: office, background: 0, tenure");
  text = with(std::move(text), "duty: [\"mon-fri 08:00-18:00\"], open: [\"mon-fri 09:00-12:00\"]",
              "duty: [\"daily 00:00-24:00\"], open: [\"daily 00:00-24:00\"]");
  text = with_behaviour(
      std::move(text),
      "{implementation: {rework_base: 0, rework_misread: 0, rework_buy_in: 0}, deliberation: {exception: 0}}");
  std::size_t at_once = 0;
  for (const DecisionRecord& d : run(experiment(text)).decisions) {
    if (d.style != Style::resolution) continue;
    const auto entry = [&](Cause cause) {
      return static_cast<double>(d.ledger[static_cast<std::size_t>(cause)]) / 3.6e9;
    };
    EXPECT_NEAR(entry(Cause::work), d.joint_hours, 1e-4);
    EXPECT_NEAR(entry(Cause::work) + entry(Cause::waiting_for_person), in_hours(d.lead_time()), 1e-6);
    at_once += entry(Cause::waiting_for_person) < 1e-4 ? 1 : 0;
  }
  EXPECT_GT(at_once, 100U);
}

}  // namespace
}  // namespace colead
