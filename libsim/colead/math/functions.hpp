// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The transcendental functions of the model: the same bits whatever the machine, the compiler and the C library. They
/// are made of additions, multiplications, divisions and square roots of doubles, which IEEE 754 fixes to the last bit
/// (rounding to nearest, nothing contracted), and of tables. Ends and special values are those of C; errno and the
/// flags of the floating-point environment mean nothing. Errors stand in units in the last place (ulp), against MPFR.
namespace colead::math {

/// e^x; within 0.52 ulp, and 0.77 where the result is subnormal.
[[nodiscard]] double exp(double x);

/// 2^x; within 0.52 ulp, and 0.77 where the result is subnormal.
[[nodiscard]] double exp2(double x);

/// e^x - 1; within 0.65 ulp.
[[nodiscard]] double expm1(double x);

/// Natural logarithm; within 0.53 ulp.
[[nodiscard]] double log(double x);

/// log(1 + x); within 0.65 ulp.
[[nodiscard]] double log1p(double x);

/// x^y; within 0.53 ulp, and 0.78 where the result is subnormal.
[[nodiscard]] double pow(double x, double y);

/// cos(2 pi t), t in turns, so that whole turns are taken off without error; within 0.95 ulp.
[[nodiscard]] double cos_of_turns(double turns);

/// Sine and cosine of an angle of at most 4 radians to either side, which is all that is asked here; NaN beyond. Within
/// 1 ulp, and within 2^-105 where the result is next to 0.
[[nodiscard]] double sin(double radians);
[[nodiscard]] double cos(double radians);

/// Arc sine; within 1 ulp.
[[nodiscard]] double asin(double x);

/// Arc cosine; within 0.95 ulp.
[[nodiscard]] double acos(double x);

// By Boost.Math, over the functions above.

/// 1 - erf(x).
[[nodiscard]] double erfc(double x);

/// log |Gamma(x)|.
[[nodiscard]] double lgamma(double x);

/// The x at which the regularised lower incomplete gamma function P(shape, x) is p. Throws what Boost.Math throws.
[[nodiscard]] double gamma_p_inverse(double shape, double p);

/// The x at which the regularised incomplete beta function I_x(a, b) is p. Throws what Boost.Math throws.
[[nodiscard]] double beta_inverse(double a, double b, double p);

}  // namespace colead::math
