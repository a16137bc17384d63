// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <queue>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "colead/engine/event_queue.hpp"

namespace colead {
namespace {

/// What the queue must do, written as plainly as possible.
class Oracle {
 public:
  void push(const Event& event) { heap_.push(event); }
  void cancel(const Event& event) { gone_.push(event); }
  Event pop() {
    while (!gone_.empty() && heap_.top() == gone_.top()) {
      heap_.pop();
      gone_.pop();
    }
    const Event event = heap_.top();
    heap_.pop();
    return event;
  }
  [[nodiscard]] std::size_t size() const { return heap_.size() - gone_.size(); }

 private:
  std::priority_queue<Event, std::vector<Event>, std::greater<>> heap_;
  std::priority_queue<Event, std::vector<Event>, std::greater<>> gone_;
};

struct Load {
  std::string name;
  std::int64_t (*delay)(std::mt19937_64&);
  std::size_t pending;
  unsigned cancel_percent;
};

std::int64_t below(std::mt19937_64& random, std::uint64_t n) { return static_cast<std::int64_t>(random() % n); }
std::int64_t uniform(std::mt19937_64& random) { return below(random, 7'200'000'000); }
std::int64_t dense(std::mt19937_64& random) { return below(random, 200); }
std::int64_t tied(std::mt19937_64& random) { return below(random, 3) * 3'600'000'000; }
std::int64_t bimodal(std::mt19937_64& random) {
  return random() % 10 == 0 ? below(random, 1ULL << 42U) : below(random, 1000);
}
std::int64_t all_scales(std::mt19937_64& random) {
  return static_cast<std::int64_t>(random() >> (5 + random() % 59)) >> 8;
}

class EventQueueUnder : public testing::TestWithParam<Load> {};

TEST_P(EventQueueUnder, RandomOperationsAgreesWithAPriorityQueue) {
  const Load load = GetParam();
  std::mt19937_64 random{42};
  EventQueue queue;
  Oracle oracle;
  std::vector<std::pair<EventHandle, Event>> handles;
  std::int64_t now = 0;
  std::uint64_t cancels = 0;
  const auto pop = [&] {
    if (random() % 8 == 0) {
      ASSERT_GE(queue.top().time.us, now);
    }
    const Event expected = oracle.pop();
    ASSERT_EQ(queue.pop(), expected);
    now = expected.time.us;
  };
  const auto cancel = [&] {
    if (handles.empty()) return;
    std::swap(handles[random() % handles.size()], handles.back());
    const auto [handle, event] = handles.back();
    handles.pop_back();
    if (!queue.cancel(handle)) return;
    oracle.cancel(event);
    ++cancels;
    ASSERT_FALSE(queue.cancel(handle));
  };
  for (std::uint32_t n = 0; n < 600'000 && !HasFatalFailure(); ++n) {
    const std::size_t aim = n % 100'000 < 90'000 ? load.pending : load.pending / 20;
    if (queue.size() <= aim) {
      const Event event{.time = {now + load.delay(random)},
                        .priority = static_cast<std::uint8_t>(random() % 3),
                        .kind = static_cast<std::uint16_t>(random() % 2),
                        .subject = n,
                        .identity = (random() % 2) << 63U | random() % 3,
                        .ordinal = static_cast<std::uint32_t>(random() % 2)};
      handles.emplace_back(queue.push(event), event);
      oracle.push(event);
    }
    if (random() % 100 < load.cancel_percent) cancel();
    if (queue.size() > aim) pop();
    ASSERT_EQ(queue.size(), oracle.size());
  }
  while (!queue.empty() && !HasFatalFailure()) pop();
  EXPECT_EQ(oracle.size(), 0U);
  EXPECT_EQ(load.cancel_percent > 0, cancels > 0);
}

INSTANTIATE_TEST_SUITE_P(Loads, EventQueueUnder,
                         testing::Values(Load{"uniform_few", uniform, 20, 10}, Load{"uniform_some", uniform, 100, 30},
                                         Load{"uniform_many", uniform, 50'000, 5},
                                         Load{"dense_many", dense, 20'000, 10}, Load{"dense_few", dense, 150, 0},
                                         Load{"tied_many", tied, 20'000, 10}, Load{"tied_few", tied, 120, 40},
                                         Load{"bimodal", bimodal, 5'000, 10},
                                         Load{"all_scales_few", all_scales, 90, 20},
                                         Load{"all_scales_many", all_scales, 30'000, 60}),
                         [](const auto& load) { return load.param.name; });

TEST(EventQueue, PushesOfManyBelowAPeekedEventStayOrdered) {
  std::mt19937_64 random{7};
  EventQueue queue;
  Oracle oracle;
  const auto push = [&](std::int64_t us) {
    const Event event{.time = {us}, .identity = random()};
    queue.push(event);
    oracle.push(event);
  };
  for (int round = 1; round < 200; ++round) {
    push(round * 1'000'000LL);
    ASSERT_EQ(queue.top().time.us, round * 1'000'000LL);
    for (int n = 0; n < 500; ++n) push(round * 1'000'000LL - 1 - below(random, 999'999));
    for (int n = 0; n < 250; ++n) push(round * 1'000'000LL - 1);
    while (!queue.empty()) ASSERT_EQ(queue.pop(), oracle.pop());
  }
}

TEST(EventQueue, AMillionEventsOfOneInstantWithMoreAddedMeanwhileStayOrdered) {
  std::mt19937_64 random{9};
  EventQueue queue;
  Oracle oracle;
  const auto push = [&] {
    const Event event{.time = {5}, .identity = random()};
    queue.push(event);
    oracle.push(event);
  };
  for (int n = 0; n < 500'000; ++n) push();
  for (int n = 0; n < 500'000; ++n) {
    ASSERT_EQ(queue.pop(), oracle.pop());
    push();
  }
  while (!queue.empty()) ASSERT_EQ(queue.pop(), oracle.pop());
}

}  // namespace
}  // namespace colead
