// SPDX-License-Identifier: Apache-2.0
#include "colead/people/calendar.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr std::size_t mon = 0, tue = 1, thu = 3, fri = 4, sat = 5, sun = 6;

constexpr std::size_t quarter(std::size_t day, double hour) {
  return day * quarters_per_day + static_cast<std::size_t>(hour * 4);
}

WeekBits span(std::size_t begin, std::size_t end) {
  WeekBits bits;
  for (std::size_t i = begin; i < end; ++i) bits.set(i);
  return bits;
}

SessionBits parsed(std::vector<std::string> texts) { return parse_sessions(texts); }

std::string fault(const std::vector<std::string>& texts) {
  try {
    (void)parse_sessions(texts);
  } catch (const ModelError& error) {
    return error.what();
  }
  return "";
}

Calendar one_week(std::vector<std::string> open, std::vector<std::string> duty = {}) {
  return {"c", "", {{std::move(open), std::move(duty)}}};
}

/// Collects what visit() requires; its fields stand as they are.
class Checker final : public FieldVisitor {
 public:
  std::vector<std::string> faults;
  void number(const Field&, double&) override {}
  void integer(const Field&, std::int64_t&) override {}
  void seed(const Field&, std::uint64_t&) override {}
  void boolean(const Field&, bool&) override {}
  void text(const Field&, std::string&) override {}
  void texts(const Field&, std::vector<std::string>&) override {}
  void numbers(const Field&, std::vector<double>&) override {}
  void name(const Field&, Name&) override {}
  void names(const Field&, std::vector<Name>&) override {}
  void by_name(const Field&, std::vector<double>&, bool) override {}
  void choice_index(const Field&, int&, std::span<const std::string_view>) override {}
  void kind(const Field&, std::string_view, KindInstance&) override {}
  void kinds(const Field&, std::string_view, std::vector<KindInstance>&) override {}
  void require(bool holds, std::string_view field, std::string_view message) override {
    if (!holds) faults.push_back(std::string{field} + ": " + std::string{message});
  }

 protected:
  [[nodiscard]] bool reading() const override { return false; }
  bool enter(const Field&) override { return true; }
  void leave() override {}
  bool begin_list(const Field&, std::size_t&) override { return true; }
  bool begin_map(const Field&, std::vector<std::string>&) override { return true; }
  void enter_item(std::size_t) override {}
  void leave_item() override {}
  void end_list() override {}
  void end_map() override {}
};

std::vector<std::string> faults_of(Calendar calendar) {
  Checker checker;
  calendar.visit(checker);
  return checker.faults;
}

TEST(Calendar, ReadsARangeOfDays) {
  WeekBits expected;
  for (std::size_t day = mon; day <= fri; ++day) expected |= span(quarter(day, 9), quarter(day, 17));
  const SessionBits bits = parsed({"mon-fri 09:00-17:00"});
  EXPECT_EQ(bits.week, expected);
  EXPECT_TRUE(bits.next_week.none());
}

TEST(Calendar, ReadsAListOfDaysAndQuarterHours) {
  const WeekBits expected = span(quarter(tue, 13), quarter(tue, 17.75)) | span(quarter(thu, 13), quarter(thu, 17.75));
  EXPECT_EQ(parsed({"tue,thu 13:00-17:45"}).week, expected);
}

TEST(Calendar, MixesDaysAndRangesAndJoinsSessions) {
  EXPECT_EQ(parsed({"mon,wed-fri 08:00-10:00", "mon 09:00-12:00"}).week,
            parsed({"mon 08:00-12:00", "wed,thu,fri 08:00-10:00"}).week);
}

TEST(Calendar, DailyIsEveryDayAndTwentyFourHoursAreTheWholeWeek) {
  EXPECT_EQ(parsed({"daily 08:00-20:00"}).week, parsed({"mon-sun 08:00-20:00"}).week);
  EXPECT_TRUE(parsed({"daily 00:00-24:00"}).week.all());
}

TEST(Calendar, ARangeOfDaysMayRunThroughTheWeekend) {
  EXPECT_EQ(parsed({"fri-mon 08:00-09:00"}).week, parsed({"fri,sat,sun,mon 08:00-09:00"}).week);
}

TEST(Calendar, ASessionOverMidnightEndsOnTheNextDay) {
  EXPECT_EQ(parsed({"sat 20:00-08:00"}).week, span(quarter(sat, 20), quarter(sun, 8)));
}

TEST(Calendar, SundayNightFallsIntoTheNextWeekOfTheCycle) {
  const SessionBits bits = parsed({"sun 20:00-08:00"});
  EXPECT_EQ(bits.week, span(quarter(sun, 20), quarters_per_week));
  EXPECT_EQ(bits.next_week, span(0, quarter(mon, 8)));
  const CalendarMask mask = compile({"nights", "", {{{"sun 20:00-08:00"}, {}}, {}, {}}});
  EXPECT_EQ(mask.weeks[1].duty, span(0, quarter(mon, 8)));
  EXPECT_TRUE(mask.weeks[2].duty.none());
}

TEST(Calendar, TheLastWeekRunsIntoTheFirst) {
  const CalendarMask mask = compile(one_week({"sun 23:00-01:00"}));
  EXPECT_EQ(mask.weeks[0].open, span(quarter(sun, 23), quarters_per_week) | span(0, quarter(mon, 1)));
}

TEST(Calendar, DutyIsOpenUnlessWritten) {
  const CalendarMask mask = compile(one_week({"mon 09:00-12:00"}));
  EXPECT_EQ(mask.weeks[0].duty, mask.weeks[0].open);
  const CalendarMask wider = compile(one_week({"mon 09:00-12:00"}, {"mon-fri 08:00-18:00"}));
  EXPECT_EQ(wider.weeks[0].duty.count(), 200U);
  EXPECT_EQ(wider.weeks[0].open.count(), 12U);
}

TEST(Calendar, OpenOutsideDutyIsRefusedAndPlaced) {
  try {
    (void)compile(one_week({"mon-fri 09:00-17:00"}, {"mon-thu 08:00-18:00"}));
    FAIL();
  } catch (const ModelError& error) {
    EXPECT_EQ(std::string{error.what()},
              "week 1 is open on fri 09:00, outside its duty; expected open hours within duty");
  }
}

TEST(Calendar, ACycleHasFromOneToAsManyWeeksAsAllowed) {
  EXPECT_THROW((void)compile({"none", "", {}}), ModelError);
  EXPECT_THROW((void)compile({"long", "", std::vector<WeekPattern>(max_cycle_weeks + 1)}), ModelError);
  EXPECT_EQ(compile({"longest", "", std::vector<WeekPattern>(max_cycle_weeks)}).weeks.size(), max_cycle_weeks);
}

TEST(Calendar, WhatIsNoSessionIsQuotedWithTheExpectedForm) {
  const std::string message = fault({"mon-fri 09:00-17:00", "mon 9-17"});
  EXPECT_NE(message.find("'mon 9-17' is no session"), std::string::npos);
  EXPECT_NE(message.find("'mon-fri 09:00-17:00'"), std::string::npos);
}

TEST(Calendar, RefusesEverythingElse) {
  for (const char* text : {"",
                           " ",
                           "mon",
                           "mon ",
                           "mon 09:00",
                           "mon 09:00-",
                           "mon 9:00-17:00",
                           "mon 09:00-17:10",
                           "mon 09:00-24:15",
                           "mon 24:00-08:00",
                           "mon 09:00-09:00",
                           "monday 09:00-17:00",
                           "Mon 09:00-17:00",
                           "mon, tue 09:00-17:00",
                           "mon- 09:00-17:00",
                           "-fri 09:00-17:00",
                           "mon-wed-fri 09:00-17:00",
                           ",mon 09:00-17:00",
                           "mon 09:00-17:00 x",
                           "mon 09:00 - 17:00",
                           "mon 0900-1700",
                           "mon 09:60-17:00",
                           "mon -1:00-02:00",
                           "weekly 09:00-17:00",
                           "mon\t09:00-17:00",
                           "mon 09:00-17:00\n",
                           "daily,mon 09:00-10:00"}) {
    EXPECT_NE(fault({text}), "") << "'" << text << "'";
  }
}

TEST(Calendar, VisitReportsAFaultWhereItStands) {
  EXPECT_TRUE(faults_of(one_week({"mon 09:00-12:00"}, {"mon 08:00-18:00"})).empty());
  const auto in_open = faults_of(one_week({"mon 9-12"}));
  ASSERT_EQ(in_open.size(), 1U);
  EXPECT_EQ(in_open[0].substr(0, 16), "open: 'mon 9-12'");
  const auto in_duty = faults_of(one_week({"mon 09:00-12:00"}, {"tue"}));
  ASSERT_EQ(in_duty.size(), 1U);
  EXPECT_EQ(in_duty[0].substr(0, 11), "duty: 'tue'");
}

TEST(Calendar, VisitReportsRulesOfTheWholeCycle) {
  const auto outside = faults_of(one_week({"mon 09:00-12:00"}, {"mon 10:00-12:00"}));
  ASSERT_EQ(outside.size(), 1U);
  EXPECT_EQ(outside[0].substr(0, 30), "weeks: week 1 is open on mon 0");
}

TEST(ProtectedTime, IsAnHourADayInTurnFromTheEarliestDuty) {
  const CalendarMask base = compile(one_week({"mon 09:00-10:00"}, {"mon-fri 09:00-17:00"}));
  const WeekBits opened = with_protected(base, hours(6)).weeks[0].open & ~base.weeks[0].open;
  WeekBits expected = span(quarter(mon, 10), quarter(mon, 12));
  for (std::size_t day = tue; day <= fri; ++day) expected |= span(quarter(day, 9), quarter(day, 10));
  EXPECT_EQ(opened, expected);
}

TEST(ProtectedTime, GrowsByInclusionAndNeverBeyondDuty) {
  const CalendarMask base = compile(one_week({"mon 09:00-10:00"}, {"mon,wed 09:00-13:30", "sat 20:00-02:00"}));
  WeekBits before = base.weeks[0].open;
  for (int quarters = 0; quarters <= 80; ++quarters) {
    const WeekMask week = with_protected(base, quarter_hour * quarters).weeks[0];
    EXPECT_TRUE((before & ~week.open).none());
    EXPECT_TRUE((week.open & ~week.duty).none());
    EXPECT_EQ(week.open.count(), std::min<std::size_t>(4 + static_cast<std::size_t>(quarters), week.duty.count()));
    before = week.open;
  }
  EXPECT_EQ(before, base.weeks[0].duty);
}

TEST(ProtectedTime, CountsWholeQuarterHoursAndRefusesLessThanNone) {
  const CalendarMask base = compile(one_week({}, {"mon 09:00-17:00"}));
  EXPECT_EQ(with_protected(base, minutes(29)).weeks[0].open.count(), 1U);
  EXPECT_THROW((void)with_protected(base, minutes(-1)), ModelError);
}

}  // namespace
}  // namespace colead
