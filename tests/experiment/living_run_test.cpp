// SPDX-License-Identifier: Apache-2.0
#include "colead/experiment/living_run.hpp"

#include <gtest/gtest.h>

#include <limits>

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

TEST_F(Living, AnUnknownStrategyIsRefused) {
  EXPECT_THROW(LivingRun(made, "tria", 11, 0), ModelError);
  EXPECT_THROW(run.follow("tria"), ModelError);
}

}  // namespace
}  // namespace colead
