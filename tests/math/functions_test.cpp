// SPDX-License-Identifier: Apache-2.0
#include "colead/math/functions.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "colead/random/random.hpp"

namespace colead {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double least = std::numeric_limits<double>::denorm_min();
constexpr double largest = std::numeric_limits<double>::max();

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

void expect_same(double found, double wanted) { EXPECT_PRED2(same, found, wanted); }

// What C (C17, annex F.10) says of ends and special values.
TEST(Ends, OfExponentials) {
  for (const auto& f : {math::exp, math::exp2}) {
    expect_same(f(0.0), 1.0);
    expect_same(f(-0.0), 1.0);
    expect_same(f(infinity), infinity);
    expect_same(f(-infinity), 0.0);
    expect_same(f(1e300), infinity);
    expect_same(f(-1e300), 0.0);
    expect_same(f(least), 1.0);
    expect_same(f(nan), nan);
  }
  expect_same(math::exp2(-1074.0), least);
  expect_same(math::exp2(-1075.0), 0.0);
  expect_same(math::exp2(1023.0), 0x1p1023);
  expect_same(math::exp2(1024.0), infinity);
  for (int n = -1022; n < 1024; ++n) expect_same(math::exp2(n), std::ldexp(1.0, n));
  expect_same(math::exp(0x1.62e42fefa39efp+9), 0x1.fffffffffff2ap+1023);
  expect_same(math::exp(0x1.62e42fefa39f0p+9), infinity);
  expect_same(math::expm1(0.0), 0.0);
  expect_same(math::expm1(-0.0), -0.0);
  expect_same(math::expm1(-infinity), -1.0);
  expect_same(math::expm1(infinity), infinity);
  expect_same(math::expm1(least), least);
  expect_same(math::expm1(nan), nan);
}

TEST(Ends, OfLogarithms) {
  expect_same(math::log(1.0), 0.0);
  expect_same(math::log(0.0), -infinity);
  expect_same(math::log(-0.0), -infinity);
  expect_same(math::log(infinity), infinity);
  expect_same(math::log(-1.0), nan);
  expect_same(math::log(-infinity), nan);
  expect_same(math::log(nan), nan);
  expect_same(math::log1p(0.0), 0.0);
  expect_same(math::log1p(-0.0), -0.0);
  expect_same(math::log1p(-1.0), -infinity);
  expect_same(math::log1p(infinity), infinity);
  expect_same(math::log1p(-least), -least);
  expect_same(math::log1p(-1.5), nan);
  expect_same(math::log1p(nan), nan);
}

// The C library of whoever runs this says the same of every pair of these; it is exact there, or NaN, or infinite.
TEST(Ends, OfPowers) {
  const std::vector<double> some{0.0,  -0.0,    1.0,      -1.0,   infinity, -infinity, 2.0,    -2.0,
                                 0.5,  -0.5,    3.0,      -3.0,   0x1p53,   -0x1p53,   0x1p52, 0x1p52 + 1.0,
                                 4e18, largest, -largest, 1024.0, -1074.0,  nan};
  for (const double x : {0.0, -0.0, 1.0, -1.0, infinity, -infinity, 2.0, -2.0, 0.5, -0.5, nan}) {
    for (const double y : some) EXPECT_PRED2(same, math::pow(x, y), std::pow(x, y)) << x << " to the " << y;
  }
  expect_same(math::pow(-3.0, 3.0), -27.0);
  expect_same(math::pow(largest, 1.0), largest);
  expect_same(math::pow(least, 1.0), least);
  expect_same(math::pow(largest, 2.0), infinity);
  expect_same(math::pow(least, 2.0), 0.0);
  expect_same(math::pow(least, -1.0), infinity);
}

TEST(Ends, OfAngles) {
  const std::vector<double> quarters{1.0, 0.0, -1.0, 0.0};
  for (int n = 0; n < 40; ++n) {
    EXPECT_EQ(math::cos_of_turns(n / 4.0), quarters[n % 4]) << n;
    expect_same(math::cos_of_turns(-n / 4.0), math::cos_of_turns(n / 4.0));
  }
  EXPECT_EQ(math::cos_of_turns(0x1p52 + 1.0), 1.0);
  EXPECT_EQ(math::cos_of_turns(0x1p51 + 0.5), -1.0);
  EXPECT_EQ(math::cos_of_turns(largest), 1.0);
  expect_same(math::cos_of_turns(infinity), nan);
  expect_same(math::acos(1.0), 0.0);
  expect_same(math::acos(0.0), 0x1.921fb54442d18p+0);
  expect_same(math::acos(-1.0), 0x1.921fb54442d18p+1);
  expect_same(math::asin(1.0), 0x1.921fb54442d18p+0);
  expect_same(math::asin(-1.0), -0x1.921fb54442d18p+0);
  expect_same(math::acos(1.0 + 0x1p-52), nan);
  expect_same(math::asin(-1.0 - 0x1p-52), nan);
  expect_same(math::sin(4.5), nan);
  expect_same(math::cos(-4.5), nan);
  EXPECT_EQ(math::cos(0.0), 1.0);
  expect_same(math::sin(-1e-300), -1e-300);
}

// Multiplied and added in one instruction this would be -2^-60.
TEST(Contraction, IsOff) {
  volatile double above = 1.0 + 0x1p-30;
  volatile double below = 1.0 - 0x1p-30;
  const double a = above;
  const double b = below;
  EXPECT_EQ(a * b - 1.0, 0.0);
}

// One column for every machine: a hash over the bits of 4 000 results each. It changes with the functions alone.
struct Column {
  std::string name;
  std::function<double(double, double)> value;  ///< of two uniforms
  std::uint64_t hash;
};

std::uint64_t hash_of(const std::function<double(double, double)>& value) {
  constexpr Luck luck{1, 1};
  std::uint64_t hash = 0xcbf29ce484222325;
  for (std::uint64_t n = 0; n < 4000; ++n) {
    const double result = value(luck.uniform(Purpose::effort, n), luck.uniform(Purpose::noise, n));
    for (int byte = 0; byte < 8; ++byte) {
      hash = (hash ^ (std::bit_cast<std::uint64_t>(result) >> (8 * byte) & 0xff)) * 0x100000001b3;
    }
  }
  return hash;
}

TEST(Bits, AreTheSameEverywhere) {
  const std::vector<Column> columns{
      {"exp", [](double u, double v) { return math::exp((u - 0.5) * (v < 0.5 ? 2.0 : 1490.0)); }, 0x9a63d38d5bca3f49},
      {"exp2", [](double u, double v) { return math::exp2((u - 0.5) * (v < 0.5 ? 2.0 : 2100.0)); }, 0x5a138dbb7934c114},
      {"expm1", [](double u, double v) { return math::expm1((u - 0.5) * (v < 0.5 ? 0.1 : 80.0)); }, 0x6d02974c7e40e909},
      {"log", [](double u, double v) { return math::log(v < 0.5 ? u : u * 0x1p-1040); }, 0xaa40406aedfb7365},
      {"log1p", [](double u, double v) { return math::log1p(v < 0.5 ? -u : u * u * u); }, 0x3bd26c707e01d630},
      {"pow", [](double u, double v) { return math::pow(u, v * 300.0 - 150.0); }, 0x2dbf4103a8e7e45c},
      {"cos_of_turns", [](double u, double v) { return math::cos_of_turns(u * (v < 0.5 ? 1.0 : 1e6)); },
       0xd4d8a1e7ae1ec446},
      {"sin, cos", [](double u, double v) { return v < 0.5 ? math::sin(u * 4.0) : math::cos(u * 4.0); },
       0x9bb70cc6878a0f89},
      {"acos, asin", [](double u, double v) { return v < 0.5 ? math::acos(2 * u - 1) : math::asin(2 * u - 1); },
       0xe49378b00ab2993a},
      {"erfc", [](double u, double v) { return math::erfc((u - 0.25) * 20.0 * v); }, 0xe66e77f94d538cd6},
      {"lgamma", [](double u, double v) { return math::lgamma(u * 40.0 * v); }, 0x7342cd02583ebe6b},
      {"gamma_p_inverse", [](double u, double v) { return math::gamma_p_inverse(u * u * 30.0, v); },
       0x2d53bf4f97b029f7},
      {"beta_inverse", [](double u, double v) { return math::beta_inverse(u * 20.0, 1.0 + 9.0 * v, 1.0 - v * u); },
       0x2f22d2679e924c1a},
  };
  for (const Column& column : columns) {
    EXPECT_EQ(hash_of(column.value), column.hash) << column.name << " 0x" << std::hex << hash_of(column.value);
  }
}

}  // namespace
}  // namespace colead
