// SPDX-License-Identifier: Apache-2.0
#include "colead/people/diary.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "colead/core/error.hpp"

namespace colead {
namespace {

constexpr PersonId ann{0}, bob{1};
constexpr std::array both{ann, bob};

Time at(double hour) { return Time{} + hours(hour); }

/// Ann: open Monday to Friday 9 to 17, on duty 8 to 18. Bob: open Tuesday and Thursday 13:00 to 17:30, on duty every
/// night.
Diaries two_people() {
  const std::array calendars{
      compile({"a", "", {{{"mon-fri 09:00-17:00"}, {"mon-fri 08:00-18:00"}}}}),
      compile({"b", "", {{{"tue,thu 13:00-17:30"}, {"tue,thu 13:00-17:30", "daily 20:00-08:00"}}}}),
  };
  return {calendars, std::array{Rota{0, 0}, Rota{1, 0}}};
}

TEST(Diaries, FindTheFirstSlotThatAllHaveOpen) {
  const Diaries diaries = two_people();
  EXPECT_EQ(diaries.first_shared(both, at(0), hours(1), never(), Hours::open), at(24 + 13));
  EXPECT_EQ(diaries.first_shared(both, at(24 + 13.1), hours(1), never(), Hours::open), at(24 + 13.1));
  EXPECT_EQ(diaries.first_shared(both, at(24 + 16.1), hours(1), never(), Hours::open), at(72 + 13));
}

TEST(Diaries, DutyCountsWhereOpenDoesNot) {
  const Diaries diaries = two_people();
  EXPECT_EQ(diaries.first_shared(both, at(24 + 15), hours(3), never(), Hours::duty), at(72 + 13));
  EXPECT_EQ(diaries.first_shared(both, at(0), hours(4.75), never(), Hours::duty), std::nullopt);
  EXPECT_EQ(diaries.first_shared(std::array{bob}, at(8), hours(12), never(), Hours::duty), at(20));
  EXPECT_EQ(diaries.first_shared(std::array{bob}, at(8), hours(12.25), never(), Hours::duty), std::nullopt);
}

TEST(Diaries, TellWhatIsFreeNextPieceByPiece) {
  Diaries diaries = two_people();
  diaries.book(ann, at(10.1), minutes(20));
  const auto free = [&](double from, double most, Hours kind) {
    const auto piece = diaries.next_free(ann, at(from), hours(most), kind);
    return piece ? std::pair(piece->begin, piece->end) : std::pair(never(), never());
  };
  EXPECT_EQ(free(0, 24, Hours::open), std::pair(at(9), at(10.1)));
  EXPECT_EQ(free(9.7, 0.2, Hours::open), std::pair(at(9.7), at(9.9)));
  EXPECT_EQ(free(10.1, 24, Hours::open), std::pair(at(10.1) + minutes(20), at(17)));
  EXPECT_EQ(free(17, 24, Hours::duty), std::pair(at(17), at(18)));
  EXPECT_EQ(free(17, 24, Hours::open), std::pair(at(24 + 9), at(24 + 17)));
  const double last_friday = 24 * (3 * 7 + 4);
  EXPECT_EQ(free(last_friday + 16, 24, Hours::open), std::pair(at(last_friday + 16), at(last_friday + 17)));
  EXPECT_EQ(free(last_friday + 17, 24, Hours::open), std::pair(never(), never())) << "of the four weeks there are";
  EXPECT_EQ(free(24 * 28, 1, Hours::duty), std::pair(never(), never()));
  EXPECT_THROW(free(0, 0, Hours::open), ModelError);
}

TEST(Diaries, ABookingTakesItsMinutesAndNoMore) {
  Diaries diaries = two_people();
  diaries.book(ann, at(9.25), minutes(16));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(0), minutes(15), never(), Hours::open), at(9));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(0), minutes(16), never(), Hours::open), at(9.25) + minutes(16));
  EXPECT_EQ(diaries.available(ann, at(9), at(10), Hours::open), minutes(44));
  diaries.book(ann, at(9.25) + minutes(16), microseconds(1));
  EXPECT_FALSE(diaries.booked_at(ann, at(9.25) + minutes(16) + microseconds(1)));
}

TEST(Diaries, BackToBackMeetingsFillAnHourWhateverTheirLength) {
  for (const double length : {7.0, 15.0, 16.0, 17.3, 59.0}) {
    Diaries diaries = two_people();
    int held = 0;
    for (Time t = at(0);; ++held) {
      const auto slot = diaries.first_shared(std::array{ann}, t, minutes(length), at(10), Hours::open);
      if (!slot) break;
      diaries.book(ann, *slot, minutes(length));
    }
    EXPECT_EQ(held, static_cast<int>(60.0 / length)) << length;
  }
}

TEST(Diaries, ASlotEndsNoLaterThanUntil) {
  const Diaries diaries = two_people();
  const auto slot = [&](double length, double until) {
    return diaries.first_shared(std::array{ann}, at(0), hours(length), at(until), Hours::open);
  };
  EXPECT_EQ(slot(1, 10), at(9));
  EXPECT_EQ(slot(1, 9.99), std::nullopt);
  EXPECT_EQ(slot(1, 0.5), std::nullopt);
  EXPECT_EQ(slot(0.9, 9.9), at(9));
}

TEST(Diaries, ASlotLiesWithinTheWindow) {
  Diaries diaries = two_people();
  for (int day = 0; day < 28; ++day) diaries.book(ann, at(24 * day), hours(24));
  EXPECT_EQ(diaries.window_end(), at(28 * 24));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(0), hours(1), never(), Hours::open), std::nullopt);
  diaries.roll(at(10));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(0), hours(1), never(), Hours::open), at(28 * 24 + 9));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(0), hours(1.25), never(), Hours::open), std::nullopt);
}

TEST(Diaries, ASlotIsNeverInThePast) {
  Diaries diaries = two_people();
  diaries.roll(at(11.3));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(9), hours(1), never(), Hours::open), at(11.3));
}

TEST(Diaries, NobodyIsFreeAtOnce) {
  const Diaries diaries = two_people();
  EXPECT_EQ(diaries.first_shared({}, at(3.1), hours(1), never(), Hours::open), at(3.1));
  EXPECT_EQ(diaries.first_shared({}, never(), hours(1), never(), Hours::open), std::nullopt);
  EXPECT_THROW((void)diaries.first_shared(both, at(0), hours(0), never(), Hours::open), ModelError);
}

TEST(Diaries, RunsLongerThanAWordAreFound) {
  const std::array calendars{compile({"always", "", {{{"daily 00:00-24:00"}, {}}}})};
  Diaries diaries{calendars, std::array{Rota{}}};
  diaries.book(ann, at(50), minutes(1));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(1), hours(49), never(), Hours::open), at(1));
  const Time free = at(50) + minutes(1);
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(1), hours(49.25), never(), Hours::open), free);
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(1), at(672) - free, never(), Hours::open), free);
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(1), hours(672 - 50), never(), Hours::open), std::nullopt);
}

TEST(Diaries, RefuseADoubleBookingAndKeepWhatWas) {
  Diaries diaries = two_people();
  diaries.book(ann, at(10), hours(1));
  EXPECT_THROW(diaries.book(ann, at(9), hours(1.1)), ModelError);
  EXPECT_FALSE(diaries.booked_at(ann, at(9)));
  diaries.book(ann, at(9), hours(1));
  diaries.book(bob, at(10), hours(1));
  EXPECT_TRUE(diaries.booked_at(ann, at(9)));
}

TEST(Diaries, RefuseBookingsOutsideTheWindow) {
  Diaries diaries = two_people();
  diaries.roll(at(5));
  EXPECT_THROW(diaries.book(ann, at(4.5), hours(1)), ModelError);
  EXPECT_THROW(diaries.book(ann, at(5 + 672), minutes(15)), ModelError);
  EXPECT_THROW(diaries.book(ann, at(6), hours(0)), ModelError);
  EXPECT_THROW(diaries.book(PersonId{2}, at(6), hours(1)), ModelError);
  diaries.book(ann, at(5 + 672 - 0.25), minutes(15));
  diaries.book(ann, at(5), minutes(15));
}

TEST(Diaries, ReleaseWhatWasBookedAndNothingElse) {
  Diaries diaries = two_people();
  diaries.book(ann, at(10.1), hours(1));
  EXPECT_TRUE(diaries.booked_at(ann, at(11)));
  EXPECT_FALSE(diaries.booked_at(ann, at(11.2)));
  EXPECT_THROW(diaries.release(ann, at(10), hours(2)), ModelError);
  EXPECT_THROW(diaries.release(ann, at(10.1), hours(0.5)), ModelError) << "only what was booked, as a whole";
  EXPECT_TRUE(diaries.booked_at(ann, at(11)));
  diaries.release(ann, at(10.1), hours(1));
  EXPECT_FALSE(diaries.booked_at(ann, at(10.1)));
  EXPECT_THROW(diaries.release(ann, at(10.1), hours(1)), ModelError);
  EXPECT_THROW(diaries.release(ann, at(700), hours(1)), ModelError);
}

TEST(Diaries, ReleaseAMeetingThatHasBegun) {
  Diaries diaries = two_people();
  diaries.book(ann, at(10), hours(2));
  diaries.roll(at(11.1));
  diaries.release(ann, at(10), hours(2));
  EXPECT_FALSE(diaries.booked_at(ann, at(11)));
  diaries.roll(at(13));
  diaries.release(ann, at(10), hours(2));
}

TEST(Diaries, ForgetWhatHasPassed) {
  Diaries diaries = two_people();
  diaries.book(ann, at(10), hours(1));
  diaries.roll(at(10.5));
  EXPECT_FALSE(diaries.booked_at(ann, at(10.25)));
  EXPECT_TRUE(diaries.booked_at(ann, at(10.5)));
  diaries.roll(at(10.7));
  EXPECT_FALSE(diaries.booked_at(ann, at(10.6)));
  EXPECT_TRUE(diaries.booked_at(ann, at(10.8)));
  diaries.book(ann, at(11), hours(1));
  EXPECT_THROW(diaries.book(ann, at(10.9), hours(1)), ModelError);
  diaries.roll(at(672 + 10));
  EXPECT_FALSE(diaries.booked_at(ann, at(672 + 10)));
  EXPECT_THROW(diaries.roll(at(3)), ModelError);
}

TEST(Diaries, FinishGoesOnOverNightsAndBookings) {
  Diaries diaries = two_people();
  diaries.book(ann, at(10), hours(1));
  EXPECT_EQ(diaries.finish(ann, at(9.5), hours(1), Hours::open), at(11.5));
  EXPECT_EQ(diaries.finish(ann, at(9.5), minutes(30), Hours::open), at(10)) << "the earliest such instant";
  EXPECT_EQ(diaries.finish(ann, at(0), hours(8), Hours::open), at(24 + 10));
  EXPECT_EQ(diaries.finish(ann, at(0), hours(8), Hours::duty), at(17));
  EXPECT_EQ(diaries.finish(ann, at(3), hours(0), Hours::open), at(3));
}

TEST(Diaries, FinishCountsWholeYearsAtOnce) {
  const Diaries diaries = two_people();
  EXPECT_EQ(diaries.finish(ann, at(0), hours(40 * 520 + 1), Hours::open), at(168 * 520 + 10));
  EXPECT_EQ(diaries.available(ann, at(0), at(168 * 520 + 10), Hours::open), hours(40 * 520 + 1));
  EXPECT_THROW((void)diaries.finish(ann, at(0), never() - Time{}, Hours::open), std::overflow_error);
}

TEST(Diaries, WorkWithoutHoursNeverEnds) {
  const std::array calendars{compile({"off", "", {{{}, {"mon 09:00-10:00"}}}})};
  const Diaries diaries{calendars, std::array{Rota{}}};
  EXPECT_EQ(diaries.finish(ann, at(1), microseconds(1), Hours::open), never());
  EXPECT_EQ(diaries.finish(ann, at(1), hours(0), Hours::open), at(1));
  EXPECT_EQ(diaries.finish(ann, at(1), hours(2), Hours::duty), at(168 + 10));
  EXPECT_THROW((void)diaries.finish(ann, at(1), hours(-1), Hours::duty), ModelError);
}

TEST(Diaries, AvailableLeavesBookingsOutAndPatternDoesNot) {
  Diaries diaries = two_people();
  diaries.book(ann, at(8), hours(2.5));
  EXPECT_EQ(diaries.available(ann, at(0), at(24), Hours::open), hours(6.5));
  EXPECT_EQ(diaries.available(ann, at(0), at(24), Hours::duty), hours(7.5));
  EXPECT_EQ(diaries.pattern(ann, at(0), at(24), Hours::open), hours(8));
  EXPECT_EQ(diaries.available(ann, Time{} + hours(11) + microseconds(7), at(11.5), Hours::open),
            minutes(30) - microseconds(7));
  EXPECT_EQ(diaries.available(ann, at(12), at(11), Hours::open), hours(0));
  EXPECT_THROW((void)diaries.available(ann, at(-1), at(11), Hours::open), ModelError);
}

TEST(Diaries, OpenAtTellsTheHoursOfTheCalendar) {
  Diaries diaries = two_people();
  diaries.book(ann, at(9), hours(1));
  EXPECT_TRUE(diaries.open_at(ann, at(9), Hours::open));
  EXPECT_FALSE(diaries.open_at(ann, at(17), Hours::open));
  EXPECT_TRUE(diaries.open_at(ann, at(17), Hours::duty));
  EXPECT_TRUE(diaries.open_at(bob, at(168 * 60 + 3), Hours::duty));
}

TEST(Diaries, ARotaOffsetMovesTheCycleByWeeks) {
  const std::array calendars{
      compile({"rota", "", {{{"mon 09:00-10:00"}, {}}, {{"tue 09:00-10:00"}, {}}, {{"sun 20:00-08:00"}, {}}}})};
  std::vector<Rota> rotas;
  for (std::uint32_t offset = 0; offset < 7; ++offset) rotas.push_back({0, offset});
  const Diaries diaries{calendars, rotas};
  for (std::uint32_t week = 0; week < 30; ++week) {
    for (const Rota& rota : rotas) {
      const PersonId person{rota.offset};
      const std::uint32_t of_cycle = (week + rota.offset) % 3;
      EXPECT_EQ(diaries.open_at(person, at(168 * week + 9), Hours::open), of_cycle == 0);
      EXPECT_EQ(diaries.open_at(person, at(168 * week + 24 + 9), Hours::open), of_cycle == 1);
      EXPECT_EQ(diaries.open_at(person, at(168 * week + 7), Hours::open), of_cycle == 0) << "the night from Sunday";
    }
  }
}

TEST(Diaries, ProtectionOpensDutyAndZeroRestoresIt) {
  Diaries diaries = two_people();
  EXPECT_EQ(diaries.protected_hours(ann), hours(0));
  diaries.protect(ann, hours(3));
  EXPECT_EQ(diaries.protected_hours(ann), hours(3));
  EXPECT_EQ(diaries.pattern(ann, at(0), at(168), Hours::open), hours(43));
  EXPECT_EQ(diaries.first_shared(std::array{ann}, at(0), hours(1), never(), Hours::open), at(8));
  diaries.protect(ann, hours(100));
  EXPECT_EQ(diaries.protected_hours(ann), hours(10)) << "no more than duty has";
  diaries.protect(ann, hours(0));
  EXPECT_EQ(diaries.protected_hours(ann), hours(0));
  const Diaries fresh = two_people();
  for (std::int64_t q = 0; q < 2688; ++q) {
    const Time t = Time{} + quarter_hour * q;
    ASSERT_EQ(diaries.open_at(ann, t, Hours::open), fresh.open_at(ann, t, Hours::open));
  }
}

TEST(Diaries, ProtectedHoursAreTheMeanOfTheCycle) {
  const std::array calendars{compile({"c", "", {{{}, {"mon 09:00-12:00"}}, {{}, {}}, {{}, {"tue 09:00-10:00"}}}})};
  Diaries diaries{calendars, std::array{Rota{0, 1}}};
  diaries.protect(ann, hours(2));
  EXPECT_EQ(diaries.protected_hours(ann), hours(1));
}

TEST(Diaries, ACopyIsABranch) {
  Diaries diaries = two_people();
  Diaries branch = diaries;
  branch.book(ann, at(9), hours(1));
  branch.protect(bob, hours(4));
  EXPECT_FALSE(diaries.booked_at(ann, at(9)));
  EXPECT_EQ(diaries.protected_hours(bob), hours(0));
}

TEST(Diaries, RefuseWhatIsMadeWrongly) {
  const std::array calendars{compile({"c", "", {{}}})};
  EXPECT_THROW((Diaries{calendars, std::array{Rota{1, 0}}}), ModelError);
  EXPECT_THROW((Diaries{std::array{CalendarMask{}}, std::span<const Rota>{}}), ModelError);
  EXPECT_EQ((Diaries{calendars, std::array{Rota{0, 4'000'000'000U}}}).size(), 1U);
}

}  // namespace
}  // namespace colead
