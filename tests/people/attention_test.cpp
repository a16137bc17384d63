// SPDX-License-Identifier: Apache-2.0
#include "colead/people/attention.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"
#include "support/cpu_time.hpp"

namespace colead {
namespace {

constexpr PersonId ann{0}, bob{1};

Task task(std::uint32_t decision, std::uint8_t priority, double hour, double work = 1) {
  return {DecisionId{decision}, priority, Time{} + hours(hour), hours(work), decision};
}
Time at(double hour) { return Time{} + hours(hour); }

TEST(AttentionQueues, StartsByPriorityThenTimeThenIdentity) {
  AttentionQueues queues(1);
  queues.push(ann, task(5, 1, 0));
  queues.push(ann, task(9, 0, 1));
  queues.push(ann, task(3, 1, 1));
  queues.push(ann, task(2, 1, 1));
  queues.push(ann, task(8, 0, 2));
  std::vector<std::uint32_t> order;
  while (const Task* started = queues.start_next(ann, at(3))) {
    order.push_back(started->decision.value);
    queues.finish_current(ann);
  }
  EXPECT_EQ(order, (std::vector<std::uint32_t>{9, 8, 5, 2, 3}));
}

TEST(AttentionQueues, TheCurrentTaskIsNotPreempted) {
  AttentionQueues queues(1);
  queues.push(ann, task(1, 3, 0));
  EXPECT_EQ(queues.start_next(ann, at(0))->decision, DecisionId{1});
  queues.push(ann, task(2, 0, 1));
  EXPECT_EQ(queues.current(ann)->decision, DecisionId{1});
  EXPECT_THROW(queues.start_next(ann, at(1)), ModelError);
  EXPECT_EQ(queues.finish_current(ann).decision, DecisionId{1});
  EXPECT_EQ(queues.current(ann), nullptr);
  EXPECT_EQ(queues.next(ann)->decision, DecisionId{2});
}

TEST(AttentionQueues, PeopleDoNotShareALine) {
  AttentionQueues queues(2);
  queues.push(ann, task(1, 0, 0));
  EXPECT_EQ(queues.start_next(bob, at(0)), nullptr);
  EXPECT_EQ(queues.length(ann), 1U);
  EXPECT_EQ(queues.length(bob), 0U);
}

TEST(AttentionQueues, WaitingWorkLeavesTheCurrentTaskOut) {
  AttentionQueues queues(1);
  queues.push(ann, task(1, 0, 0, 2));
  queues.push(ann, task(2, 0, 0, 0.5));
  EXPECT_EQ(queues.waiting_work(ann), hours(2.5));
  (void)queues.start_next(ann, at(1));
  EXPECT_EQ(queues.waiting_work(ann), hours(0.5));
  EXPECT_EQ(queues.length(ann), 1U);
}

TEST(AttentionQueues, RemovesOnlyWhatWaits) {
  AttentionQueues queues(1);
  queues.push(ann, task(1, 0, 0));
  queues.push(ann, task(2, 0, 0));
  queues.push(ann, task(3, 0, 0));
  (void)queues.start_next(ann, at(1));
  EXPECT_FALSE(queues.remove(ann, DecisionId{1}, at(1)));
  EXPECT_TRUE(queues.remove(ann, DecisionId{2}, at(2)));
  EXPECT_FALSE(queues.remove(ann, DecisionId{2}, at(2)));
  EXPECT_EQ(queues.next(ann)->decision, DecisionId{3});
  EXPECT_EQ(queues.abandon_current(ann).decision, DecisionId{1});
  EXPECT_THROW(queues.abandon_current(ann), ModelError);
}

TEST(AttentionQueues, TheAccountCountsWhatStillWaitsUpToTheInstant) {
  AttentionQueues queues(1);
  queues.push(ann, task(1, 0, 0));
  queues.push(ann, task(2, 0, 1));
  (void)queues.start_next(ann, at(2));
  const QueueAccount account = queues.account(ann, at(5));
  EXPECT_EQ(account.wait_sum, hours(2 + 4));
  EXPECT_EQ(account.length_integral, hours(1 * 1 + 2 * 1 + 1 * 3));
  EXPECT_EQ(account.arrivals, 2U);
  EXPECT_EQ(account.departures, 1U);
  EXPECT_DOUBLE_EQ(account.wait_sum_hours(), 6.0);
  EXPECT_DOUBLE_EQ(account.length_integral_hours(), 6.0);
}

TEST(AttentionQueues, TimeDoesNotGoBack) {
  AttentionQueues queues(1);
  queues.push(ann, task(1, 0, 2));
  EXPECT_THROW(queues.push(ann, task(2, 0, 1)), ModelError);
  EXPECT_THROW(queues.start_next(ann, at(1)), ModelError);
  EXPECT_THROW((void)queues.remove(ann, DecisionId{1}, at(1)), ModelError);
  EXPECT_THROW((void)queues.account(ann, at(1)), ModelError);
  EXPECT_EQ(queues.length(ann), 1U);
}

TEST(AttentionQueues, RefusesStrangersAndNegativeWork) {
  AttentionQueues queues(1);
  EXPECT_THROW(queues.push(bob, task(1, 0, 0)), ModelError);
  EXPECT_THROW((void)queues.length(PersonId{}), ModelError);
  EXPECT_THROW(queues.push(ann, task(1, 0, 0, -1)), ModelError);
  EXPECT_THROW(queues.push(ann, {DecisionId{}, 0, at(0), hours(1), 1}), ModelError);
  EXPECT_THROW(queues.finish_current(ann), ModelError);
}

TEST(AttentionQueues, ACopyIsABranch) {
  AttentionQueues queues(1);
  queues.push(ann, task(1, 0, 0));
  AttentionQueues branch = queues;
  (void)branch.start_next(ann, at(1));
  branch.finish_current(ann);
  EXPECT_EQ(queues.length(ann), 1U);
  EXPECT_EQ(branch.length(ann), 0U);
  EXPECT_EQ(branch.start_next(ann, at(2)), nullptr);
}

bool goes_before(const Task& a, const Task& b) {
  return std::tie(a.priority, a.enqueued, a.identity) < std::tie(b.priority, b.enqueued, b.identity);
}

/// One person's line as a sorted vector, and the waits one by one.
struct SlowLine {
  std::vector<Task> waiting;
  Duration waited{};
  Duration area{};
  Time last{};
  void to(Time now) {
    area += (now - last) * waiting.size();
    last = now;
  }
  Task take(std::size_t i, Time now) {
    const Task out = waiting[i];
    to(now);
    waited += now - out.enqueued;
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
    return out;
  }
};

TEST(AttentionQueues, AgreeWithSortedVectorsOverRandomOperations) {
  constexpr std::size_t people = 5;
  AttentionQueues queues(people);
  std::vector<SlowLine> lines(people);
  Draws draws = Luck{11}.draws(Purpose::example, 1);
  Time now{};
  for (std::uint32_t k = 0; k < 200000; ++k) {
    now += microseconds(static_cast<std::int64_t>(choose(draws.next(), 3)) * 1000);
    const PersonId person{static_cast<std::uint32_t>(choose(draws.next(), people))};
    SlowLine& line = lines[person.value];
    const double what = draws.next();
    if (what < (line.waiting.size() > 60 ? 0.1 : 0.6)) {
      const Task next{DecisionId{k}, static_cast<std::uint8_t>(choose(draws.next(), 4)), now, microseconds(k % 977),
                      k ^ 5U};
      queues.push(person, next);
      line.to(now);
      line.waiting.insert(std::upper_bound(line.waiting.begin(), line.waiting.end(), next, goes_before), next);
    } else if (what < 0.85) {
      if (queues.current(person) != nullptr) queues.finish_current(person);
      const Task* started = queues.start_next(person, now);
      ASSERT_EQ(started == nullptr, line.waiting.empty());
      if (started != nullptr) {
        ASSERT_EQ(started->decision, line.take(0, now).decision);
      }
    } else if (!line.waiting.empty()) {
      const std::size_t i = choose(draws.next(), line.waiting.size());
      ASSERT_TRUE(queues.remove(person, line.waiting[i].decision, now));
      line.take(i, now);
    }
    ASSERT_EQ(queues.length(person), line.waiting.size());
  }
  for (std::uint32_t i = 0; i < people; ++i) {
    SlowLine& line = lines[i];
    line.to(now);
    Duration work{};
    for (const Task& t : line.waiting) work += t.work, line.waited += now - t.enqueued;
    const QueueAccount account = queues.account(PersonId{i}, now);
    EXPECT_EQ(account.length_integral, line.area);
    EXPECT_EQ(account.wait_sum, line.waited);
    EXPECT_EQ(account.wait_sum, account.length_integral);
    EXPECT_EQ(queues.waiting_work(PersonId{i}), work);
  }
}

TEST(AttentionQueues, TasksOfOneDecisionInSeveralLinesAreTakenOneByOne) {
  constexpr std::uint32_t people = 7;
  AttentionQueues queues(people);
  std::set<std::pair<std::uint32_t, std::uint32_t>> waiting;  // decision, person
  Draws draws = Luck{12}.draws(Purpose::example, 1);
  for (std::uint32_t k = 0; k < 100000; ++k) {
    const Time now = at(k);
    const PersonId person{static_cast<std::uint32_t>(choose(draws.next(), people))};
    const auto decision = static_cast<std::uint32_t>(choose(draws.next(), 40));
    const double what = draws.next();
    if (what < 0.4 && waiting.emplace(decision, person.value).second) {
      queues.push(person, task(decision, static_cast<std::uint8_t>(choose(draws.next(), 3)), k));
    } else if (what < 0.6) {
      if (queues.current(person) != nullptr) queues.finish_current(person);
      const Task* started = queues.start_next(person, now);
      if (started != nullptr) {
        ASSERT_EQ(waiting.erase({started->decision.value, person.value}), 1U);
      }
    } else {
      ASSERT_EQ(queues.remove(person, DecisionId{decision}, now), waiting.erase({decision, person.value}) == 1U);
    }
  }
  std::size_t length = 0;
  for (std::uint32_t i = 0; i < people; ++i) length += queues.length(PersonId{i});
  EXPECT_EQ(length, waiting.size());
}

TEST(AttentionQueues, APlaceInALongLineIsNotLookedForInIt) {
  constexpr std::uint32_t tasks = 200000;
  AttentionQueues queues(1);
  const test::CpuTime time;
  for (std::uint32_t k = 0; k < tasks; ++k) queues.push(ann, task(k, static_cast<std::uint8_t>(k % 3), k / 1000.0));
  EXPECT_LT(time.seconds(), 1.0);  // to walk the line from both its ends takes more than a minute
  for (std::uint32_t k = 0; k < tasks; ++k) {
    const Task* started = queues.start_next(ann, at(tasks / 1000.0));
    ASSERT_EQ(started->priority, k * std::uint64_t{3} / tasks);
    queues.finish_current(ann);
  }
}

TEST(AttentionQueues, WhatIsTakenOutOfALongLineIsNotLookedForInIt) {
  constexpr std::uint32_t tasks = 200000;
  AttentionQueues queues(1);
  for (std::uint32_t k = 0; k < tasks; ++k) queues.push(ann, task(k, 0, 0));
  const test::CpuTime time;
  for (std::uint32_t k = tasks; k-- > 0;) ASSERT_TRUE(queues.remove(ann, DecisionId{k}, at(1)));
  EXPECT_LT(time.seconds(), 1.0);  // to walk the line takes some twenty
}

}  // namespace
}  // namespace colead
