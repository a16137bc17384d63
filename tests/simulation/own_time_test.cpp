// SPDX-License-Identifier: Apache-2.0
// Hours outside the session: where they go, what they displace and who has no room for them. Everybody has 3 open hours
// of 10 on duty a day, from 9 to 12 of 8 to 18, nothing to decide, and is asked on Monday at midnight.
#include <gtest/gtest.h>

#include "colead/simulation/attendance.hpp"
#include "simulation/table_fixture.hpp"

namespace colead {
namespace {

using namespace test;

std::string course(const std::string& hours, const std::string& who = "everybody") {
  return "{kind: blended_course, every_weeks: 0, selection: " + who + ", " + hours + "}";
}

Experiment quiet(const std::string& interventions, const std::string& weeks, const std::string& behaviour = "{}") {
  std::string text = with(tiny(), "decisions: {rota: {}, beds: {}, plan: {}}", "decisions: {}");
  text = with(with(text, "tenure_years: 0.8", "tenure_years: 500"), "warm_up_weeks: 4", "warm_up_weeks: 0");
  text = with(with(text, "horizon_weeks: 26", "horizon_weeks: " + weeks), "every_weeks: 4", "every_weeks: 1");
  return experiment(with_behaviour(with_trial(text, interventions), behaviour));
}

double figure(const Experiment& made, const RunResult& result, std::string_view name) {
  const std::uint32_t output = made.watch().column(name);
  for (const auto& one : result.figures) {
    if (one.output == output && one.group == "all") return one.value;
  }
  throw std::logic_error("no figure " + std::string(name));
}

struct Case {
  std::string interventions;
  std::string weeks;
  double hours;      ///< of the strategy, a person in the whole run
  double displaced;  ///< of these
};

class OwnTime : public testing::TestWithParam<Case> {};

TEST_P(OwnTime, IsChargedAsItIsBooked) {
  const Experiment made = quiet(GetParam().interventions, GetParam().weeks);
  const RunResult result = run(made, 1);
  const double weeks = std::stod(GetParam().weeks);
  EXPECT_NEAR(figure(made, result, "strategy_hours") * weeks, GetParam().hours, 1e-9);
  EXPECT_NEAR(figure(made, result, "displaced_hours") * weeks, GetParam().displaced, 1e-9);
}

/// Duty that is not open counts in full, so somebody with an hour less than fits stands below 1, and what is displaced
/// comes on top: it is still to be done.
TEST_P(OwnTime, IsNoMoreThanDutyButForWhatItDisplaces) {
  const Experiment made = quiet(GetParam().interventions, GetParam().weeks);
  const RunResult result = run(made, 1);
  EXPECT_LE(figure(made, result, "utilisation"), 1.0 + figure(made, result, "displaced_hours") / 50.0 + 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Hours, OwnTime,
    testing::Values(
        Case{course("session_hours: 1, preparation_hours: 4"), "1", 5, 0},    // Monday and Tuesday
        Case{course("session_hours: 0, preparation_hours: 15"), "1", 15, 0},  // every open hour of the week
        Case{course("session_hours: 0, preparation_hours: 16"), "1", 15, 0},  // an hour of it on the next Monday
        Case{course("session_hours: 0, preparation_hours: 16"), "2", 16, 0},
        // A session longer than any day's open hours comes out of duty, Monday 8:00 to 11:30; what is open is left.
        Case{course("session_hours: 3.5, preparation_hours: 10"), "1", 13.5, 3.5},
        Case{course("session_hours: 3.5, preparation_hours: 10, at: \"wed 13:00\""), "1", 13.5, 3.5},
        // Four weeks hold 60 open hours, the rest is other duty, the earliest first.
        Case{course("session_hours: 0, preparation_hours: 70"), "4", 70, 10},
        Case{course("session_hours: 0, preparation_hours: 70"), "1", 25, 10},
        Case{course("session_hours: 2, preparation_hours: 49, dose: 1.25"), "4", 63.75, 3.75},
        // 200 hours of duty in four weeks, and not an hour more.
        Case{course("session_hours: 0, preparation_hours: 80, dose: 2.5"), "4", 200, 140},
        Case{course("session_hours: 0, preparation_hours: 80, dose: 2.51"), "4", 0, 0},
        Case{course("session_hours: 2, preparation_hours: 80, dose: 2.5"), "4", 0, 0},
        // Two courses share a diary: the first has 40 open hours, the second 20 and 20 of other duty.
        Case{course("session_hours: 0, preparation_hours: 80, dose: 0.5") + ", " +
                 course("session_hours: 0, preparation_hours: 80, dose: 0.5"),
             "1", 35, 20},
        Case{course("session_hours: 0, preparation_hours: 80, dose: 0.5") + ", " +
                 course("session_hours: 0, preparation_hours: 80, dose: 0.5"),
             "4", 80, 20},
        // The second course finds the first week full: nothing of the second week is charged to the first.
        Case{course("session_hours: 3, preparation_hours: 12") + ", " +
                 course("session_hours: 3, preparation_hours: 12"),
             "1", 15, 0},
        Case{course("session_hours: 3, preparation_hours: 12") + ", " +
                 course("session_hours: 3, preparation_hours: 12"),
             "2", 30, 0},
        // Five sessions of three hours fill a week, whatever else is asked in it.
        Case{"{kind: real_time, every_weeks: 0.1, selection: everybody, session_hours: 3}", "1", 15, 0},
        // A session on Friday from 8:00 to 12:00, in a run that ends at 9:00 of that day.
        Case{course("session_hours: 4, preparation_hours: 0, at: \"fri 08:00\""), "0.625", 1, 1},
        // From Thursday noon on Friday morning is left of the run.
        Case{course("session_hours: 0, preparation_hours: 9, start_week: 0.5"), "1", 3, 0}));

TEST(OwnTime, TakesThePiecesThatTheSessionLeaves) {
  const Experiment made = quiet(course("session_hours: 1, preparation_hours: 4"), "1");
  Simulation simulation = begin(made, 1);
  simulation.run_until(Time::start() + hours(1));
  const auto booked = [&](double hour) {
    return simulation.world().diaries.booked_at(PersonId{0}, Time::start() + hours(hour));
  };
  for (const double hour : {9.0, 9.5, 11.9, 24 + 9.0, 24 + 10.9}) EXPECT_TRUE(booked(hour)) << hour;
  for (const double hour : {8.9, 12.0, 24 + 8.9, 24 + 11.0, 48 + 9.0}) EXPECT_FALSE(booked(hour)) << hour;
}

/// A clash with the own calendar keeps people away, whether the session makes it or what is done outside it.
TEST(OwnTime, ThatDisplacesDutyIsAClash) {
  const auto came = [](const std::string& hours) {
    const Experiment made = quiet(course(hours, "voluntary"), "4", "{attendance: {intercept: 20, clash: 50}}");
    return figure(made, run(made, 1), "strategy_hours") > 0.0;
  };
  EXPECT_TRUE(came("session_hours: 3, preparation_hours: 57"));
  EXPECT_FALSE(came("session_hours: 3, preparation_hours: 57.5"));
  EXPECT_FALSE(came("session_hours: 3.5, preparation_hours: 1"));
}

}  // namespace
}  // namespace colead
