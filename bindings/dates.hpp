// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "arrow_table.hpp"
#include "colead/world/setting.hpp"

namespace colead {

/// Days since 1 January 1970 in which weeks since observation began lie.
[[nodiscard]] std::vector<std::int64_t> days_of_weeks(Day observed_from, std::span<const double> weeks);

/// Puts the column `date` behind the column `week`, where the setting says on which day observation begins.
void add_dates(const Setting& setting, std::vector<TableColumn>& columns);

}  // namespace colead
