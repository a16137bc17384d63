// SPDX-License-Identifier: Apache-2.0
#include "colead/core/time.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace colead {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

TEST(Time, UnitsAgree) {
  static_assert(weeks(1) == days(7) && days(1) == hours(24) && hours(1) == minutes(60));
  static_assert(minutes(1) == microseconds(60'000'000));
  static_assert(in_hours(days(1.5)) == 36.0 && in_days(weeks(2)) == 14.0 && in_weeks(Time::start() + days(7)) == 1.0);
}

TEST(Time, MakersRoundToTheNearestMicrosecondHalvesAwayFromZero) {
  EXPECT_EQ(minutes(0.5 / 60e6).us, 1);
  EXPECT_EQ(minutes(-0.5 / 60e6).us, -1);
  EXPECT_EQ(minutes(0.49 / 60e6).us, 0);
  EXPECT_EQ(Duration{3} * 0.5, Duration{2});
  EXPECT_EQ(Duration{1} * 0.49999999999999994, Duration{0});
}

TEST(Time, MakersRefuseWhatIsNotANumberOrOutOfRange) {
  EXPECT_THROW((void)hours(std::numeric_limits<double>::quiet_NaN()), std::overflow_error);
  EXPECT_THROW((void)days(std::numeric_limits<double>::infinity()), std::overflow_error);
  EXPECT_THROW((void)weeks(1e10), std::overflow_error);
  EXPECT_THROW((void)minutes(-1e300), std::overflow_error);
  EXPECT_NO_THROW((void)weeks(1e7));
}

TEST(Time, ArithmeticRefusesToOverflow) {
  EXPECT_THROW((void)(Time{most} + Duration{1}), std::overflow_error);
  EXPECT_THROW((void)(never() + hours(1)), std::overflow_error);
  EXPECT_THROW((void)(Time{most} - Time{-1}), std::overflow_error);
  EXPECT_THROW((void)(Time{least} - Duration{1}), std::overflow_error);
  EXPECT_THROW((void)-Duration{least}, std::overflow_error);
  EXPECT_THROW((void)(Duration{most} * 2), std::overflow_error);
  EXPECT_THROW((void)(Duration{1} * (std::uint64_t{1} << 63U)), std::overflow_error);
  EXPECT_THROW((void)(Duration{most} * 1.5), std::overflow_error);
  EXPECT_THROW((void)(Duration{1} / 0), std::overflow_error);
}

TEST(Time, WholeFactorsAreExactBeyondDoublePrecision) {
  EXPECT_EQ((Duration{(std::int64_t{1} << 53U) + 1} * 3).us, 3 * ((std::int64_t{1} << 53U) + 1));
}

TEST(Time, DifferencesAndQuotients) {
  EXPECT_EQ(Time{7} - Time{10}, Duration{-3});
  EXPECT_EQ(days(1) / 24, hours(1));
  EXPECT_EQ(hours(1) / hours(4), 0.25);
  EXPECT_LT(Time::start() + weeks(5000), never());
}

}  // namespace
}  // namespace colead
