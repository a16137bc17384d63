// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// The grid of calendars and diaries. A week begins on Monday at 00:00, as every run does.
inline constexpr Duration quarter_hour = minutes(15);
inline constexpr std::size_t quarters_per_day = 96;
inline constexpr std::size_t quarters_per_week = 7 * quarters_per_day;
using WeekBits = std::bitset<quarters_per_week>;

/// One week as written. A session is "mon-fri 09:00-17:00", "tue,thu 13:00-17:30", "sat 20:00-08:00" (until 08:00 of
/// the next day) or "daily 00:00-24:00"; times lie on the quarter-hour. What runs past Sunday midnight falls into the
/// next week of the cycle.
struct WeekPattern {
  std::vector<std::string> open;  ///< when joint work can be planned: a part of duty
  std::vector<std::string> duty;  ///< when at work, clinical or operational; empty = open

  void visit(FieldVisitor& v);
};

/// The working hours of a kind of post: a rota cycle of weeks. A person with rota offset k is in week
/// (number of the week + k) mod size.
struct Calendar {
  std::string id;
  std::string title;
  std::vector<WeekPattern> weeks;

  void visit(FieldVisitor& v);
};

struct WeekMask {
  WeekBits open;
  WeekBits duty;
};

/// A calendar compiled to bits, a quarter-hour each: never without a week, open always within duty.
struct CalendarMask {
  std::vector<WeekMask> weeks;
};

/// The longest rota cycle.
inline constexpr std::size_t max_cycle_weeks = 520;

struct SessionBits {
  WeekBits week;
  WeekBits next_week;  ///< what runs past Sunday midnight
};

/// Throws ModelError that quotes a text which is no session and names the expected form.
[[nodiscard]] SessionBits parse_sessions(std::span<const std::string> sessions);

/// Throws ModelError as parse_sessions does, for a cycle without weeks or with too many, and for open hours outside
/// duty.
[[nodiscard]] CalendarMask compile(const Calendar& calendar);

/// The calendar with so much more of each week's duty open, in whole quarter-hours, rounded down: an hour on every
/// working day in turn, from Monday on and from the earliest duty that is not open, then a second hour and so on. All
/// of duty where duty has less. More protection opens a superset. Throws ModelError if per_week is negative.
[[nodiscard]] CalendarMask with_protected(const CalendarMask& calendar, Duration per_week);

}  // namespace colead
COLEAD_PUBLIC_END
