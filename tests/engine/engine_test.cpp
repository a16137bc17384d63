// SPDX-License-Identifier: Apache-2.0
#include "colead/engine/engine.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "colead/core/error.hpp"

namespace colead {
namespace {

Event at(std::int64_t us, std::uint16_t kind = 0) { return {.time = {us}, .kind = kind}; }

TEST(Engine, BeginsAtTheStartWithNothingPending) {
  Engine engine;
  EXPECT_EQ(engine.now(), Time::start());
  EXPECT_EQ(engine.pending(), 0U);
  EXPECT_EQ(engine.executed(), 0U);
  EXPECT_FALSE(engine.step([](const Event&) { FAIL(); }));
}

TEST(Engine, TheClockShowsTheTimeOfTheEventBeingHandled) {
  Engine engine;
  for (const std::int64_t us : {30, 10, 20}) engine.schedule(at(us));
  engine.run([&](const Event& event) { EXPECT_EQ(engine.now(), event.time); });
  EXPECT_EQ(engine.now(), Time{30});
  EXPECT_EQ(engine.executed(), 3U);
}

TEST(Engine, NextTimeIsThatOfTheNextEventOrNever) {
  Engine engine;
  EXPECT_EQ(engine.next_time(), never());
  const EventHandle first = engine.schedule(at(10));
  engine.schedule(at(20));
  EXPECT_EQ(engine.next_time(), Time{10});
  engine.cancel(first);
  EXPECT_EQ(engine.next_time(), Time{20});
}

TEST(Engine, RunUntilStopsBeforeEventsAtItsEnd) {
  Engine engine;
  for (const std::int64_t us : {9, 10, 11}) engine.schedule(at(us));
  engine.run_until(Time{10}, [](const Event& event) { EXPECT_EQ(event.time, Time{9}); });
  EXPECT_EQ(engine.now(), Time{10});
  EXPECT_EQ(engine.pending(), 2U);
}

TEST(Engine, RunUntilAdvancesTheClockWhenNothingHappens) {
  Engine engine;
  engine.run_until(Time{10}, [](const Event&) {});
  EXPECT_EQ(engine.now(), Time{10});
}

TEST(Engine, RunningInTwoWindowsIsRunningInOne) {
  const auto trace = [](std::vector<std::int64_t> ends) {
    Engine engine;
    std::vector<std::int64_t> times;
    engine.schedule(at(0));
    for (const std::int64_t end : ends) {
      engine.run_until(Time{end}, [&](const Event& event) {
        times.push_back(event.time.us);
        engine.schedule(at(event.time.us + 1 + event.time.us % 7));
      });
    }
    return times;
  };
  EXPECT_EQ(trace({1000}), trace({0, 3, 3, 500, 501, 1000}));
}

TEST(Engine, RefusesToRunBackwards) {
  Engine engine;
  engine.run_until(Time{10}, [](const Event&) {});
  EXPECT_THROW(engine.run_until(Time{9}, [](const Event&) {}), ModelError);
}

TEST(Engine, RefusesAnEventBeforeNowAndSaysWhich) {
  Engine engine;
  engine.run_until(Time{10}, [](const Event&) {});
  try {
    engine.schedule({.time = {9}, .kind = 4, .subject = 17});
    FAIL() << "accepted";
  } catch (const ModelError& error) {
    EXPECT_EQ(std::string{error.what()}, "event of kind 4 for subject 17 scheduled at 9 us, before now, 10 us");
  }
}

TEST(Engine, RefusesNegativeTime) {
  Engine engine;
  EXPECT_THROW(engine.schedule(at(-1)), ModelError);
}

TEST(Engine, RefusesAnEventAtNever) {
  Engine engine;
  EXPECT_THROW(engine.schedule({.time = never()}), ModelError);
}

TEST(Engine, AHandlerMayScheduleForThePresentInstantAndItKeepsTheOrder) {
  Engine engine;
  std::vector<std::uint16_t> kinds;
  engine.schedule(at(5, 1));
  engine.schedule(at(5, 3));
  engine.run([&](const Event& event) {
    kinds.push_back(event.kind);
    if (event.kind == 1) engine.schedule(at(5, 2));
  });
  EXPECT_EQ(kinds, (std::vector<std::uint16_t>{1, 2, 3}));
}

TEST(Engine, AHandlerMayCancel) {
  Engine engine;
  engine.schedule(at(1));
  const EventHandle second = engine.schedule(at(2));
  engine.run([&](const Event& event) {
    EXPECT_EQ(event.time, Time{1});
    EXPECT_TRUE(engine.cancel(second));
  });
  EXPECT_EQ(engine.executed(), 1U);
}

TEST(Engine, EndlessZeroDelayChainsAreStopped) {
  Engine engine;
  engine.limit_zero_delay(1000);
  engine.schedule(at(5));
  EXPECT_THROW(engine.run([&](const Event& event) { engine.schedule(event); }), BudgetError);
  EXPECT_EQ(engine.executed(), 1001U);
  EXPECT_EQ(engine.now(), Time{5});
}

TEST(Engine, TheZeroDelayBudgetIsAMillionUnlessSet) {
  Engine engine;
  engine.schedule(at(0));
  EXPECT_THROW(engine.run([&](const Event& event) { engine.schedule(event); }), BudgetError);
  EXPECT_EQ(engine.executed(), 1'000'001U);
}

TEST(Engine, TheZeroDelayBudgetIsNewAtEveryInstant) {
  Engine engine;
  engine.limit_zero_delay(10);
  engine.schedule({.time = {0}, .payload = 10});
  EXPECT_NO_THROW(engine.run([&](const Event& event) {
    if (event.payload > 0) return void(engine.schedule({.time = event.time, .payload = event.payload - 1}));
    if (event.time.us < 100) engine.schedule({.time = {event.time.us + 1}, .payload = 10});
  }));
  EXPECT_EQ(engine.executed(), 101U * 11U);
}

TEST(Engine, ACrowdPlannedForOneInstantIsNoChain) {
  Engine engine;
  engine.limit_zero_delay(10);
  for (int n = 0; n < 1000; ++n) engine.schedule(at(0));
  for (int n = 0; n < 1000; ++n) engine.schedule(at(9));
  EXPECT_NO_THROW(engine.run([](const Event&) {}));
  EXPECT_EQ(engine.executed(), 2000U);
}

TEST(Engine, RemainsUsableWhenAHandlerThrows) {
  Engine engine;
  engine.schedule(at(1));
  engine.schedule(at(2));
  EXPECT_THROW(engine.run([](const Event&) { throw std::runtime_error("handler"); }), std::runtime_error);
  EXPECT_EQ(engine.executed(), 1U);
  EXPECT_TRUE(engine.step([](const Event& event) { EXPECT_EQ(event.time, Time{2}); }));
}

TEST(Engine, ACopyIsAnIndependentBranch) {
  const auto run = [](Engine engine) {
    std::uint64_t hash = 0;
    engine.run_until(Time{20'000}, [&](const Event& event) {
      hash = hash * 31 + static_cast<std::uint64_t>(event.time.us) + event.identity;
      engine.schedule({.time = {event.time.us + 1 + static_cast<std::int64_t>(hash % 50)}, .identity = event.identity});
    });
    return hash;
  };
  Engine engine;
  for (std::uint64_t n = 0; n < 200; ++n) engine.schedule({.time = {static_cast<std::int64_t>(n % 9)}, .identity = n});
  const std::uint64_t first = run(engine);
  EXPECT_EQ(engine.now(), Time::start());
  EXPECT_EQ(run(engine), first);
}

TEST(Engine, AHandlerIsLentAndNotCopied) {
  struct Counter {
    int count{0};
    Counter() = default;
    Counter(const Counter&) = delete;
    void operator()(const Event&) { ++count; }
  } counter;
  Engine engine;
  engine.schedule(at(1));
  engine.schedule(at(2));
  engine.step(counter);
  engine.run(counter);
  EXPECT_EQ(counter.count, 2);
}

}  // namespace
}  // namespace colead
