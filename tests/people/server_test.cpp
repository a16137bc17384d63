// SPDX-License-Identifier: Apache-2.0
#include "colead/people/server.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr PersonId ann{0};

Diaries diaries_of(std::vector<std::string> open, std::vector<std::string> duty = {}) {
  const std::array calendars{compile({"c", "", {{std::move(open), std::move(duty)}}})};
  return {calendars, std::array{Rota{}}};
}
Time at(double hour) { return Time{} + hours(hour); }
void book(Diaries& d, double hour, double length) { d.book(ann, at(hour), hours(length)); }

TEST(TaskRun, StopsOverNightAndOverTheWeekend) {
  const Diaries diaries = diaries_of({"mon-fri 09:00-17:00"});
  EXPECT_EQ(start_task(diaries, ann, at(16), hours(2), Hours::open).completion, at(24 + 10));
  EXPECT_EQ(start_task(diaries, ann, at(4 * 24 + 16.5), hours(1), Hours::open).completion, at(7 * 24 + 9.5));
}

TEST(TaskRun, ABookingAheadMovesTheCompletion) {
  Diaries diaries = diaries_of({"daily 00:00-24:00"});
  TaskRun run = start_task(diaries, ann, at(1), hours(3), Hours::open);
  replan(diaries, run, at(2), [](Diaries& d) { book(d, 3, 1); });
  EXPECT_EQ(run.completion, at(5));
  replan(diaries, run, at(2.1), [](Diaries& d) { d.release(ann, at(3), hours(1)); });
  EXPECT_EQ(run.completion, at(4));
}

TEST(TaskRun, ABookingAfterTheCompletionMovesNothing) {
  Diaries diaries = diaries_of({"daily 00:00-24:00"});
  TaskRun run = start_task(diaries, ann, at(0), hours(3), Hours::open);
  replan(diaries, run, at(1), [](Diaries& d) { book(d, 3, 5); });
  EXPECT_EQ(run.completion, at(3));
}

TEST(TaskRun, BookingsAtOddMomentsKeepTheWorkExact) {
  Diaries diaries = diaries_of({"daily 00:00-24:00"});
  const Time begin{1'234'567};
  TaskRun run = start_task(diaries, ann, begin, Duration{9'876'543'211}, Hours::open);
  const Time now{3'333'333'333};
  diaries.roll(now);
  EXPECT_EQ(work_left(diaries, run, now), Duration{9'876'543'211} - (now - begin));
  replan(diaries, run, now, [&](Diaries& d) { d.book(ann, now, hours(1)); });
  EXPECT_EQ(run.completion, begin + Duration{9'876'543'211} + hours(1));
}

TEST(TaskRun, NoHoursMeansNeverUntilProtectionOpensSome) {
  Diaries diaries = diaries_of({}, {"mon 09:00-17:00"});
  TaskRun run = start_task(diaries, ann, at(1), hours(2), Hours::open);
  EXPECT_EQ(run.completion, never());
  EXPECT_EQ(work_left(diaries, run, at(30)), hours(2));
  replan(diaries, run, at(30), [](Diaries& d) { d.protect(ann, hours(1)); });
  EXPECT_EQ(run.completion, at(2 * 168 + 10));
}

TEST(TaskRun, TakingTheHoursAwayAndGivingThemBackLosesNothing) {
  Diaries diaries = diaries_of({}, {"mon-fri 09:00-17:00"});
  diaries.protect(ann, hours(5));
  TaskRun run = start_task(diaries, ann, at(9), hours(3), Hours::open);
  EXPECT_EQ(run.completion, at(48 + 10));
  replan(diaries, run, at(24 + 9.5), [](Diaries& d) { d.protect(ann, hours(0)); });
  EXPECT_EQ(run.completion, never());
  EXPECT_EQ(run.left_at_plan, hours(1.5));
  replan(diaries, run, at(168), [](Diaries& d) { d.protect(ann, hours(5)); });
  EXPECT_EQ(run.completion, at(168 + 24 + 9.5));
}

TEST(TaskRun, ARefusedBookingChangesNothing) {
  Diaries diaries = diaries_of({"daily 00:00-24:00"});
  book(diaries, 2, 1);
  TaskRun run = start_task(diaries, ann, at(1), hours(3), Hours::open);
  EXPECT_THROW(replan(diaries, run, at(1), [](Diaries& d) { book(d, 2.5, 1); }), ModelError);
  EXPECT_EQ(run.completion, at(5));
}

}  // namespace
}  // namespace colead
