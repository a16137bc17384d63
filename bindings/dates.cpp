// SPDX-License-Identifier: Apache-2.0
#include "dates.hpp"

#include <algorithm>
#include <utility>

#include "colead/core/time.hpp"

namespace colead {

std::vector<std::int64_t> days_of_weeks(Day observed_from, std::span<const double> weeks) {
  constexpr std::int64_t day_us = days(1).us;
  std::vector<std::int64_t> out;
  out.reserve(weeks.size());
  for (const double week : weeks) {
    // In whole microseconds, as runs count: a moment on a day's edge lies in the day that it begins.
    const std::int64_t us = colead::weeks(week).us;
    out.push_back(observed_from.time_since_epoch().count() + us / day_us - (us % day_us < 0 ? 1 : 0));
  }
  return out;
}

void add_dates(const Setting& setting, std::vector<TableColumn>& columns) {
  if (!setting.observed_from) return;
  const auto week =
      std::find_if(columns.begin(), columns.end(), [](const TableColumn& one) { return one.name == "week"; });
  DayValues dates(days_of_weeks(*setting.observed_from, std::get<std::vector<double>>(week->values)));
  columns.insert(week + 1, TableColumn{"date", std::move(dates)});
}

}  // namespace colead
