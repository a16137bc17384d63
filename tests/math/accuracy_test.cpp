// SPDX-License-Identifier: Apache-2.0
// Against MPFR (mpfr.org), which rounds correctly at any length. Built where its headers are.
#include <gtest/gtest.h>
#include <mpfr.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "colead/math/functions.hpp"
#include "colead/random/random.hpp"

namespace colead {
namespace {

struct Long {
  mpfr_t value;

  Long() { mpfr_init2(value, 160); }
  explicit Long(double x) : Long() { mpfr_set_d(value, x, MPFR_RNDN); }
  Long(const Long&) = delete;
  Long& operator=(const Long&) = delete;
  ~Long() { mpfr_clear(value); }
};

/// |given - exact| in units in the last place of the exact value as a double.
double ulps(double given, Long& exact) {
  const double rounded = mpfr_get_d(exact.value, MPFR_RNDN);
  if (std::isinf(rounded) || rounded == 0.0) return given == rounded ? 0.0 : HUGE_VAL;
  int exponent = 0;
  static_cast<void>(std::frexp(rounded, &exponent));
  mpfr_sub_d(exact.value, exact.value, given, MPFR_RNDN);
  mpfr_mul_2si(exact.value, exact.value, -std::max(exponent - 53, -1074), MPFR_RNDN);
  return std::abs(mpfr_get_d(exact.value, MPFR_RNDN));
}

using Exact = std::function<void(Long& result, double x, double y)>;
using Given = std::function<double(double x, double y)>;
using Place = std::function<double(double u)>;

Place between(double low, double high) {
  return [=](double u) { return low + u * (high - low); };
}

/// origin + or - 2^low ... 2^high.
Place near(double origin, double low, double high) {
  return [=](double u) {
    const double side = u < 0.5 ? 2.0 * u : 2.0 * u - 1.0;
    return origin + (u < 0.5 ? -1.0 : 1.0) * std::exp2(low + side * (high - low));
  };
}

Place powers(double low, double high) {
  return [=](double u) { return std::exp2(low + u * (high - low)); };
}

struct Case {
  std::string name;
  Given given;
  Exact exact;
  Place x;
  double most;  ///< ulp
  Place y = between(0.0, 1.0);
};

Given one(double (*f)(double)) {
  return [=](double x, double) { return f(x); };
}

Exact one(int (*f)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t)) {
  return [=](Long& result, double x, double) { f(result.value, Long(x).value, MPFR_RNDN); };
}

void turns(Long& result, double x, double) {
  const double part = std::remainder(x, 1.0);  // exact
  mpfr_const_pi(result.value, MPFR_RNDN);
  mpfr_mul_d(result.value, result.value, 2.0 * part, MPFR_RNDN);
  if (std::abs(part) == 0.25)
    mpfr_set_zero(result.value, 1);
  else
    mpfr_cos(result.value, result.value, MPFR_RNDN);
}

void power(Long& result, double x, double y) { mpfr_pow(result.value, Long(x).value, Long(y).value, MPFR_RNDN); }

std::vector<Case> cases() {
  const Given exp = one(math::exp), exp2 = one(math::exp2), expm1 = one(math::expm1);
  const Given log = one(math::log), log1p = one(math::log1p), pow = math::pow;
  const Given cos_of_turns = one(math::cos_of_turns), acos = one(math::acos), asin = one(math::asin);
  const Exact exact_exp = one(mpfr_exp), exact_exp2 = one(mpfr_exp2), exact_expm1 = one(mpfr_expm1);
  const Exact exact_log = one(mpfr_log), exact_log1p = one(mpfr_log1p);
  const Exact exact_acos = one(mpfr_acos), exact_asin = one(mpfr_asin);
  return {
      {"exp", exp, exact_exp, between(-708, 709.78), 0.53},
      {"exp near 0", exp, exact_exp, near(0, -60, 1), 0.53},
      {"exp, subnormal", exp, exact_exp, between(-745.13, -708), 0.78},
      {"exp2", exp2, exact_exp2, between(-1022, 1024), 0.54},
      {"exp2 near 0", exp2, exact_exp2, near(0, -60, 1), 0.54},
      {"exp2, subnormal", exp2, exact_exp2, between(-1074.9, -1022), 0.78},
      {"expm1", expm1, exact_expm1, between(-42, 709.7), 0.65},
      {"expm1 near 0", expm1, exact_expm1, near(0, -100, 1), 0.65},
      {"log", log, exact_log, powers(-1022, 1023.99), 0.53},
      {"log near 1", log, exact_log, between(0.97, 1.03), 0.53},
      {"log next to 1", log, exact_log, near(1, -52, -3), 0.53},
      {"log, subnormal", log, exact_log, powers(-1074, -1022), 0.53},
      {"log1p", log1p, exact_log1p, powers(-1000, 1000), 0.65},
      {"log1p near 0", log1p, exact_log1p, near(0, -60, -1), 0.65},
      {"log1p, steps", log1p, exact_log1p, between(-0.05, 0.05), 0.65},
      {"log1p, negative", log1p, exact_log1p, between(-0.999999, 0), 0.65},
      {"pow of a share", pow, power, between(0, 1), 0.53, between(0, 4)},
      {"pow", pow, power, powers(-300, 300), 0.53, between(-3, 3)},
      {"pow, large and small", pow, power, between(0.6, 1.6), 0.53, between(-1500, 1500)},
      {"pow near 1", pow, power, near(1, -40, -3), 0.53, near(0, -5, 40)},
      {"pow next to 1", pow, power, near(1, -52, -20), 0.53, near(0, 20, 55)},
      {"pow, subnormal", pow, power, between(0.5, 0.6), 0.78, between(1023, 1450)},
      {"pow of a subnormal", pow, power, powers(-1074, -1022), 0.78, between(-0.95, 0.99)},
      {"cos_of_turns", cos_of_turns, turns, between(-5, 5), 0.95},
      {"cos_of_turns, many", cos_of_turns, turns, powers(0, 53), 0.95},
      {"cos_of_turns near 0", cos_of_turns, turns, near(0.25, -50, -4), 0.95},
      {"sin", one(math::sin), one(mpfr_sin), between(-3, 3), 1.0},
      {"cos", one(math::cos), one(mpfr_cos), between(-4, 4), 1.0},
      {"acos", acos, exact_acos, between(-1, 1), 0.95},
      {"acos near 1", acos, exact_acos, [](double u) { return 1.0 - std::exp2(-53.0 + 52.0 * u); }, 0.95},
      {"asin", asin, exact_asin, between(-1, 1), 1.0},
      {"asin near a half", asin, exact_asin, between(0.45, 0.55), 1.0},
      {"asin near 0", asin, exact_asin, near(0, -60, -1), 1.0},
      {"erfc", one(math::erfc), one(mpfr_erfc), between(-6, 26), 5.0},
  };
}

// Points that no table knows: half from a counter-based generator, half at the edges of cells and what lies next to
// them.
TEST(Accuracy, IsWithinItsBoundOfMpfr) {
  constexpr Luck luck{3, 1};
  for (const Case& c : cases()) {
    double worst = 0.0, at = 0.0, to = 0.0;
    Long exact;
    for (std::uint64_t n = 0; n < 2500; ++n) {
      double x = c.x(luck.uniform(Purpose::effort, n));
      const double y = c.y(luck.uniform(Purpose::noise, n));
      if (n % 2 == 1) {
        const double edge = std::ldexp(std::round(std::ldexp(x, 7 - std::ilogb(x))), std::ilogb(x) - 7);
        const double next = std::nextafter(edge, n % 4 == 1 ? -HUGE_VAL : HUGE_VAL);
        if (edge > c.x(0.0) && edge < c.x(1.0)) x = n % 8 < 4 ? edge : next;
      }
      c.exact(exact, x, y);
      const double error = ulps(c.given(x, y), exact);
      if (error > worst) worst = error, at = x, to = y;
    }
    EXPECT_LE(worst, c.most) << c.name << " at " << std::hexfloat << at << ", " << to;
    RecordProperty(c.name, std::to_string(worst));
  }
}

}  // namespace
}  // namespace colead
