// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

#include "colead/math/tables.hpp"

// What the functions of this room are put together from. Tables are used as by Tang (1989, ACM TOMS 15:144-157; 1990,
// ACM TOMS 16:378-400), sums and products are split as by Dekker (1971, Numerische Mathematik 18:224-242).

#ifdef __FAST_MATH__
#error "colead must not be compiled with -ffast-math: the compiler would reorder what the last bits depend on"
#endif

namespace colead::math {

static_assert(std::numeric_limits<double>::is_iec559 && std::numeric_limits<double>::digits == 53);
static_assert(FLT_EVAL_METHOD == 0, "doubles must be computed as doubles: -msse2 -mfpmath=sse on 32-bit x86");

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }
inline double of_bits(std::uint64_t word) { return std::bit_cast<double>(word); }
inline bool is_nan(double x) { return x != x; }
inline double size(double x) { return std::fabs(x); }

/// Whether the bits are those of a normal, positive and finite double.
inline bool is_ordinary(std::uint64_t word) {
  constexpr std::uint64_t least = std::uint64_t{1} << 52;
  return word - least < (std::uint64_t{0x7ff} << 52) - least;
}

/// The first 26 bits of the fraction of a double; what is left has 26 bits as well.
inline double first_half(double x) { return of_bits(bits(x) & ~((std::uint64_t{1} << 27) - 1)); }

inline constexpr double ln2_high = 0x1.62e42fefa3800p-1;  ///< ends 10 bits early
inline constexpr double ln2_low = 0x1.ef35793c76730p-45;

// ---- Powers of two ----

/// Added and taken away again, it leaves a double of less than 2^51 as a whole number, which its last bits show.
inline constexpr double rounder = 0x1.8p52;

/// 2^(whole / 128) (1 + more), as the bits of a double whose exponent may have run over, and `more`.
struct Scaled {
  std::uint64_t bits;
  double more;

  [[nodiscard]] double value() const {
    const double scale = of_bits(bits);
    return scale + scale * more;
  }
};

/// 2^(whole / 128) e^r for |r| <= ln 2 / 256; the series up to r^5 / 5! is right to 2^-60.
inline Scaled scaled(std::uint64_t whole, double r) {
  const Exp2Cell& cell = exp2_cells[whole % cells];
  const double square = r * r;
  const double more =
      cell.rest + r + square * (0.5 + r * (1.0 / 6.0)) + square * square * (1.0 / 24.0 + r * (1.0 / 120.0));
  return {cell.bits + (whole << 45), more};
}

/// e^(x + rest) for |x| < 1100 and a rest below the last place of x.
inline Scaled scaled_exp(double x, double rest) {
  constexpr double per_unit = 0x1.71547652b82fep+7;  // 128 / ln 2
  constexpr double high = 0x1.62e42fefc0000p-8;      // ln 2 / 128; 34 bits, so that 2^18 of them are exact
  constexpr double low = -0x1.c610ca86c3899p-44;
  const double shifted = x * per_unit + rounder;
  const double whole = shifted - rounder;
  return scaled(bits(shifted), (x - whole * high) - whole * low + rest);
}

/// The value where the exponent has run over, or may have: taken up or down by a power of two and brought back.
inline double far_out(const Scaled& s, bool large) {
  if (large) return 0x1p1009 * Scaled{s.bits - (std::uint64_t{1009} << 52), s.more}.value();
  return 0x1p-1022 * Scaled{s.bits + (std::uint64_t{1022} << 52), s.more}.value();
}

// ---- Logarithms ----

/// x = 2^exponent z with z in a cell, and r = z / c - 1 = whole + part exactly: c's inverse has 8 or 9 bits, z is
/// split, r is below 2^-7 and no longer than a double. log x = exponent log 2 + log c + log1p(r).
struct Reduced {
  double exponent;
  const LogCell* cell;
  double whole;  ///< 22 bits, so that its square is exact
  double part;

  [[nodiscard]] double r() const { return whole + part; }
  /// The part of the logarithm that is a multiple of 2^-42; exact.
  [[nodiscard]] double high() const { return exponent * ln2_high + cell->log; }
  [[nodiscard]] double low() const { return exponent * ln2_low + cell->rest; }
};

/// `word`: bits of an ordinary double.
inline Reduced reduced(std::uint64_t word) {
  constexpr std::uint64_t first = 0x3fe6000000000000;  // 0.6875
  constexpr std::uint64_t half = std::uint64_t{1} << 31;
  const std::uint64_t beyond = word - first;
  const LogCell& cell = log_cells[beyond >> 45 & (cells - 1)];
  const std::int64_t exponent = static_cast<std::int64_t>(beyond) >> 52;
  const std::uint64_t mantissa = word - (static_cast<std::uint64_t>(exponent) << 52);
  const double upper = of_bits((mantissa + half) & ~(2 * half - 1));
  const double lower = of_bits(mantissa) - upper;
  return {static_cast<double>(exponent), &cell, upper * cell.inverse - 1.0, lower * cell.inverse};
}

/// The bits of a subnormal x > 0 as those of a normal double with an exponent that has run over.
inline std::uint64_t normalised(double x) { return bits(x * 0x1p52) - (std::uint64_t{52} << 52); }

}  // namespace colead::math
