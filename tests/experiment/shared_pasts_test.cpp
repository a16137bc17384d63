// SPDX-License-Identifier: Apache-2.0
// Runs that share their warm-up are the runs that each make their own, in every bit of what they give.
#include "colead/experiment/shared_pasts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "colead/core/error.hpp"
#include "colead/experiment/run_codec.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

const std::string bundle = "{kind: shadowing, every_weeks: 3}, {kind: real_time}, {kind: protected_time}";

/// Its strategies, and arms of every sort: without doses, late, with other luck, without hours.
Experiment with_arms(const std::string& text) {
  Experiment made = experiment(with_trial(text, bundle));
  made.add_arm({"placebo", 1, {0, 0, 0}});
  made.add_arm({"half", 1, {0.5, 0.5, 0.5}});
  made.add_arm({"late", 1, {}, 9.0});
  made.add_arm({"redrawn", 1, {}, 9.0, 3});
  made.add_arm({"nobody", 1, {}, 0.0, 0, Presence::nobody});
  return made;
}

std::vector<RunTask> every_arm(const Experiment& made, std::uint64_t replications, Keep keep) {
  std::vector<RunTask> tasks;
  for (std::size_t arm = 0; arm < made.arms().size(); ++arm) {
    for (std::uint64_t r = 0; r < replications; ++r) tasks.push_back({arm, {made.scenario().seed, r, keep}});
  }
  return tasks;
}

void expect_as_if_alone(const Experiment& made, std::span<const RunTask> tasks, unsigned threads) {
  const std::vector<RunResult> together = made.run(tasks, {threads, {}});
  ASSERT_EQ(together.size(), tasks.size());
  for (std::size_t n = 0; n < tasks.size(); ++n)
    EXPECT_EQ(encode(together[n]), encode(made.run(tasks[n]))) << made.arms()[tasks[n].arm].id << ", " << threads;
}

TEST(SharedPasts, ChangeNoByteOfARun) {
  const Experiment made = with_arms(tiny());
  const std::vector<Keep> keeps{{}, {Records::full, true, true, true}, {Records::off, false, true, false}};
  for (const Keep& keep : keeps) {
    const std::vector<RunTask> tasks = every_arm(made, 3, keep);
    for (const unsigned threads : {1U, 2U, 5U}) expect_as_if_alone(made, tasks, threads);
  }
}

TEST(SharedPasts, ChangeNoByteWithoutAWarmUp) {
  const Experiment made = with_arms(with(tiny(), "warm_up_weeks: 4", "warm_up_weeks: 0"));
  expect_as_if_alone(made, every_arm(made, 2, {}), 2);
}

TEST(SharedPasts, ChangeNoByteWhereThingsKeptDiffer) {
  const Experiment made = with_arms(tiny());
  std::vector<RunTask> tasks = every_arm(made, 2, {});
  const std::vector<RunTask> others = every_arm(made, 2, {Records::off, false, true, true});
  tasks.insert(tasks.end(), others.begin(), others.end());
  expect_as_if_alone(made, tasks, 2);
}

TEST(SharedPasts, AreTakenUpTogetherAndAsFewAtATimeAsThereAreThreads) {
  const Experiment made = with_arms(tiny());
  const std::vector<RunTask> tasks = every_arm(made, 5, {});
  const SharedPasts pasts(made, tasks, 2);
  std::vector<std::size_t> all(pasts.order().begin(), pasts.order().end());
  const auto of = [&](std::size_t at) { return tasks[all[at]].key.replication; };
  EXPECT_EQ(of(0), 0U);
  EXPECT_EQ(of(1), 1U);  // the second thread makes another past, and does not wait
  for (std::size_t at = 2; at < 2 * made.arms().size(); ++at) EXPECT_LT(of(at), 2U);
  std::sort(all.begin(), all.end());
  std::vector<std::size_t> each(tasks.size());
  std::iota(each.begin(), each.end(), std::size_t{0});
  EXPECT_EQ(all, each);
}

TEST(SharedPasts, BeginAtTheEndOfTheWarmUpOnlyWhereTheyAreShared) {
  const Experiment made = with_arms(tiny());
  const std::vector<RunTask> tasks{{0, {1, 0, {}}}, {1, {1, 0, {}}}, {1, {1, 1, {}}}};
  SharedPasts pasts(made, tasks, 1);
  const Stop on{false};
  for (const std::size_t shared : {std::size_t{0}, std::size_t{1}}) {
    const auto run = pasts.begin(shared, on);
    EXPECT_EQ(run->now(), run->world().observed_from);
    EXPECT_FALSE(run->world().observing);
    EXPECT_EQ(run->world().programmes.size(), shared == 0 ? 0U : 3U);
  }
  EXPECT_EQ(pasts.begin(2, on)->now(), Time::start());
}

TEST(SharedPasts, AreNotMadeOnceTheWorkHasStopped) {
  const Experiment made = with_arms(tiny());
  const std::vector<RunTask> tasks = every_arm(made, 1, {});
  SharedPasts pasts(made, tasks, 1);
  EXPECT_FALSE(pasts.begin(0, Stop{true}).has_value());
}

TEST(Simulation, CannotChangeItsProgrammeOnceItIsObserved) {
  const Experiment made = with_arms(tiny());
  Simulation run = made.start({0, {1, 0, {}}});
  run.run_until(run.world().observed_from);
  EXPECT_NO_THROW(Simulation(run, made.programme(1)));
  ASSERT_TRUE(run.step());
  while (!run.world().observing) ASSERT_TRUE(run.step());
  EXPECT_THROW(Simulation(run, made.programme(1)), ModelError);
}

}  // namespace
}  // namespace colead
