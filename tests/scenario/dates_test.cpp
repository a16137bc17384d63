// SPDX-License-Identifier: Apache-2.0
// observed_from: the Monday on which observation begins. It moves no run, and what is said of the year agrees with it.
#include <gtest/gtest.h>

#include "colead/experiment/experiment.hpp"
#include "colead/scenario/emit.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::string from(const std::string& date, const std::string& text = tiny()) {
  return with(text, "seed: 11\n", "seed: 11\nobserved_from: " + date + "\n");
}

/// Decisions that arise more often in the last weeks of the year.
std::string with_winter(const std::string& text) {
  const std::string profiles =
      "arrival_profiles:\n  winter: {weeks: [{from: 50, to: 52, weight: 2}]}\ndecisions:\n  rota:\n";
  return with(with(text, "decisions:\n  rota:\n", profiles), "    pattern: weekdays\n", "    profile: winter\n");
}

TEST(Dates, AMondayIsRead) {
  const Scenario dated = read(from("2027-01-04"));
  ASSERT_TRUE(dated.setting.observed_from);
  EXPECT_EQ(date_text(*dated.setting.observed_from), "2027-01-04");
  EXPECT_EQ(dated.observed_from, "2027-01-04");
  EXPECT_FALSE(read(tiny()).setting.observed_from);
  EXPECT_FALSE(read(from("''")).setting.observed_from);
}

TEST(Dates, NoRunDependsOnIt) {
  const Scenario plain = read(tiny());
  const Scenario dated = read(from("2027-01-04"));
  EXPECT_EQ(canonical(plain), canonical(dated));
  EXPECT_NE(emit_json(resolved(plain)), emit_json(resolved(dated)));
  const RunTask task{0, {11, 0, {}}};
  const Fingerprint one = Experiment(plain, shipped()).run(task).fingerprint;
  const Fingerprint other = Experiment(dated, shipped()).run(task).fingerprint;
  EXPECT_EQ(one.trace, other.trace);
  EXPECT_EQ(one.outputs, other.outputs);
}

TEST(Dates, AnotherDayIsRefusedWithTheMondayBefore) {
  const Diagnostic problem = problem_of(from("2027-01-06"));
  EXPECT_EQ(problem.code, ErrorCode::range);
  EXPECT_EQ(problem.line, 4);
  EXPECT_EQ(problem.column, 16);
  EXPECT_EQ(problem.message, "observed_from: 2027-01-06 is a Wednesday, and weeks begin on a Monday");
  EXPECT_EQ(problem.expected, "a Monday as year-month-day, such as 2027-01-04");
  EXPECT_EQ(problem.suggestion, "2027-01-04");
}

TEST(Dates, WhatIsNoDayIsRefusedWithWhatMayHaveBeenMeant) {
  for (const char* text : {"04.01.2027", "4/1/2027", "2027/01/04", "2027-1-4", "20270104"}) {
    const Diagnostic problem = problem_of(from(text));
    EXPECT_EQ(problem.code, ErrorCode::type) << text;
    EXPECT_EQ(problem.message, "observed_from: '" + std::string{text} + "' is not a date from 1900 to 2999");
    EXPECT_EQ(problem.expected, "a Monday as year-month-day, such as 2027-01-04");
    EXPECT_EQ(problem.suggestion, "2027-01-04") << text;
  }
  EXPECT_EQ(problem_of(from("2027-02-30")).suggestion, "");
  EXPECT_EQ(problem_of(from("soon")).code, ErrorCode::type);
  EXPECT_EQ(problem_of(from("[2027, 1, 4]")).code, ErrorCode::type);
}

TEST(Dates, ARunBeginsOnAMondayTooSoTheWarmUpIsWholeWeeks) {
  const Diagnostic problem = problem_of(with(from("2027-01-04"), "warm_up_weeks: 4", "warm_up_weeks: 4.5"));
  EXPECT_EQ(problem.path, "warm_up_weeks");
  EXPECT_EQ(problem.expected, "a whole number of weeks");
  EXPECT_EQ(problem.suggestion, "5");
}

TEST(Dates, WeeksOfTheYearCountFromTheBeginningOfTheRun) {
  for (const char* week_5 : {"2027-02-01", "2028-01-31", "2026-01-26"})
    EXPECT_TRUE(read(from(week_5, with_winter(tiny()))).notices.empty()) << week_5;
  const std::string long_past = with(with_winter(tiny()), "warm_up_weeks: 4", "warm_up_weeks: 56");
  EXPECT_TRUE(read(from("2027-02-01", long_past)).notices.empty());
  const Diagnostic problem = problem_of(from("2027-06-07", with_winter(tiny())));
  EXPECT_EQ(problem.message,
            "observed_from: 2027-06-07 is in week 23 of its year, and observation begins in week 5 of that of "
            "arrival_profiles.winter, which begins with the run");
  EXPECT_EQ(problem.expected, "a Monday in week 5 of a year, or other warm_up_weeks");
  EXPECT_EQ(problem.suggestion, "2027-02-01");
  EXPECT_FALSE(read(with_winter(tiny())).setting.observed_from);
}

TEST(Dates, WhenASeasonPeaksIsTold) {
  const std::string text = with(tiny(), "    pattern: weekdays\n", "    pattern: weekdays\n    season: 0.2\n");
  EXPECT_TRUE(read(from("2027-02-01", text)).notices.empty());
  const Scenario dated = read(from("2027-06-07", text));
  ASSERT_EQ(dated.notices.size(), 1U);
  EXPECT_EQ(dated.notices[0].message,
            "decisions.rota.season_peak_week: observed from 2027-06-07, its season first peaks on 2028-05-23");
}

}  // namespace
}  // namespace colead
