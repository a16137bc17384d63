// SPDX-License-Identifier: Apache-2.0
// Days: one spelling is read, others are understood well enough to say what may have been meant.
#include "colead/core/date.hpp"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace colead {
namespace {

std::string meant(std::string_view text) {
  const std::optional<Day> day = meant_day(text);
  return day ? date_text(*day) : "";
}

TEST(Date, OneSpellingIsRead) {
  ASSERT_TRUE(day_of("2027-01-04"));
  EXPECT_EQ(day_of("1970-01-01")->time_since_epoch().count(), 0);
  EXPECT_EQ(day_of("2027-01-04")->time_since_epoch().count(), 20'822);  // date -d 2027-01-04 +%s, by 86 400
  EXPECT_EQ(date_text(*day_of("2028-02-29")), "2028-02-29");
  for (const char* other : {"", "2027-1-4", "2027/01/04", "04.01.2027", "20270104", "2027-01-04 ", "2027-01-0x",
                            "2027-02-29", "2027-13-01", "2027-00-10", "2027-01-32", "1899-12-31", "3000-01-06"}) {
    EXPECT_FALSE(day_of(other)) << other;
  }
}

TEST(Date, KnowsItsWeek) {
  EXPECT_EQ(weekday_of(*day_of("2027-01-04")), "Monday");
  EXPECT_EQ(weekday_of(*day_of("2027-01-10")), "Sunday");
  for (const char* day : {"2027-01-04", "2027-01-07", "2027-01-10"})
    EXPECT_EQ(date_text(monday_of(*day_of(day))), "2027-01-04") << day;
}

TEST(Date, TheFirstWeekOfAYearHoldsItsFourthDay) {
  const std::array<std::pair<int, const char*>, 4> known{
      {{2024, "2024-01-01"}, {2025, "2024-12-30"}, {2026, "2025-12-29"}, {2027, "2027-01-04"}}};
  for (const auto& [year, monday] : known) EXPECT_EQ(date_text(first_monday_of(year)), monday);
}

TEST(Date, OtherSpellingsAreUnderstood) {
  for (const char* text : {"2027-1-4", "2027/01/04", "04.01.2027", "4/1/2027", "1/4/2027", "20270104", "04012027",
                           "2027-01-04T00:00:00", "2027-04-01"}) {
    EXPECT_EQ(meant(text), "2027-01-04") << text;  // 1 April 2027 is a Thursday
  }
  EXPECT_EQ(meant("31.12.2026"), "2026-12-31");
  EXPECT_EQ(meant("2027-13-01"), "2027-01-13");
  for (const char* text : {"5/1/2027", "next Monday", "4 Jan 2027", "2027", "4/1/27", "2027-02-30", "12345678901"})
    EXPECT_EQ(meant(text), "") << text;  // 5 January and 1 May 2027 are no Mondays
}

}  // namespace
}  // namespace colead
