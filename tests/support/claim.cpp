// SPDX-License-Identifier: Apache-2.0
#include "support/claim.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace colead::test {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// NaN is null.
std::string written(double number) {
  if (!std::isfinite(number)) return "null";
  std::ostringstream out;
  out.precision(17);
  out << number;
  return out.str();
}

struct Row {
  const char* relation{"="};  ///< of what was got to what was expected
  double expected{0};
  double tolerance{std::numeric_limits<double>::quiet_NaN()};
  bool holds{false};
};

/// One property for each row, numbered within its test.
void record(const Claim& claim, Got got, const Row& row, const std::source_location& at) {
  const int before = testing::UnitTest::GetInstance()->current_test_info()->result()->test_property_count();
  std::ostringstream json;
  json << "{\"kind\":" << quoted(claim.kind) << ",\"source\":" << quoted(claim.source)
       << ",\"claim\":" << quoted(claim.what) << ",\"relation\":" << quoted(row.relation)
       << ",\"expected\":" << written(row.expected) << ",\"tolerance\":" << written(row.tolerance)
       << ",\"got\":" << written(got.value) << ",\"error\":" << written(got.error)
       << ",\"holds\":" << (row.holds ? "true" : "false") << ",\"line\":" << at.line() << "}";
  testing::Test::RecordProperty("claim_" + std::to_string(before + 1), json.str());
  if (!row.holds) {
    ADD_FAILURE_AT(at.file_name(), static_cast<int>(at.line()))
        << claim.what << ": " << got.value << " +- " << got.error << " is not " << row.relation << " " << row.expected
        << " within " << row.tolerance;
  }
}

}  // namespace

void expect_near(const Claim& claim, Got got, double expected, double tolerance, std::source_location at) {
  record(claim, got, {"=", expected, tolerance, std::abs(got.value - expected) <= tolerance}, at);
}

void expect_above(const Claim& claim, Got got, double bound, std::source_location at) {
  record(claim, got, {.relation = ">", .expected = bound, .holds = got.value > bound}, at);
}

void expect_below(const Claim& claim, Got got, double bound, std::source_location at) {
  record(claim, got, {.relation = "<", .expected = bound, .holds = got.value < bound}, at);
}

void expect_mean(const Claim& claim, const std::vector<double>& values, double known, double stated,
                 std::source_location at) {
  double sum = 0, squares = 0;
  const auto n = static_cast<double>(values.size());
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / n) * (value - sum / n);
  const double error = std::sqrt(squares / (n - 1) / n);
  expect_near(claim, {sum / n, error}, known, std::max(stated, 4 * error), at);
  EXPECT_LT(4 * error, 0.06 * std::abs(known)) << claim.what << ": too uncertain to tell";
}

void expect_share(const Claim& claim, double share, double known, double n, std::source_location at) {
  const double error = std::sqrt(known * (1 - known) / n);
  expect_near(claim, {share, error}, known, 4 * error, at);
}

}  // namespace colead::test
