// SPDX-License-Identifier: Apache-2.0
#include "colead/fields/other_unit.hpp"

#include <gtest/gtest.h>

namespace colead {
namespace {

TEST(OtherUnit, ANumberWithItsUnitIsTurnedIntoTheNumberThatIsWanted) {
  EXPECT_EQ(without_unit("30 min", "hours"), "; write 0.5 for 30 min");
  EXPECT_EQ(without_unit("30 min", "hours per week"), "; write 0.5 for 30 min");
  EXPECT_EQ(without_unit("2h", "minutes"), "; write 120 for 2h");
  EXPECT_EQ(without_unit("52 weeks", "weeks"), "; write 52 for 52 weeks");
  EXPECT_EQ(without_unit("14 days", "weeks"), "; write 2 for 14 days");
  EXPECT_EQ(without_unit("2 years", "months"), "; write 24 for 2 years");
  EXPECT_EQ(without_unit("80%", "share"), "; write 0.8 for 80%");
  EXPECT_EQ(without_unit("12.5 %", "probability"), "; write 0.125 for 12.5 %");
}

TEST(OtherUnit, NothingIsSaidOfWhatIsNoSuchThing) {
  for (const char* text : {"half", "", "30", "min", "30 people", "30 min a week"}) {
    EXPECT_EQ(without_unit(text, "hours"), "") << text;
  }
  EXPECT_EQ(without_unit("80%", "hours"), "");
  EXPECT_EQ(without_unit("30 min", "share"), "");
  EXPECT_EQ(without_unit("30 min", "people"), "");
  EXPECT_EQ(without_unit("3 days", "weeks"), "");  // no plain number
}

TEST(OtherUnit, AShareInPerCentIsToldHowItIsWritten) {
  EXPECT_EQ(as_share(80, "share"), "; 80 % is written 0.8");
  EXPECT_EQ(as_share(100, "probability"), "; 100 % is written 1");
  EXPECT_EQ(as_share(7.5, "share"), "; 7.5 % is written 0.075");
  for (const double value : {-3.0, 1.0, 1.5, 2.0, 101.0}) EXPECT_EQ(as_share(value, "share"), "");
  EXPECT_EQ(as_share(80, "weeks"), "");
}

}  // namespace
}  // namespace colead
