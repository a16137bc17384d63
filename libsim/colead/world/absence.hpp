// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "colead/core/time.hpp"
#include "colead/core/visibility.hpp"
#include "colead/fields/fields.hpp"

COLEAD_PUBLIC_BEGIN
namespace colead {

/// How much people of a staff group are away. Sickness comes unannounced in spells of exponential length; annual leave
/// is taken in spells of one length, told four weeks ahead. Both alternate with exponential times at work such that the
/// shares below hold from the first day on. Shares of 0 turn them off.
struct Absence {
  double sickness_share{0.0};      ///< of time
  double sickness_days{5.0};       ///< mean length of a spell, calendar days
  double annual_leave_weeks{0.0};  ///< a year
  double annual_leave_days{7.0};   ///< length of a spell, calendar days

  void visit(FieldVisitor& v);
};

enum class AbsenceKind : std::uint8_t { sickness, annual_leave };
inline constexpr std::size_t absence_kind_count = 2;

struct Spell {
  Time from;
  Time until;
};

/// Of one post: the spell of each kind that is known, running or past, and the next one, which only luck knows.
struct Spells {
  std::array<Spell, absence_kind_count> known{};
  std::array<Spell, absence_kind_count> next{};
};

}  // namespace colead
COLEAD_PUBLIC_END
