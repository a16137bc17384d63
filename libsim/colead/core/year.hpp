// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace colead {

/// Weeks of the mean Gregorian year of 365.2425 days, and of a twelfth of it.
inline constexpr double weeks_per_year = 52.1775;
inline constexpr double weeks_per_month = weeks_per_year / 12.0;

}  // namespace colead
