// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "colead/core/visibility.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// A day of the Gregorian calendar, as days since 1 January 1970.
using Day = std::chrono::sys_days;

inline constexpr int first_year = 1900;
inline constexpr int last_year = 2999;

/// The day of "2027-01-04"; nothing for any other spelling, a day that there is not, or a year outside 1900 to 2999.
[[nodiscard]] std::optional<Day> day_of(std::string_view text);
/// "2027-01-04".
[[nodiscard]] std::string date_text(Day day);
/// "Monday".
[[nodiscard]] std::string_view weekday_of(Day day);
/// The Monday on it or before it.
[[nodiscard]] Day monday_of(Day day);
/// The Monday of the week that 4 January lies in: the first of the year's weeks (ISO 8601).
[[nodiscard]] Day first_monday_of(int year);
[[nodiscard]] int year_of(Day day);

/// What somebody who wrote something else for a day may have meant: another order of day, month and year, or other
/// signs between them. Of two days that it may be, the one that is a Monday; nothing where that is open too.
[[nodiscard]] std::optional<Day> meant_day(std::string_view text);

}  // namespace colead
COLEAD_PUBLIC_END
