// SPDX-License-Identifier: Apache-2.0
// Meetings that nobody can hold, and ids that make two things one.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "colead/scenario/check_meetings.hpp"
#include "colead/scenario/shared_weeks.hpp"
#include "support/tiny_scenario.hpp"

namespace colead {
namespace {

using namespace test;

std::vector<Diagnostic> problems_of(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const ScenarioError& error) {
    return error.diagnostics();
  }
  return {};
}

/// Line of the first place where `what` stands.
int line_of(const std::string& text, std::string_view what) {
  const std::size_t at = text.find(what);
  return static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

/// Managers by day, medics by night.
std::string by_day_and_night() {
  std::string text =
      with(tiny(), "  office: {weeks", "  nights: {weeks: [{open: [\"mon-fri 20:00-06:00\"]}]}\n  office: {weeks");
  text = with(text, "{profession: medic, tier: senior, calendar: office,",
              "{profession: medic, tier: senior, calendar: nights,");
  return with(text, "{profession: medic, tier: mid, count: 2, calendar: office,",
              "{profession: medic, tier: mid, count: 2, calendar: nights,");
}

TEST(Meetings, WithoutACommonHourAreRefusedWithLineAndKey) {
  const std::string text = by_day_and_night();
  const auto problems = problems_of(text);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].code, ErrorCode::range);
  EXPECT_EQ(problems[0].path, "decisions.rota.meeting_minutes");
  EXPECT_EQ(problems[0].line, line_of(text, "meeting_minutes: 30"));
  EXPECT_NE(problems[0].message.find("unit 'north'"), std::string::npos) << problems[0].message;
}

TEST(Meetings, LongerThanAnyOpenStretchAreRefused) {
  const std::string text = with(tiny(), "mon-fri 09:00-12:00", "mon-fri 09:00-09:15");
  const auto problems = problems_of(text);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].path, "decisions.rota.meeting_minutes");
  // Two sittings of a quarter of an hour are room enough for half an hour, when roles are known.
  EXPECT_TRUE(problems_of(with_behaviour(with(with(text, "meeting_minutes: 60", "meeting_minutes: 30"),
                                              "meeting_minutes: 30", "meeting_minutes: 30.0"),
                                         "{uptake: {handoff: 0}, endings: {split_above_minutes: 20}}"))
                  .empty());
}

TEST(Meetings, OfPeopleWithoutOpenHoursAreRefusedAtTheCalendar) {
  const std::string text = with(tiny(), "open: [\"mon-fri 09:00-12:00\"]", "open: []");
  const auto problems = problems_of(text);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0].path, "calendars.office");
  EXPECT_EQ(problems[0].line, line_of(text, "  office:"));
}

TEST(Meetings, OnDaysWithoutOpenHoursAreRefused) {
  // Every 7 days is every Monday.
  const std::string text = with(with(tiny(), "mon-fri 09:00-12:00", "tue-fri 09:00-12:00"), "  north: {type: ward}",
                                "  north: {type: ward, meeting_every_days: 7}");
  EXPECT_FALSE(problems_of(text).empty());
  EXPECT_TRUE(problems_of(with(text, "meeting_every_days: 7", "meeting_every_days: 1.5")).empty());
}

TEST(Meetings, ThatAreTightAreToldAndNotRefused) {
  std::string text =
      with(tiny(), "  office: {weeks",
           "  rota: {weeks: [{open: [\"mon-fri 09:00-12:00\"]}, {duty: [\"mon 09:00-12:00\"]}, {duty: [\"mon "
           "09:00-12:00\"]}, {duty: [\"mon 09:00-12:00\"]}, {duty: [\"mon 09:00-12:00\"]}]}\n  office: {weeks");
  text = with(text, "{profession: medic, tier: senior, calendar: office,",
              "{profession: medic, tier: senior, calendar: rota,");
  text = with(text, "{profession: medic, tier: mid, count: 2, calendar: office,",
              "{profession: medic, tier: mid, count: 2, calendar: rota,");
  const Scenario scenario = read(text);
  ASSERT_FALSE(scenario.notices.empty());
  EXPECT_NE(scenario.notices[0].message.find("20 % of rota weeks"), std::string::npos) << scenario.notices[0].message;
  EXPECT_TRUE(read(tiny()).notices.empty());
}

TEST(Meetings, OfMorePeopleThanThereAreAreStillThePlansToRefuse) {
  EXPECT_TRUE(check_meetings(read(tiny()).setting).empty());
}

/// The share for independent rotas is counted by hand: a week of a person in three shares its slot with another's week
/// in two when both are open.
TEST(SharedWeeks, AreCountedOverWeeksAndDraws) {
  const CalendarMask thirds =
      compile({"a", "", {{{"mon 09:00-10:00"}, {}}, {{}, {"mon 09:00-10:00"}}, {{}, {"mon 09:00-10:00"}}}});
  const CalendarMask halves = compile({"b", "", {{{"mon 09:30-11:00"}, {}}, {{}, {"mon 09:00-10:00"}}}});
  const std::array<PlaceCandidates, 2> places{PlaceCandidates{{&thirds, 0, 1}, {&thirds, 1, 3}},
                                              PlaceCandidates{{&halves, 0, 1}, {&halves, 1, 1}}};
  WeeksToTry what{60, 0, Hours::open, minutes(30)};
  std::int64_t left = 1000;
  WeeksOfCalendars calendars;
  const SharedWeeks found = shared_weeks(places, what, calendars, left);
  EXPECT_TRUE(found.complete);
  EXPECT_DOUBLE_EQ(found.share, 1.0 / 6);
  EXPECT_EQ(left, 1000 - 6 * 4);
  what.length = minutes(31);
  EXPECT_EQ(shared_weeks(places, what, calendars, left).share, 0.0);
  left = 5;
  EXPECT_FALSE(shared_weeks(places, what, calendars, left).complete);
}

/// Of one profession there are as many as there are; people of two professions may have one calendar.
TEST(SharedWeeks, SeatNobodyTwice) {
  const CalendarMask office = compile({"a", "", {{{"mon 09:00-10:00"}, {}}}});
  std::int64_t left = 100;
  WeeksOfCalendars calendars;
  const WeeksToTry what{10, 0, Hours::open, minutes(60)};
  const PlaceCandidates one{{&office, 0, 1, 0}};
  const PlaceCandidates other{{&office, 0, 1, 1}};
  EXPECT_EQ(shared_weeks(std::array{one, other}, what, calendars, left).share, 1.0);
  EXPECT_EQ(shared_weeks(std::array{one, one}, what, calendars, left).share, 0.0);
}

TEST(SharedWeeks, KnowSlotsOverSundayMidnight) {
  const CalendarMask night = compile({"a", "", {{{"sun 23:00-01:00"}, {}}}});
  const std::array<PlaceCandidates, 1> places{PlaceCandidates{{&night, 0, 1}}};
  std::int64_t left = 100;
  WeeksOfCalendars calendars;
  EXPECT_EQ(shared_weeks(places, {10, 0, Hours::open, hours(2)}, calendars, left).share, 1.0);
  EXPECT_EQ(shared_weeks(places, {10, 0, Hours::open, hours(2.25)}, calendars, left).share, 0.0);
}

TEST(Ids, AllIsReserved) {
  const std::string text = with(with(tiny(), "  rota:\n", "  all:\n"), "{rota: {}, ", "{all: {}, ");
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].path, "decisions.all");
  EXPECT_NE(problems_of(with(tiny(), "  manager: {}", "  all: {}\n  manager: {}")).size(), 0U);
}

TEST(Ids, OfUnitsAndClassesHoldNoDots) {
  const std::string text = with(tiny(), "  north: {type: ward}", "  nor.th: {type: ward}");
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].path, "units.nor.th");
  EXPECT_EQ(problems[0].line, line_of(text, "  nor.th"));
  EXPECT_EQ(problems_of(with(with(tiny(), "  rota:\n", "  ro.ta:\n"), "{rota: {}, ", "{ro.ta: {}, ")).size(), 1U);
}

TEST(Metrics, StandOnce) {
  const std::string text = tiny() + "metrics: [lead_time, {kind: lead_time, quantile: 0.5}]\n";
  const auto problems = problems_of(text);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].path, "metrics[1]");
}

/// Rotas of coprime lengths come to thousands of weeks, and a hundred unit types ask for each of them.
TEST(Meetings, AreCheckedWithinASecondOfWork) {
  std::string text = tiny();
  std::string calendars;
  const std::array<int, 4> primes{101, 103, 107, 109};
  for (const int weeks : primes) {
    calendars += "  rota" + std::to_string(weeks) + ": {weeks: [{open: [\"mon-fri 09:00-12:00\"]}";
    for (int w = 1; w < weeks; ++w) calendars += ", {duty: [\"mon 09:00-12:00\"]}";
    calendars += "]}\n";
  }
  text = with(text, "  office: {weeks", calendars + "  office: {weeks");
  text = with(text, "horizon_weeks: 26", "horizon_weeks: 5000");
  std::string types, units;
  for (int t = 0; t < 60; ++t) {
    const std::string id = "type" + std::to_string(t);
    types += "  " + id +
             ":\n    staff:\n      - {profession: manager, tier: mid, count: 150, calendar: rota101}\n"
             "      - {profession: medic, tier: mid, count: 150, calendar: rota103}\n"
             "      - {profession: manager, tier: senior, count: 150, calendar: rota107}\n"
             "      - {profession: medic, tier: senior, count: 150, calendar: rota109}\n"
             "    decisions: {rota: {}, plan: {}}\n";
    units += "  unit" + std::to_string(t) + ": {type: " + id + ", meeting_every_days: 7}\n";
  }
  text = with(text, "units:\n", types + "units:\n" + units);
  const std::clock_t before = std::clock();
  const Scenario scenario = read(text);
  EXPECT_FALSE(scenario.notices.empty());
  EXPECT_LT(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC, 1.0);
}

}  // namespace
}  // namespace colead
