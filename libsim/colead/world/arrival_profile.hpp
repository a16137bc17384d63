// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

inline constexpr std::size_t hours_of_week = 168;
inline constexpr std::size_t weeks_of_profile_year = 52;

/// Hours of the week that share one weight.
struct HourWeight {
  std::vector<std::string> at;  ///< sessions as in calendars, on whole hours: "mon-fri 08:00-10:00"
  double weight{1.0};

  void visit(FieldVisitor& v);
};

/// Weeks of the year, both ends included, that share one weight.
struct WeekWeight {
  std::int64_t from{1};
  std::int64_t to{52};
  double weight{1.0};

  void visit(FieldVisitor& v);
};

/// When decisions arise: a relative rate for every hour of the week and every week of the year. Only ratios count: the
/// rate of the class stays the mean over a year. A year has 52 weeks and begins with the run, in the week of 1 January.
struct ArrivalProfile {
  std::string id;
  std::string title;
  std::vector<HourWeight> hours;  ///< hours not named have weight 0; no entry at all: every hour alike
  std::vector<WeekWeight> weeks;  ///< weeks not named have weight 1

  void visit(FieldVisitor& v);

  /// Relative rates of the hours of a cycle: of one week, or of a year where weeks differ.
  [[nodiscard]] std::vector<double> slots() const;
  /// Length of that cycle in weeks.
  [[nodiscard]] double cycle_weeks() const { return weeks.empty() ? 1.0 : static_cast<double>(weeks_of_profile_year); }
};

}  // namespace colead
COLEAD_PUBLIC_END
