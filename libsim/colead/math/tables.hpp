// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace colead::math {

inline constexpr int cells = 128;

/// 2^(j / 128): its bits less j at the place of the last 7 bits above 2^45, and the part rounded off, relative to it.
struct Exp2Cell {
  std::uint64_t bits;
  double rest;
};

/// A cell of [0.6875, 1.375), one 128th of a binade: 1 / c of 8 or 9 bits, and log c as a multiple of 2^-42 and the
/// rest.
struct alignas(32) LogCell {
  double inverse;
  double log;
  double rest;
};

extern const std::array<Exp2Cell, cells> exp2_cells;
extern const std::array<LogCell, cells> log_cells;
/// (asin(s) / s - 1) / s^2 in ascending powers of s^2, for s^2 <= 1/4.
extern const std::array<double, 15> acos_series;

}  // namespace colead::math
