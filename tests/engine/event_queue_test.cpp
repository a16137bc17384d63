// SPDX-License-Identifier: Apache-2.0
#include "colead/engine/event_queue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

#include "colead/core/error.hpp"

namespace colead {
namespace {

Event at(std::int64_t us, std::uint64_t payload = 0) { return {.time = {us}, .payload = payload}; }

std::vector<Event> drained(EventQueue queue) {
  std::vector<Event> out;
  while (!queue.empty()) out.push_back(queue.pop());
  return out;
}

TEST(EventQueue, PopsEqualTimesByPriorityThenIdentityThenOrdinal) {
  const Event first{.time = {5}, .priority = 0, .identity = 9, .ordinal = 9};
  const Event second{.time = {5}, .priority = 1, .identity = 1, .ordinal = 9};
  const Event third{.time = {5}, .priority = 1, .identity = 2, .ordinal = 0};
  const Event fourth{.time = {5}, .priority = 1, .identity = 2, .ordinal = 1};
  EventQueue queue;
  for (const Event& event : {fourth, second, third, first}) queue.push(event);
  EXPECT_EQ(drained(queue), (std::vector<Event>{first, second, third, fourth}));
}

TEST(EventQueue, PopsEqualOrdinalsByKindThenSubjectThenPayload) {
  const Event first{.time = {5}, .kind = 1, .subject = 8, .payload = 8};
  const Event second{.time = {5}, .kind = 2, .subject = 3, .payload = 8};
  const Event third{.time = {5}, .kind = 2, .subject = 3, .payload = 9};
  EventQueue queue;
  for (const Event& event : {third, first, second}) queue.push(event);
  EXPECT_EQ(drained(queue), (std::vector<Event>{first, second, third}));
}

TEST(EventQueue, TimeOutranksPriority) {
  EventQueue queue;
  queue.push({.time = {2}, .priority = 0});
  queue.push({.time = {1}, .priority = 255});
  EXPECT_EQ(queue.pop().time, Time{1});
}

TEST(EventQueue, IdentitiesThatDifferOnlyInTheirLastBitAreOrdered) {
  EventQueue queue;
  queue.push({.time = {1}, .identity = 0xffff'ffff'ffff'ffff});
  queue.push({.time = {1}, .identity = 0xffff'ffff'ffff'fffe});
  EXPECT_EQ(queue.pop().identity, 0xffff'ffff'ffff'fffe);
}

TEST(EventQueue, OrderOfInsertionChangesNothing) {
  std::mt19937_64 random{3};
  std::vector<Event> events;
  for (std::uint32_t n = 0; n < 3000; ++n) {
    events.push_back({.time = {static_cast<std::int64_t>(random() % 40)},
                      .priority = static_cast<std::uint8_t>(n % 2),
                      .identity = random() % 5,
                      .ordinal = n});
  }
  std::vector<Event> sorted = events;
  std::sort(sorted.begin(), sorted.end());
  for (int round = 0; round < 20; ++round) {
    std::shuffle(events.begin(), events.end(), random);
    EventQueue queue;
    for (const Event& event : events) queue.push(event);
    ASSERT_EQ(drained(queue), sorted);
  }
}

TEST(EventQueue, IdenticalEventsAreAllKept) {
  EventQueue queue;
  for (int n = 0; n < 100; ++n) queue.push(at(7));
  EXPECT_EQ(drained(queue), std::vector<Event>(100, at(7)));
}

TEST(EventQueue, PopsTheFirstAndTheLastRepresentableInstant) {
  constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
  EventQueue queue;
  for (const std::int64_t us : {last, last - 1, std::int64_t{0}, std::int64_t{1} << 60U}) queue.push(at(us));
  EXPECT_EQ(drained(queue), (std::vector<Event>{at(0), at(std::int64_t{1} << 60U), at(last - 1), at(last)}));
}

TEST(EventQueue, TopIsWhatPopReturnsAndChangesNothing) {
  EventQueue queue;
  queue.push(at(8));
  queue.push(at(3));
  const Event top = queue.top();
  EXPECT_EQ(queue.size(), 2U);
  EXPECT_EQ(queue.pop(), top);
}

TEST(EventQueue, AcceptsAnEventBetweenTheLastPoppedAndAPeekedOne) {
  EventQueue queue;
  queue.push(at(10));
  queue.pop();
  queue.push(at(1'000'000'000));
  EXPECT_EQ(queue.top().time.us, 1'000'000'000);
  queue.push(at(10));
  EXPECT_EQ(queue.top().time.us, 10);
}

TEST(EventQueue, RefusesToTopOrPopWhenEmpty) {
  EventQueue queue;
  EXPECT_THROW((void)queue.top(), ModelError);
  EXPECT_THROW(queue.pop(), ModelError);
}

TEST(EventQueue, RefusesAnEventBeforeTheLastPopped) {
  EventQueue queue;
  queue.push(at(10));
  queue.pop();
  EXPECT_THROW(queue.push(at(9)), ModelError);
  EXPECT_NO_THROW(queue.push(at(10)));
}

TEST(EventQueue, RefusesNegativeTime) {
  EventQueue queue;
  EXPECT_THROW(queue.push(at(-1)), ModelError);
  EXPECT_TRUE(queue.empty());
}

TEST(EventQueue, CancelledEventsAreNeverPopped) {
  EventQueue queue;
  std::vector<EventHandle> handles;
  for (std::int64_t n = 0; n < 1000; ++n) handles.push_back(queue.push(at(n * 1000)));
  for (std::size_t n = 0; n < 1000; n += 2) EXPECT_TRUE(queue.cancel(handles[n]));
  EXPECT_EQ(queue.size(), 500U);
  for (std::int64_t n = 1; n < 1000; n += 2) EXPECT_EQ(queue.pop().time.us, n * 1000);
  EXPECT_TRUE(queue.empty());
}

TEST(EventQueue, CancelTellsWhetherTheEventWasStillPending) {
  EventQueue queue;
  const EventHandle popped = queue.push(at(1));
  const EventHandle cancelled = queue.push(at(2));
  queue.pop();
  EXPECT_FALSE(queue.cancel(popped));
  EXPECT_TRUE(queue.cancel(cancelled));
  EXPECT_FALSE(queue.cancel(cancelled));
  EXPECT_FALSE(queue.cancel(EventHandle{}));
  EXPECT_FALSE(queue.cancel({.slot = 1'000'000, .generation = 1}));
}

TEST(EventQueue, CancelRefusesTheFirstSlotThatWasNeverTaken) {
  EventQueue queue;
  const EventHandle handle = queue.push(at(1));
  EXPECT_FALSE(queue.cancel({.slot = handle.slot + 1, .generation = handle.generation}));
  EXPECT_EQ(queue.size(), 1U);
}

TEST(EventQueue, AHandleNeverNamesALaterEventInTheSameSlot) {
  EventQueue queue;
  const EventHandle old = queue.push(at(1));
  queue.pop();
  const EventHandle fresh = queue.push(at(2));
  ASSERT_EQ(old.slot, fresh.slot);
  EXPECT_FALSE(queue.cancel(old));
  EXPECT_EQ(queue.size(), 1U);
  EXPECT_TRUE(queue.cancel(fresh));
}

TEST(EventQueue, TheHandleOfAPoppedEventCancelsNothingWhileItsSlotIsFree) {
  EventQueue queue;
  const EventHandle handle = queue.push(at(1));
  queue.pop();
  EXPECT_FALSE(queue.cancel({.slot = handle.slot, .generation = handle.generation + 1}));
  EXPECT_EQ(queue.size(), 0U);
}

TEST(EventQueue, TimersThatAreAlwaysCancelledReuseTheirMemory) {
  EventQueue queue;
  std::uint32_t highest = 0;
  for (std::int64_t n = 0; n < 100'000; ++n) {
    const EventHandle timer = queue.push(at(1'000'000'000'000 + n));
    highest = std::max(highest, timer.slot);
    queue.cancel(timer);
  }
  EXPECT_LT(highest, 100U);
}

TEST(EventQueue, TimersOfTheSameInstantThatAreAlwaysCancelledReuseTheirMemory) {
  for (const std::int64_t us : {0, 1, 15, 16}) {  // the finest buckets and the next
    EventQueue queue;
    std::uint32_t highest = 0;
    for (int n = 0; n < 10'000; ++n) {
      const EventHandle timer = queue.push(at(us));
      highest = std::max(highest, timer.slot);
      queue.cancel(timer);
    }
    EXPECT_LT(highest, 100U) << us;
  }
}

TEST(EventQueue, IsReusableAfterEverythingWasCancelled) {
  EventQueue queue;
  for (std::int64_t n = 0; n < 100; ++n) queue.cancel(queue.push(at(n)));
  EXPECT_TRUE(queue.empty());
  EXPECT_THROW(queue.pop(), ModelError);
  queue.push(at(4));
  EXPECT_EQ(queue.pop(), at(4));
}

TEST(EventQueue, ACopyIsAnIndependentBranch) {
  EventQueue queue;
  for (std::int64_t n = 0; n < 500; ++n) queue.push(at(n * 77));
  for (int n = 0; n < 100; ++n) queue.pop();
  EventQueue branch = queue;
  const std::vector<Event> rest = drained(queue);
  branch.push(at(100 * 77, 5));
  while (branch.size() > 10) branch.pop();
  EXPECT_EQ(drained(queue), rest);
}

TEST(EventQueue, HandlesNameTheSameEventsInACopy) {
  EventQueue queue;
  const EventHandle handle = queue.push(at(1));
  EventQueue branch = queue;
  EXPECT_TRUE(branch.cancel(handle));
  EXPECT_EQ(queue.pop(), at(1));
  EXPECT_TRUE(branch.empty());
}

TEST(EventQueue, UpcomingNamesTheNextEventsInOrderWhereItKnowsThem) {
  EventQueue queue;
  for (std::int64_t n = 10; n > 0; --n) queue.push(at(4096 + 16 * n));
  queue.pop();
  ASSERT_NE(queue.upcoming(0), nullptr);
  for (std::int64_t n = 0; queue.upcoming(static_cast<std::size_t>(n)) != nullptr; ++n) {
    EXPECT_EQ(queue.upcoming(static_cast<std::size_t>(n))->time.us, 4096 + 16 * (n + 2));
  }
  EXPECT_EQ(queue.upcoming(1000), nullptr);
}

/// A heap would name none: it is kept only where finer buckets cannot help.
TEST(EventQueue, ManyPushesRightAfterAnEventLeaveTheNextOnesSorted) {
  EventQueue queue;
  for (const std::int64_t us : {4096, 8000}) queue.push(at(us));
  queue.pop();  // the next bucket begins here
  for (std::int64_t n = 100; n > 0; --n) queue.push(at(4096 + 16 + n));
  EXPECT_EQ(queue.pop().time.us, 4096 + 17);
  ASSERT_NE(queue.upcoming(0), nullptr);
  EXPECT_EQ(queue.upcoming(0)->time.us, 4096 + 18);
}

TEST(Event, IsPlainDataOfFortyBytes) {
  EXPECT_TRUE(std::is_trivially_copyable_v<Event> && std::is_aggregate_v<Event>);
  EXPECT_EQ(sizeof(Event), 40U);
}

}  // namespace
}  // namespace colead
