// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/simulation/result.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// Results of several runs, wherever they are kept; never null.
using Results = std::span<const RunResult* const>;

/// Figures by output and group: a value for each run, NaN where a run had no such event.
using FigureTable = std::map<std::pair<std::uint32_t, std::string>, std::vector<double>>;
[[nodiscard]] FigureTable figure_table(Results runs);

/// One figure over runs; NaN where a run had no such event.
[[nodiscard]] std::vector<double> figure_values(Results runs, std::uint32_t output, std::string_view group);

/// Why a text cannot name a group of a figure; "" where it can: any text of one line, as UTF-8.
[[nodiscard]] std::string group_fault(std::string_view group);

/// Mean person-hours a run.
struct MeanHours {
  double programme{0};  ///< sessions and reserved time
  double all{0};        ///< and preparation and meetings: every hour once (metric all_hours)
};
[[nodiscard]] MeanHours mean_hours(Results runs);

/// Pointers to results that stand in a row.
[[nodiscard]] std::vector<const RunResult*> pointers_to(std::span<const RunResult> runs);

}  // namespace colead
COLEAD_PUBLIC_END
