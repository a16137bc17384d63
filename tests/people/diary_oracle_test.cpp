// SPDX-License-Identifier: Apache-2.0
// Diaries against an implementation that goes from minute to minute, over random calendars and random operations.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "colead/core/error.hpp"
#include "colead/people/diary.hpp"
#include "colead/random/distributions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

constexpr std::int64_t Q = 60'000'000;  // bookings and questions lie on minutes, calendars on quarter-hours
constexpr std::int64_t week_quarters = quarters_per_week;
constexpr std::int64_t window = 4 * 7 * 24 * 60;

struct SlowPerson {
  CalendarMask plain;
  CalendarMask mask;
  std::int64_t offset{0};
  std::set<std::int64_t> booked;                  ///< minutes
  std::map<std::int64_t, std::int64_t> meetings;  ///< first minute and length

  [[nodiscard]] bool in_hours(std::int64_t q, Hours hours) const {
    const auto size = static_cast<std::int64_t>(mask.weeks.size());
    const std::int64_t quarter = q / 15;
    const WeekMask& week = mask.weeks[static_cast<std::size_t>((quarter / week_quarters + offset) % size)];
    return (hours == Hours::open ? week.open : week.duty)[static_cast<std::size_t>(quarter % week_quarters)];
  }
  [[nodiscard]] bool free(std::int64_t q, Hours hours) const { return in_hours(q, hours) && booked.count(q) == 0; }

  [[nodiscard]] Duration measure(Time a, Time b, Hours hours, bool bookings) const {
    std::int64_t sum = 0;
    for (std::int64_t q = a.us / Q; q * Q < b.us; ++q) {
      if (bookings ? free(q, hours) : in_hours(q, hours)) sum += std::min(b.us, (q + 1) * Q) - std::max(a.us, q * Q);
    }
    return Duration{sum};
  }
  [[nodiscard]] Time finish(Time from, Duration work, Hours hours) const {
    bool any = false;
    for (const auto& week : mask.weeks) any |= (hours == Hours::open ? week.open : week.duty).any();
    if (work.us == 0) return from;
    if (!any) return never();
    for (std::int64_t q = from.us / Q;; ++q) {
      if (!free(q, hours)) continue;
      const std::int64_t begin = std::max(from.us, q * Q);
      if (work.us <= (q + 1) * Q - begin) return Time{begin + work.us};
      work.us -= (q + 1) * Q - begin;
    }
  }
};

struct SlowDiaries {
  std::vector<SlowPerson> people;
  std::int64_t now_minute{0};

  void roll(Time now) {
    now_minute = now.us / Q;
    for (auto& person : people) person.booked.erase(person.booked.begin(), person.booked.lower_bound(now_minute));
  }
  [[nodiscard]] std::optional<Time> first_shared(std::span<const PersonId> who, Time from, Duration length, Time until,
                                                 Hours hours) const {
    const std::int64_t n = length.us / Q;
    const std::int64_t end = now_minute / 15 * 15 + window;
    for (std::int64_t q = from.us / Q; q + n <= end && q * Q + length.us <= until.us; ++q) {
      bool all = true;
      for (std::int64_t i = q; i < q + n && all; ++i) {
        for (const PersonId p : who) all &= people[p.value].free(i, hours);
      }
      if (all) return Time{q * Q};
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<Diaries::Span> next_free(PersonId who, Time from, Duration most, Hours hours) const {
    const std::int64_t end = now_minute / 15 * 15 + window;
    std::int64_t q = std::max(from.us / Q, now_minute);
    while (q < end && !people[who.value].free(q, hours)) ++q;
    if (q >= end) return std::nullopt;
    const std::int64_t begin = q;
    while (q < end && people[who.value].free(q, hours)) ++q;
    return Diaries::Span{Time{begin * Q}, Time{std::min(q * Q, begin * Q + most.us)}};
  }
};

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : draws_{Luck{seed}.draws(Purpose::example, 3)} {}
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(choose(draws_.next(), static_cast<std::size_t>(n)));
  }
  bool with(double p) { return bernoulli(draws_.next(), p); }

 private:
  Draws draws_;
};

/// Weeks of random blocks, some of which run from the last quarter-hours into the next week; some weeks are empty.
CalendarMask random_calendar(Chance& chance) {
  CalendarMask mask{std::vector<WeekMask>(static_cast<std::size_t>(1 + chance.below(5)))};
  const double emptiness = chance.with(0.2) ? 1.0 : 0.2;
  const double openness = chance.with(0.2) ? 0.0 : 0.8;
  for (std::size_t w = 0; w < mask.weeks.size(); ++w) {
    if (chance.with(emptiness) && w > 0) continue;
    for (std::int64_t block = chance.below(12); block >= 0; --block) {
      const std::int64_t begin = chance.below(week_quarters);
      const std::int64_t length = 1 + chance.below(chance.with(0.1) ? 300 : 50);
      for (std::int64_t q = begin; q < begin + length; ++q) {
        WeekMask& week = mask.weeks[(w + static_cast<std::size_t>(q / week_quarters)) % mask.weeks.size()];
        week.duty.set(static_cast<std::size_t>(q % week_quarters));
        if (chance.with(openness)) week.open.set(static_cast<std::size_t>(q % week_quarters));
        if (openness > 0 && q % 8 != 0) week.open.set(static_cast<std::size_t>(q % week_quarters));
      }
    }
  }
  return mask;
}

class DiaryOracle : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  static constexpr std::uint32_t count = 4;
  Chance chance{GetParam()};
  SlowDiaries slow;
  Diaries fast{make()};
  Time now{};

  Diaries make() {
    std::vector<CalendarMask> calendars;
    for (int i = 0; i < 3; ++i) calendars.push_back(random_calendar(chance));
    std::vector<Rota> rotas;
    for (std::uint32_t i = 0; i < count; ++i) {
      const Rota rota{static_cast<std::uint32_t>(chance.below(3)), static_cast<std::uint32_t>(chance.below(9))};
      rotas.push_back(rota);
      slow.people.push_back({calendars[rota.calendar], calendars[rota.calendar], rota.offset, {}, {}});
    }
    return {calendars, rotas};
  }
  PersonId anyone() { return PersonId{static_cast<std::uint32_t>(chance.below(count))}; }
  Hours any_hours() { return chance.with(0.5) ? Hours::open : Hours::duty; }
  Duration any_length(std::int64_t quarters) {
    return Duration{chance.with(0.5) ? Q * (1 + chance.below(quarters)) : 1 + chance.below(quarters * Q)};
  }
  Time minute_ahead(std::int64_t minutes) { return now + Duration{Q * chance.below(minutes)}; }
  Time ahead(std::int64_t quarters) {
    return now + Duration{chance.with(0.5) ? Q * chance.below(quarters) : chance.below(quarters * Q)};
  }

  void move_on() {
    now = minute_ahead(chance.with(0.02) ? 90000 : 900);
    fast.roll(now);
    slow.roll(now);
  }
  void book_or_release() {
    const PersonId person = anyone();
    SlowPerson& own = slow.people[person.value];
    if (chance.with(0.3) && !own.meetings.empty()) return release(person);
    const Time start = minute_ahead(window + 900);
    const std::int64_t first = start.us / Q;
    const std::int64_t length = 1 + chance.below(chance.with(0.1) ? 3000 : 150);
    std::int64_t taken = 0;
    for (std::int64_t q = first; q < first + length; ++q) taken += own.booked.count(q) != 0 ? 1 : 0;
    if (taken != 0 || first + length > slow.now_minute / 15 * 15 + window) {
      EXPECT_THROW(fast.book(person, start, Duration{Q * length}), ModelError);
      return;
    }
    fast.book(person, start, Duration{Q * length});
    for (std::int64_t q = first; q < first + length; ++q) own.booked.insert(q);
    own.meetings[first] = length;
  }
  void release(PersonId person) {
    SlowPerson& own = slow.people[person.value];
    auto meeting = own.meetings.begin();
    std::advance(meeting, chance.below(static_cast<std::int64_t>(own.meetings.size())));
    const auto [first, length] = *meeting;
    if (first + length > slow.now_minute) {
      EXPECT_THROW(fast.release(person, Time{Q * first}, Duration{Q * (length + 1)}), ModelError);
    }
    fast.release(person, Time{Q * first}, Duration{Q * length});
    for (std::int64_t q = first; q < first + length; ++q) own.booked.erase(q);
    own.meetings.erase(meeting);
  }
  void protect() {
    const PersonId person = anyone();
    SlowPerson& own = slow.people[person.value];
    const Duration amount = chance.with(0.3) ? Duration{} : any_length(600);
    fast.protect(person, amount);
    own.mask = with_protected(own.plain, amount);
    std::size_t more = 0;
    for (std::size_t i = 0; i < own.mask.weeks.size(); ++i)
      more += own.mask.weeks[i].open.count() - own.plain.weeks[i].open.count();
    const auto weeks = static_cast<std::int64_t>(own.mask.weeks.size());
    ASSERT_EQ(fast.protected_hours(person), Duration{static_cast<std::int64_t>(more) * 15 * Q / weeks});
  }
  void compare_slots() {
    std::vector<PersonId> who;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (chance.with(0.5)) who.push_back(PersonId{i});
    }
    const Time from = minute_ahead(22500);
    const Duration length{Q * (1 + chance.below(chance.with(0.1) ? 6000 : 120))};
    const Time until = chance.with(0.3) ? never() : minute_ahead(45000);
    const Hours hours = any_hours();
    ASSERT_EQ(fast.first_shared(who, from, length, until, hours), slow.first_shared(who, from, length, until, hours));
    const PersonId one = anyone();
    const auto piece = fast.next_free(one, from, length, hours);
    const auto slow_piece = slow.next_free(one, from, length, hours);
    ASSERT_EQ(piece.has_value(), slow_piece.has_value());
    if (!piece) return;
    ASSERT_EQ(piece->begin, slow_piece->begin);
    ASSERT_EQ(piece->end, slow_piece->end);
  }
  void compare_amounts() {
    const PersonId person = anyone();
    const SlowPerson& own = slow.people[person.value];
    const Hours hours = any_hours();
    const Time a = chance.with(0.8) ? ahead(45000) : Time{chance.below(now.us + 1)};
    const Time b = a + any_length(60000);
    ASSERT_EQ(fast.available(person, a, b, hours), own.measure(a, b, hours, true));
    ASSERT_EQ(fast.pattern(person, a, b, hours), own.measure(a, b, hours, false));
    const Duration work = any_length(chance.with(0.1) ? 15000 : 450);
    const Time end = fast.finish(person, a, work, hours);
    ASSERT_EQ(end, own.finish(a, work, hours));
    if (end != never()) {
      ASSERT_EQ(fast.available(person, a, end, hours), work);
      ASSERT_LT(fast.available(person, a, end - microseconds(1), hours), work);
    }
    const Duration part = fast.available(person, a, b, hours);
    ASSERT_LE(fast.finish(person, a, part, hours), b);
    const std::int64_t q = b.us / Q;
    ASSERT_EQ(fast.open_at(person, b, hours), own.in_hours(q, hours));
    ASSERT_EQ(fast.booked_at(person, b), own.booked.count(q) != 0);
  }
};

TEST_P(DiaryOracle, AgreesMinuteByMinute) {
  for (int step = 0; step < 1000 && !HasFatalFailure(); ++step) {
    const std::int64_t what = chance.below(20);
    if (what < 3) move_on();
    if (what >= 3 && what < 10) book_or_release();
    if (what == 10) protect();
    if (what > 10 && what < 15) compare_slots();
    if (what >= 15) compare_amounts();
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DiaryOracle, ::testing::Range<std::uint64_t>(1, 25));

}  // namespace
}  // namespace colead
