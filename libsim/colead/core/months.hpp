// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "colead/core/time.hpp"

namespace colead {

/// Calendar months. A run begins on a Monday, 1 January, and no year is a leap year: 365 days.
inline constexpr std::array<int, 12> days_of_months{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
inline constexpr double mean_weeks_per_month = 365.0 / 12.0 / 7.0;

/// The same day of the month and time of day, `months` later; the last day of a month that is shorter.
[[nodiscard]] constexpr Time months_after(Time from, std::int64_t months) {
  constexpr std::int64_t day_us = days(1).us;
  const std::int64_t day = from.us / day_us;
  std::int64_t day_of_month = day % 365;
  std::int64_t month = 0;
  while (day_of_month >= days_of_months[static_cast<std::size_t>(month)])
    day_of_month -= days_of_months[static_cast<std::size_t>(month++)];
  const std::int64_t counted = day / 365 * 12 + month + months;
  const auto target = static_cast<std::size_t>(counted % 12);
  std::int64_t result = counted / 12 * 365;
  for (std::size_t m = 0; m < target; ++m) result += days_of_months[m];
  const std::int64_t last = days_of_months[target] - 1;
  result += day_of_month < last ? day_of_month : last;
  return Time{result * day_us + from.us % day_us};
}

}  // namespace colead
