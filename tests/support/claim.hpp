// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <source_location>
#include <string>
#include <utility>
#include <vector>

namespace colead::test {

/// What must come out, and who says so: one row of the dossier (`make dossier`). `source` holds keys of
/// docs/reference/sources.md, `what` says in words what is compared, such as "M/M/2 at load .75: mean wait, h".
struct Claim {
  std::string kind;
  std::string source;
  std::string what;
};

/// What the claims of a test have in common.
struct Claims {
  std::string kind;  ///< closed form, published figure, docked classic, pattern, neutrality
  std::string source;

  [[nodiscard]] Claim operator()(std::string what) const { return {kind, source, std::move(what)}; }
};

/// What was got: a value, and its standard error where chance is in it.
struct Got {
  double value{0};
  double error{std::numeric_limits<double>::quiet_NaN()};
};

/// Each of these fails the test where the claim does not hold, and records the row in the test's XML either way, from
/// where the dossier takes it.
void expect_near(const Claim& claim, Got got, double expected, double tolerance,
                 std::source_location at = std::source_location::current());
void expect_above(const Claim& claim, Got got, double bound, std::source_location at = std::source_location::current());
void expect_below(const Claim& claim, Got got, double bound, std::source_location at = std::source_location::current());

/// The mean of independent values lies within max(stated, 4 standard errors) of the known one, and the error is small
/// enough for that to mean something. `stated` is by default half of the last digit of a value printed with six
/// decimals.
void expect_mean(const Claim& claim, const std::vector<double>& values, double known, double stated = 5e-7,
                 std::source_location at = std::source_location::current());

/// So many of n independent trials, each of which succeeds with the known probability: within 4 standard errors.
void expect_share(const Claim& claim, double share, double known, double n,
                  std::source_location at = std::source_location::current());

}  // namespace colead::test
