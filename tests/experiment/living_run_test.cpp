// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/living_run.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <stdexcept>

#include "colead/core/error.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::shared_ptr<const Experiment> shared(const std::string& text) {
  return std::make_shared<const Experiment>(read(text), shipped());
}

const auto no_look = [] {};

class Living : public testing::Test {
 protected:
  std::shared_ptr<const Experiment> made = shared(with_trial(tiny(), "{kind: real_time, every_weeks: 1}"));
  LivingRun run{made, "baseline", 11, 0};
};

TEST_F(Living, CountsWeeksFromTheEndOfTheWarmUp) {
  EXPECT_DOUBLE_EQ(run.now_weeks(), -4.0);
  run.run_until(3.5, no_look);
  EXPECT_DOUBLE_EQ(run.now_weeks(), 3.5);
}

TEST_F(Living, RefusesTimesThatHavePassedOrLieBeyondTheHorizon) {
  run.run_until(3.0, no_look);
  for (const double weeks : {2.9, 26.1, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THROW(run.run_until(weeks, no_look), std::invalid_argument) << weeks;
  }
  EXPECT_NO_THROW(run.run_until(26.0, no_look));
  EXPECT_FALSE(run.step());
}

TEST_F(Living, InPiecesIsTheRunAtOnceAndLooksInBetween) {
  int looks = 0;
  run.run_until(10.0, [&] { ++looks; });
  EXPECT_EQ(looks, 2 * 7 * 14);  // every twelve hours of fourteen weeks
  EXPECT_EQ(run.finish(no_look).fingerprint, test::run(*made).fingerprint);
}

TEST_F(Living, ALookThatThrowsEndsTheWorkAndLeavesTheRunUsable) {
  EXPECT_THROW(run.run_until(10.0, [] { throw ModelError("stop"); }), ModelError);
  EXPECT_EQ(run.finish(no_look).fingerprint, test::run(*made).fingerprint);
}

TEST_F(Living, ABranchThatFollowsAnotherStrategyFromTheStartIsARunOfThatStrategy) {
  LivingRun branch(run);
  branch.follow("trial");
  EXPECT_EQ(branch.strategy(), "trial");
  EXPECT_EQ(branch.finish(no_look).fingerprint, test::run(*made, 1).fingerprint);
  EXPECT_EQ(run.finish(no_look).fingerprint, test::run(*made, 0).fingerprint);
}

TEST_F(Living, ABranchThatFollowsAnotherStrategyLaterIsTheArmThatBeginsThen) {
  Experiment other(read(with_trial(tiny(), "{kind: real_time, every_weeks: 1}")), shipped());
  const std::size_t late = other.add_arm({"late", 1, {}, 8.0});
  run.run_until(8.0, no_look);
  LivingRun branch(run);
  branch.follow("trial");
  EXPECT_EQ(branch.simulation().trace(), run.simulation().trace());
  EXPECT_EQ(branch.finish(no_look).fingerprint, test::run(other, late).fingerprint);
}

TEST_F(Living, ABranchHasOnePastAndAfterRedrawingAnotherFuture) {
  run.run_until(8.0, no_look);
  LivingRun branch(run);
  branch.redraw(1);
  EXPECT_EQ(branch.simulation().trace(), run.simulation().trace());
  EXPECT_NE(branch.finish(no_look).fingerprint, run.finish(no_look).fingerprint);
  EXPECT_THROW(branch.follow("trial"), ModelError);
}

/// A metric that throws at the first sample from week 6 on, once.
class Throwing final : public Metric {
 public:
  struct Params {
    void visit(FieldVisitor& /*visitor*/) {}
  };
  explicit Throwing(const Params& /*params*/) {}
  [[nodiscard]] std::unique_ptr<Metric> clone() const override { return std::make_unique<Throwing>(*this); }
  [[nodiscard]] std::span<const Output> outputs() const override { return {}; }
  void sample(const World& world, Figures& /*series*/) override {
    if (thrown_ || world.now() < world.observed_from + weeks(6)) return;
    thrown_ = true;
    throw std::out_of_range("no such row");
  }
  void report(const World& /*world*/, Figures& /*figures*/) const override {}

 private:
  bool thrown_{false};
};

class Broken : public testing::Test {
 protected:
  static std::shared_ptr<const Experiment> throwing() {
    Catalogues own;
    own.metrics.add<Throwing>("throwing", "", "");
    Scenario scenario = parse_scenario(tiny() + "metrics: [lead_time, throwing]\n", "tiny.yaml", own);
    return std::make_shared<const Experiment>(std::move(scenario), own);
  }
  static std::string told(const std::function<void()>& call) {
    try {
      call();
    } catch (const ModelError& error) {
      return error.what();
    }
    return {};
  }

  const std::string words =
      "this run is broken since week 8, where an exception left things half done: begin it again, or go on from a "
      "branch made before";
  LivingRun run{throwing(), "baseline", 11, 0};
};

TEST_F(Broken, ARunDoesNotGoOnAfterAnExceptionInsideAnEvent) {
  const LivingRun before(run);
  EXPECT_THROW(static_cast<void>(run.finish(no_look)), std::out_of_range);
  EXPECT_DOUBLE_EQ(run.now_weeks(), 8.0);
  EXPECT_EQ(told([&] { static_cast<void>(run.finish(no_look)); }), words);
  EXPECT_EQ(told([&] { run.run_until(8.0, no_look); }), words);
  EXPECT_EQ(told([&] { run.step(); }), words);
  EXPECT_EQ(told([&] { static_cast<void>(run.world()); }), words);
  EXPECT_EQ(told([&] { run.redraw(1); }), words);
  EXPECT_EQ(told([&] { LivingRun(run).follow("baseline"); }), words);
  EXPECT_EQ(told([&] { LivingRun(run).step(); }), words);
  EXPECT_EQ(told([&] { static_cast<void>(LivingRun(before).world()); }), "");
}

TEST_F(Broken, ASimulationDoesNotGoOnEither) {
  const std::shared_ptr<const Experiment> made = throwing();
  Simulation simulation = begin(*made);
  EXPECT_THROW(simulation.run_until(simulation.world().horizon), std::out_of_range);
  Simulation copy = simulation;
  EXPECT_EQ(told([&] { copy.step(); }), words);
  EXPECT_EQ(told([&] { simulation.run_until(simulation.world().horizon); }), words);
  EXPECT_EQ(told([&] { static_cast<void>(simulation.finish()); }), words);
}

TEST_F(Living, AnUnknownStrategyIsRefused) {
  EXPECT_THROW(LivingRun(made, "tria", 11, 0), ModelError);
  EXPECT_THROW(run.follow("tria"), ModelError);
}

}  // namespace
}  // namespace colead
